"""One PDF page: its text layer where that says what the page shows, else its picture by OCR."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from ingest.readers.columns import in_reading_order
from ingest.readers.draft import PageReading
from ingest.readers.footnotes import parted
from ingest.readers.grid import with_tables
from ingest.readers.interrupted import with_notes
from ingest.readers.marks import Marks, rules_of
from ingest.readers.ocr_page import DAMAGED, PagePicture
from ingest.readers.pdf_layer import lines_of_layer, page_size
from ingest.readers.plausible import PLAUSIBLE, plausibility, script_of
from ingest.readers.running import edge_lines
from ingest.readers.words import Line, compose
from kb.types import PageSource

NO_TEXT = "no text layer"
UNREADABLE = "text layer unreadable"
BLANK = PageReading(source=PageSource.NONE)

_MOST_OBJECTS = 1000  # looked at on a page without text
_DRAWN = 10  # objects on a page of a few rules or an empty frame; outlines of words are hundreds
_FEW = 100  # characters that a scanner's stamp or a page number may add to a picture of a page
_MOST_OF_PAGE = 0.6  # that a picture covers
# Points to pixels. At 150 dots an inch small print loses marks, above 200 nothing is gained.
_SCALE = 200 / 72
_LONGEST_SIDE = 3_400  # pixels; what is larger is a poster, drawn smaller


@dataclass(frozen=True, slots=True)
class Doubt:
    """A page that should be read by OCR: why, and what its text layer gives if OCR gives less."""

    index: int
    why: str
    layer: PageReading

    def settled(self, seen: PageReading) -> PageReading:
        """Return the better of what the picture gives, `seen`, and what the layer gives."""
        if not seen.unread:
            return seen if len(seen.text) >= len(self.layer.text) else self.layer
        if self.layer.text:
            return self.layer
        return replace(self.layer, unread=f"{self.why}; {seen.unread}")


def read_layer(document: pypdfium2.PdfDocument, index: int) -> PageReading | Doubt:
    """Read a page's text layer; a doubt where there is none, or it is not what the page shows."""
    try:
        with closing(document[index]) as page, closing(page.get_textpage()) as layer:
            width, height = page_size(page)
            lines, notes = _laid_out(page, layer, height)
            composed = compose(lines)
            if not composed.text:
                unread = PageReading(unread=NO_TEXT, source=PageSource.NONE)
                return Doubt(index, NO_TEXT, unread) if _shows_something(page) else BLANK
            likely, script = plausibility(composed.text), script_of(composed.text)
            read = PageReading(
                composed.text,
                plausibility=round(likely, 3),
                script=script,
                geometry=composed.geometry(width, height),
                edges=edge_lines(composed, height),
                notes=tuple(composed.lines[at] for at in notes),
            )
            if likely < PLAUSIBLE:
                return _unreadable(index, read)
            if len(composed.text) < _FEW and _is_picture(page):
                return Doubt(index, NO_TEXT, read)
            return read
    except pypdfium2.PdfiumError:
        return PageReading(unread=DAMAGED, source=PageSource.NONE)


def _laid_out(
    page: pypdfium2.PdfPage, layer: pypdfium2.PdfTextPage, height: float
) -> tuple[Sequence[Line], range]:
    """Return a page's lines as they are read, and which of them are footnotes."""
    drawn = lines_of_layer(page, layer)
    rules = cache(lambda: rules_of(page))
    found = parted(drawn, height, Marks(page, layer).of, rules)
    text = with_tables(in_reading_order(found.text), rules)
    return with_notes(text, found.notes, height) if found.notes else (text, range(0))


def draw(document: pypdfium2.PdfDocument, index: int) -> PagePicture:
    """Draw a page as displayed."""
    try:
        with closing(document[index]) as page:
            scale = min(_SCALE, _LONGEST_SIDE / max(1.0, *page.get_size()))
            with closing(page.render(scale=scale, prefer_bgrx=False)) as bitmap:
                picture = np.array(bitmap.to_numpy()[:, :, :3])
            return PagePicture(picture, *page_size(page))
    except pypdfium2.PdfiumError:
        return PagePicture(None, 0, 0)


def _unreadable(index: int, read: PageReading) -> PageReading | Doubt:
    """Return what to do about a layer of nonsense; no OCR where it is in a script unknown to it."""
    why = f"{UNREADABLE}, in {read.script} script" if read.script else UNREADABLE
    unread = PageReading(
        unread=why, source=PageSource.NONE, plausibility=read.plausibility, script=read.script
    )
    return unread if read.script else Doubt(index, UNREADABLE, unread)


def _shows_something(page: pypdfium2.PdfPage) -> bool:
    """Say whether a page without text shows a picture, or outlines that may be words."""
    drawn = 0
    for item in islice(page.get_objects(max_depth=3), _MOST_OBJECTS):
        if item.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            return True
        drawn += 1
    return drawn >= _DRAWN


def _is_picture(page: pypdfium2.PdfPage) -> bool:
    """Say whether pictures cover most of a page."""
    width, height = page.get_size()
    covered = 0.0
    for item in islice(page.get_objects(max_depth=3), _MOST_OBJECTS):
        if item.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = item.get_bounds()
            covered += abs((right - left) * (top - bottom))
    return bool(covered >= _MOST_OF_PAGE * width * height)
