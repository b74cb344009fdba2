"""The words of a Word document's body, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from ingest.characters import clean
from ingest.readers.draft import PageReading
from ingest.readers.rows import Cell, Line, Table
from ingest.readers.word_notes import Notes
from ingest.readers.word_numbering import Numbering
from ingest.readers.word_pictures import Pictures
from ingest.readers.word_styles import Styles, heading_level
from ingest.readers.word_xml import attribute, child, children, is_on, local, number, value
from kb.superscript import raised

_PAGE_END = "\f"
PICTURE_PAGE = -1  # the level of a line that stands for the next of `Body.pictured`
_PICTURE = "\ufffc"
"""The level of a line that is no text but the reason why a page has none."""

_PRIVATE_USE = range(0xE000, 0xF900)
# Deleted text, field codes, the reading aid over a character, and what Word shows elsewhere.
_NOT_SHOWN = frozenset(
    "del moveFrom delText instrText delInstrText rt pPr rPr tblPr trPr tcPr sdtPr sectPr".split()
) | {""}
_LITERALS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}


class Body:
    """Walks paragraphs and tables once, in order, as numbers and notes are counted in it."""

    def __init__(
        self, styles: Styles, numbering: Numbering, notes: Notes, pictures: Pictures
    ) -> None:
        self.pictured: list[PageReading] = []  # the pages that are pictures, in their order
        self._pictures = pictures
        self._pages: list[etree._Element] = []  # page-sized pictures of the paragraph
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._boxes: list[Line] = []  # of the paragraph that is being read
        self._carried = ""  # words of paragraphs whose end was deleted: they join the next
        self._page_is_new = True
        self._makers: dict[str, Callable[[etree._Element], str]] = {
            "t": lambda element: self._said(element.text or ""),
            "sym": lambda element: self._said(_symbol(element)),
            "br": self._break,
            "lastRenderedPageBreak": lambda element: self._end_of_page(),
            "footnoteReference": self._reference,
            "endnoteReference": self._reference,
            "txbxContent": self._box,
            "drawing": self._drawing,
            "pict": self._drawing,
        }

    def lines(self, parent: etree._Element) -> Iterator[Line]:
        """Yield the lines of every block in `parent`; a form feed in one ends a page there."""
        for element in parent:
            match local(element):
                case "p":
                    yield from self._paragraph(element)
                case "tbl":
                    yield from self._table(element)
                case "AlternateContent":
                    yield from self.lines(_shown_alternative(element))
                case name if name not in _NOT_SHOWN:
                    yield from self.lines(element)

    def note_lines(self) -> Iterator[Line]:
        """Yield the notes that the text referred to, each begun with its mark."""
        for mark, note in self._notes.referred():
            for place, (line, _) in enumerate(self.lines(note)):
                yield (line if place else f"{mark} {line.lstrip()}"), 0

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Line]:
        properties = child(paragraph, "pPr")
        style_id = value(properties, "pStyle") or self._styles.default
        style = self._styles.style(style_id)
        begins_page = is_on(properties, "pageBreakBefore") or style.breaks_page
        before = self._end_of_page() if begins_page else ""
        text = before + self._carried + clean("".join(self._words(paragraph)))
        if _end_is_deleted(properties):
            self._carried = text
            return
        self._carried = ""
        level = heading_level(properties) or style.level
        yield from self._numbered(text, self._numbering.label(properties, style_id), level)
        boxes, self._boxes = self._boxes, []
        yield from boxes
        pages, self._pages = self._pages, []
        for drawing in pages:
            yield from self._picture_page(drawing)
        section = child(properties, "sectPr")
        if section is not None and value(section, "type") != "continuous":
            yield self._end_of_page(), 0

    def _numbered(self, text: str, label: str, level: int) -> Iterator[Line]:
        """Yield a paragraph's lines; its number stands after a page break at its beginning."""
        words = text.lstrip("\f \t\n")
        breaks = _PAGE_END * text[: len(text) - len(words)].count(_PAGE_END)
        if label.strip(" •"):
            self._page_is_new = False
        elif not words.strip():
            label = ""
        for line in (breaks + label + words).split("\n"):
            shown = line.rstrip(" \t")
            if shown:
                yield shown, level if shown.strip() else 0

    def _words(self, parent: etree._Element) -> Iterator[str]:
        for element in parent:
            name = local(element)
            if name in _NOT_SHOWN or (name == "r" and is_on(child(element, "rPr"), "vanish")):
                continue
            if name in _LITERALS:
                yield _LITERALS[name]
            elif name in self._makers:
                yield self._makers[name](element)
            elif name == "AlternateContent":
                yield from self._words(_shown_alternative(element))
            elif name == "r" and value(element, "rPr", "vertAlign") == "superscript":
                yield raised("".join(self._words(element)))  # 10⁶, 30¹ days: no 301
            else:
                yield from self._words(element)

    def _break(self, element: etree._Element) -> str:
        return self._end_of_page() if attribute(element, "type") == "page" else "\n"

    def _reference(self, element: etree._Element) -> str:
        return self._notes.refer(local(element).removesuffix("Reference"), attribute(element, "id"))

    def _box(self, content: etree._Element) -> str:
        """Keep a text box's lines for after the paragraph that it hangs on."""
        outer, self._boxes = self._boxes, []
        lines = list(self.lines(content))
        self._boxes = outer + lines
        return ""

    def _drawing(self, drawing: etree._Element) -> str:
        if self._pictures.fills_page(drawing):
            self._pages.append(drawing)
        return "".join(self._words(drawing))

    def _picture_page(self, drawing: etree._Element) -> Iterator[Line]:
        """Yield the mark of a page that is a picture, whose page stands in `pictured`."""
        yield self._end_of_page(), 0
        self.pictured.append(self._pictures.read(drawing))
        yield _PICTURE, PICTURE_PAGE

    def _table(self, table: etree._Element) -> Iterator[Line]:
        grid = Table()
        for row in _find(table, "tr"):
            if child(row, "trPr", "del") is None:
                before = number(value(row, "trPr", "gridBefore"))
                cells = [Cell((), before)] if before > 0 else []
                yield from grid.row([*cells, *map(self._cell, _find(row, "tc"))])
        yield "", 0  # parts it from what follows, another table too

    def _cell(self, cell: etree._Element) -> Cell:
        properties = child(cell, "tcPr")
        merged = child(properties, "vMerge")
        continues = merged is not None and attribute(merged, "val") != "restart"
        columns = max(number(value(properties, "gridSpan"), 1), 1)
        return Cell([line for line in self.lines(cell) if line[0]], columns, continues=continues)

    def _said(self, text: str) -> str:
        if text.strip():
            self._page_is_new = False
        return text.replace(_PAGE_END, "")

    def _end_of_page(self) -> str:
        """Return a form feed, once where an explicit break and Word's own mark stand together."""
        if self._page_is_new:
            return ""
        self._page_is_new = True
        return _PAGE_END


def _find(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield a table's rows or a row's cells, through content controls and the like."""
    for element in parent:
        found = local(element)
        if found == name:
            yield element
        elif found in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _find(element, name)


def _shown_alternative(element: etree._Element) -> etree._Element:
    """Return the one of several versions of a drawing that Word shows, its first."""
    return next(iter((*children(element, "Choice"), *children(element, "Fallback"))), element)


def _end_is_deleted(properties: etree._Element | None) -> bool:
    marks = child(properties, "rPr")
    return child(marks, "del") is not None or child(marks, "moveFrom") is not None


def _symbol(element: etree._Element) -> str:
    """Return a symbol's character; one of a symbol font's own code is no character."""
    try:
        code = int(attribute(element, "char"), 16)
    except ValueError:
        return ""
    return "" if code in _PRIVATE_USE or code > 0xFFFF else chr(code)
