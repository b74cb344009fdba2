"""款: the unnumbered paragraphs of a Chinese article, counted.

A law's 第五条第二款 is its second paragraph, which no sign marks but the line break. A PDF also
breaks lines where the page ends, so a break counts only after the end of a sentence, and in a text
of hard-wrapped lines only where the line is short or the next is indented.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ingest.headings import Role
from ingest.lines import HAN
from ingest.node import Node
from ingest.quoted import Quoted
from kb.superscript import NOTE_MARK

_NOTE_MARK = rf"(?:{NOTE_MARK}|[①-⑳*])*"
_ENDS = re.compile(rf"[。；：！？;:.!?…][”’」』）)】]?{_NOTE_MARK}\s*$")
_INDENT = re.compile(r"(?:　{1,4}|\s{2,8})\S")
_FULL = 0.9  # of the usual longest line: a line this long may have been broken by the page
_WRAPPED = 0.25  # share of lines that end in mid-sentence, from which a text counts as wrapped
_LONGEST_TITLE = 30  # characters beside 第五条 that may be its title
_LEVEL = 49  # under the article, above its lists

SHAPE = "款"


def add_paragraphs(
    root: Node, text: str, quoted: Quoted, notes: Collection[int] = frozenset()
) -> None:
    """Give every article of two or more unnumbered paragraphs its 款, and them their items.

    The lines of quoted wording are paragraphs of another instrument; those of footnotes, which
    begin at `notes`, are none.
    """
    width = _wrap_width(text)
    for article in _articles(root):
        if any(child.steps[-1][0] == "par" for child in article.children):
            continue
        starts = list(quoted.outside(_starts(article, text, width, notes)))
        if len(starts) > 1:
            _divide(article, starts)


def _articles(node: Node) -> Iterator[Node]:
    for child in node.children:
        if child.role is Role.ARTICLE:
            yield child
        else:
            yield from _articles(child)


def _all(node: Node) -> Iterator[Node]:
    for child in node.children:
        yield child
        yield from _all(child)


def _wrap_width(text: str) -> int:
    """Return the length of a full line where the text is hard-wrapped, else 0."""
    lines = [line.strip() for line in text.split("\n") if HAN.search(line)]
    broken = sum(len(line) > _LONGEST_TITLE // 2 and not _ENDS.search(line) for line in lines)
    if not lines or broken < _WRAPPED * len(lines):
        return 0
    return sorted(map(len, lines))[int(0.9 * (len(lines) - 1))]


def _starts(article: Node, text: str, width: int, notes: Collection[int]) -> Iterator[int]:
    """Yield where the paragraphs of an article begin, the first right after the number."""
    yield article.label_end
    members = {node.start for node in _all(article)}
    title, *lines = text[article.label_end : article.end].split("\n")
    offset = article.label_end + len(title) + 1
    before = "" if len(title) <= _LONGEST_TITLE and not _ENDS.search(title) else title
    for line in lines:
        words = offset + len(line) - len(line.lstrip())
        if offset not in notes and HAN.search(line):
            if before and words not in members and _breaks(before, line, width):
                yield words
            before = line
        offset += len(line) + 1


def _breaks(before: str, line: str, width: int) -> bool:
    if not _ENDS.search(before):
        return False
    if not width or _INDENT.match(line):
        return True
    return len(before.strip()) < _FULL * width


def _divide(article: Node, starts: list[int]) -> None:
    """Put paragraphs between an article and its lists."""
    items = _apart(article.children, starts)
    ends = [*starts[1:], article.end]
    article.children = []
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1):
        node = Node(
            Role.LIST,
            (("par", str(number)),),
            _LEVEL,
            start,
            start,
            shape=SHAPE,
            order=(number, ""),
            parent=article,
            end=end,
        )
        node.children = [item for item in items if start <= item.start < end]
        for item in node.children:
            item.parent = node
            _clip(item, end)
        article.children.append(node)


def _apart(items: list[Node], starts: list[int]) -> list[Node]:
    """Return list members so that none has a member of its own in a later paragraph."""
    found: list[Node] = []
    for item in items:
        inner = _apart(item.children, starts)
        end = min((start for start in starts if start > item.start), default=item.end)
        item.children = [child for child in inner if child.start < end]
        found += [item, *(child for child in inner if child.start >= end)]
    return found


def _clip(item: Node, end: int) -> None:
    item.end = min(item.end, end)
    for child in item.children:
        _clip(child, end)
