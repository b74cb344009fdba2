"""HTML: what a browser would show of the paper itself, a block a line."""

from __future__ import annotations

import re

from lxml import etree

from ingest.characters import clean
from ingest.charset import decode
from ingest.readers.counting import count
from ingest.readers.draft import Draft
from ingest.readers.html_page import Page
from ingest.readers.rows import Cell, Line, Table, apart
from ingest.reading import Reading
from kb.errors import DamagedFile, UndecodableText
from kb.settings import Settings
from kb.superscript import raised

_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu ol p pre"
    " section summary table tbody td tfoot th thead tr ul".split()
)
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_LIST_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_TO_THE_END = 10**6  # rows
_SPACE = re.compile(r"[ \t\r\n\f]+")


def read_html(name: str, data: bytes, settings: Settings) -> Reading:
    """Read a page's visible text. Raises `UndecodableText`, `DamagedFile`, `FileOverLimit`."""
    declared = _CHARSET.search(data[:4096])
    text = decode(data, declared.group(1).decode("ascii") if declared else "")
    if text is None:
        raise UndecodableText(name)
    root = _parse(name, text)
    draft = Draft(name, settings)
    for line, level in apart(_Walk().lines(root)):
        draft.add_line(line, level)
    title = root.find(".//title")
    shown = "" if title is None else _SPACE.sub(" ", clean("".join(title.itertext()))).strip()
    return draft.reading("text/html", shown)


def _parse(name: str, text: str) -> etree._Element:
    # libxml2 stops at a NUL and at half a surrogate pair.
    encoded = text.replace("\x00", "").encode("utf-8", "replace")
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = etree.fromstring(encoded, parser)
    except etree.XMLSyntaxError as error:
        raise DamagedFile(name, f"the HTML cannot be parsed: {error.msg}") from error
    if root is None:
        raise DamagedFile(name, "there is no HTML in it")
    if any(entry.level_name == "FATAL" for entry in parser.error_log):
        raise DamagedFile(name, "the HTML is nested too deeply")
    return root


class _Counter:
    """The numbers of an ordered list's items, as the browser shows them."""

    def __init__(self, ordered: etree._Element) -> None:
        self._format = _LIST_TYPES.get(ordered.get("type", "1"), "decimal")
        self._next = _whole(ordered.get("start"), 1)

    def take(self, item: etree._Element) -> str:
        """Return the next item's number with its full stop."""
        number = _whole(item.get("value"), self._next)
        self._next = number + 1
        return f"{count(self._format, number)}. "


class _Walk:
    """One pass over the tree, without recursion: pages nest as deep as they like."""

    def __init__(self) -> None:
        self._inline: list[str] = []
        self._level = 0
        self._item = ""  # the number of a list item whose first line is still to come
        self._counters: list[_Counter | None] = []  # of the open lists; none where unordered
        self._preformatted = 0
        self._raised = 0  # open elements that raise what they hold: 30<sup>1</sup> is no 301
        self._out: list[Line] = []
        self._outer: list[list[Line]] = []  # what was being written when a cell opened
        self._tables: list[Table] = []
        self._rows: list[list[Cell]] = []  # open rows

    def lines(self, root: etree._Element) -> list[Line]:
        """Return the visible lines under `root`."""
        page = Page(root)
        tree = etree.iterwalk(root, events=("start", "end"))
        for event, element in tree:
            if page.is_left_out(element):
                if event == "start":
                    tree.skip_subtree()
                else:
                    self._say(element.tail)
            elif event == "start":
                self._open(element)
                self._say(element.text)
            else:
                self._close(element)
                self._say(element.tail)
        self._flush()
        return self._out

    def _open(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._flush()
        self._level = _LEVELS.get(tag, self._level)
        match tag:
            case "br":
                self._inline.append("\n")
            case "pre":
                self._preformatted += 1
            case "sup":
                self._raised += 1
            case "ol" | "ul":
                self._counters.append(_Counter(element) if tag == "ol" else None)
            case "li" if self._counters:
                counter = self._counters[-1]
                self._item = counter.take(element) if counter else ""
            case "table":
                self._tables.append(Table())
            case "tr":
                self._rows.append([])
            case "td" | "th":
                self._outer.append(self._out)
                self._out = []

    def _close(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._flush()
        if tag in _LEVELS:
            self._level = 0
        match tag:
            case "pre":
                self._preformatted -= 1
            case "sup":
                self._raised -= 1
            case "ol" | "ul":
                self._counters.pop()
            case "table":
                self._tables.pop()
                self._out.append(("", 0))  # parts it from what follows, another table too
            case "tr":
                grid = self._tables[-1] if self._tables else Table()
                self._out.extend(grid.row(self._rows.pop()))
            case "td" | "th":
                lines, self._out = self._out, self._outer.pop()
                if self._rows:
                    self._rows[-1].append(_cell(element, lines))
                else:
                    self._out.extend(lines)

    def _say(self, text: str | None) -> None:
        if text:
            if self._raised:
                text = raised(text)
            self._inline.append(text if self._preformatted else _SPACE.sub(" ", text))

    def _flush(self) -> None:
        """End the line that is being written."""
        written = clean("".join(self._inline))
        self._inline.clear()
        for line in written.split("\n"):
            words = line.strip() if self._preformatted else _SPACE.sub(" ", line).strip()
            if words:
                self._out.append((self._item + words, self._level))
                self._item = ""


def _cell(element: etree._Element, lines: list[Line]) -> Cell:
    columns, rows = (_whole(element.get(name), 1) for name in ("colspan", "rowspan"))
    words = [line for line in lines if line[0]]
    # A rowspan of 0 reaches to the end of the table.
    return Cell(words, max(columns, 1), rows if rows > 0 else _TO_THE_END)


def _whole(written: str | None, default: int) -> int:
    """Return an attribute's whole number, `default` where it has none."""
    digits = (written or "").strip()
    return int(digits) if re.fullmatch(r"-?\d{1,9}", digits) else default
