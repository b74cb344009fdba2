"""Markdown: the words, without the marks that only lay them out."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.characters import clean
from ingest.charset import decode
from ingest.readers.draft import Draft
from ingest.readers.rows import Cell, Line, Table, apart
from ingest.reading import Reading
from kb.errors import DamagedFile, UndecodableText
from kb.settings import Settings

# A definition "[1]: see Article 5" would vanish as a link's target, so references are not parsed.
_DEEPEST = 100  # quotations and lists in one another; the parser drops what lies deeper
_parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table").disable("reference")
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<body>.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.S)
_FRONT_LINE = re.compile(r"[ \t]*(?:[\w.-]+[ \t]*:|-[ \t]|#|$)|[ \t]+\S")
_TITLE = re.compile(r"^title[ \t]*:[ \t]*(?P<title>.+?)[ \t]*$", re.M | re.I)
_TIGHT_HEADING = re.compile(r"^( {0,3}#{2,6})(?=[^#\s])", re.M)  # "##Heading", met in the wild
_COMMENT = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>", re.S | re.I)
# Only what HTML defines is a tag; "<Party A>" is a blank to be filled in, and stays.
_TAG = re.compile(
    r"</?(a|abbr|b|big|blockquote|center|code|dd|del|details|div|dl|dt|em|figure|font|h[1-6]|hr|i|img"
    r"|ins|kbd|li|mark|ol|p|pre|s|section|small|span|strike|strong|sub|summary|sup|table|tbody"
    r"|thead|tfoot|td|th|tr|tt|u|ul|wbr)\b[^<>]*>",
    re.I,
)
_BREAK_TAG = re.compile(r"<br\s*/?>|</(?:p|div|tr|li|h[1-6])\s*>", re.I)


def read_markdown(name: str, data: bytes, settings: Settings) -> Reading:
    """Read Markdown as lines, headings marked.

    Raises `UndecodableText`, `DamagedFile` where it is nested too deeply, `FileOverLimit`.
    """
    decoded = decode(data)
    if decoded is None:
        raise UndecodableText(name)
    title, text = _split_front_matter(clean(decoded).replace("\f", "\n"))
    tokens = _parser.parse(_TIGHT_HEADING.sub(r"\1 ", text))
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        raise DamagedFile(name, "its lists or quotations are nested too deeply")
    draft = Draft(name, settings)
    for line, level in apart(_lines(tokens)):
        draft.add_line(line, level)
    return draft.reading("text/markdown", title)


def _split_front_matter(text: str) -> tuple[str, str]:
    """Return the title a YAML block at the top gives, and the text without the block."""
    text = text.lstrip("\n")
    block = _FRONT_MATTER.match(text)
    if not block or not all(map(_FRONT_LINE.match, block["body"].split("\n"))):
        return "", text
    found = _TITLE.search(block["body"])
    return (found["title"].strip("\"'") if found else ""), text[block.end() :]


def _lines(tokens: Sequence[Token]) -> Iterator[Line]:
    """Yield each line that has words, and its level where it is a heading's."""
    item = ""  # the mark of a list item whose first line is still to come
    table = Table()
    row: list[Cell] | None = None
    for token, before in zip(tokens, [None, *tokens], strict=False):
        match token.type:
            case "list_item_open":
                item = f"{token.info}{token.markup} "
            case "tr_open":
                row = []
            case "tr_close":
                yield from table.row(row or ())
                row = None
            case "table_close":
                yield "", 0
            case "inline" if row is not None:
                row.append(Cell([(" ".join(_words(token).split()), 0)]))
            case "inline" | "code_block" | "fence" | "html_block":
                level = _level(before)
                for line in filter(None, map(str.strip, _words(token).split("\n"))):
                    yield item + line, level
                    item = ""


def _level(token: Token | None) -> int:
    return int(token.tag[1]) if token and token.type == "heading_open" else 0


def _words(token: Token) -> str:
    if token.type == "inline":
        return clean(_inline(token.children or ()))  # "&nbsp;" is a character only now
    return _without_tags(token.content) if token.type == "html_block" else token.content


def _inline(children: Sequence[Token]) -> str:
    pieces = []
    for child in children:
        match child.type:
            case "text" | "code_inline" | "text_special":
                pieces.append(child.content)
            case "softbreak" | "hardbreak":
                pieces.append("\n")
            case "html_inline":
                pieces.append(_without_tags(child.content))
            case "image":
                pieces.append(_inline(child.children or ()))
    return "".join(pieces)


def _without_tags(markup: str) -> str:
    markup = _BREAK_TAG.sub("\n", _COMMENT.sub("", markup))
    return clean(html.unescape(_TAG.sub("", markup)))
