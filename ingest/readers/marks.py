"""Where the mark of a footnote stands in a page's text layer: raised, or right behind a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from ctypes import c_float
from itertools import islice
from typing import NamedTuple

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from ingest.readers.pdf_layer import characters_of, displayed, places_of
from ingest.readers.words import HAN
from kb.types import Box

_SMALLER = 0.85  # of the height of the letter beside it, up to which a mark is raised
_RAISED = 0.1  # of that height, that it stands above the letter's foot
_REACH = 3  # characters, spaces among them, to the letter beside a mark
_LONGEST = 60  # letters of a word that a mark hangs on
_MOST_PATHS = 1000  # looked at for a rule
_RULE = (30.0, 3.0)  # points that a rule is long at least and thick at most

_IN_WORD = re.compile(f"[^\\s\ufffe{HAN}]*$")
_HANGS_ON = re.compile(r"[^\W\d]$|(?<!\d)[.,;:!?)\]”’」』）。，；：！？]$")  # 1.4 is no 4 on a stop
_GOES_ON = re.compile(r"[\w.,%％/-](?!\s)|\w")


Place = Sequence[float]  # left, top, right and bottom as displayed


class Mark(NamedTuple):
    """A mark on a page as displayed; `offset` is how many letters of its word stand before it."""

    box: Box
    offset: int
    raised: bool
    hanging: bool


class Marks:
    """The marks of one page, looked for as they are asked for."""

    def __init__(self, page: pypdfium2.PdfPage, layer: pypdfium2.PdfTextPage) -> None:
        self._page = page
        self._layer = layer
        self._text = ""
        self._numbers: list[int] | None = None
        self._found: dict[str, tuple[Mark, ...]] = {}

    def of(self, mark: str) -> Sequence[Mark]:
        """Return every place of `mark` that is no part of a larger figure on its line."""
        if not self._text:
            self._text, self._numbers = characters_of(self._layer)
        if mark not in self._found:
            hits = [hit.span() for hit in re.finditer(rf"{re.escape(mark)}(?!\d)", self._text)]
            found = map(self._mark, hits, self._neighbours(hits))
            self._found[mark] = tuple(one for one in found if one)
        return self._found[mark]

    def _neighbours(self, hits: Sequence[tuple[int, int]]) -> Iterator[dict[int, Place]]:
        """Yield for each stretch where it stands, by its first letter, and what is beside it."""
        ends = [
            [(start, end - 1), *((at, at) for at in self._beside(start, end))]
            for start, end in hits
        ]
        asked = [self._number(*pair) for pairs in ends for pair in pairs]
        places = iter(places_of(self._page, self._layer, asked) if asked else ())
        for pairs in ends:
            yield {first: next(places) for first, _ in pairs}

    def _beside(self, start: int, end: int) -> Iterator[int]:
        """Yield the letter before a stretch on its line, and the one behind it."""
        before = range(start - 1, max(-1, start - _REACH - 1), -1)
        after = range(end, min(len(self._text), end + _REACH))
        for reach, stops in ((before, "\r\n"), (after, "")):
            for at in reach:
                if self._text[at] in stops:
                    break
                if not self._text[at].isspace():
                    yield at
                    break

    def _mark(self, hit: tuple[int, int], places: dict[int, Place]) -> Mark | None:
        (start, end), text = hit, self._text
        own = places.pop(start)
        for at in (start - 1, end):
            if at in places and text[at].isdigit() and not _is_raised(own, places[at]):
                return None
        said = text[start:end]
        superscript = not said.isdecimal() and said.isdigit()
        before = _IN_WORD.search(text[max(0, start - _LONGEST) : start])
        hanging = _HANGS_ON.search(text[max(0, start - 2) : start])
        return Mark(
            Box(*own),
            len(before.group()) if before else 0,
            superscript or any(_is_raised(own, letter) for letter in places.values()),
            bool(hanging) and not _GOES_ON.match(text, end),
        )

    def _number(self, first: int, last: int) -> tuple[int, int]:
        return (self._numbers[first], self._numbers[last]) if self._numbers else (first, last)


def _is_raised(mark: Place, letter: Place) -> bool:
    """Say whether a mark is smaller than a letter and stands on its line, but higher."""
    _, top, _, bottom = mark
    _, upper, _, foot = letter
    height = foot - upper
    return (
        bottom - top <= _SMALLER * height
        and upper < bottom <= foot - _RAISED * height
        and top < foot
    )


def rules_of(page: pypdfium2.PdfPage) -> list[Box]:
    """Return the lines drawn across a page, as displayed; not those within a form of it."""
    raw = page.raw
    drawn = (pdfium.FPDFPage_GetObject(raw, at) for at in range(pdfium.FPDFPage_CountObjects(raw)))
    paths = (one for one in drawn if pdfium.FPDFPageObj_GetType(one) == pdfium.FPDF_PAGEOBJ_PATH)
    bounds = [_bounds(one) for one in islice(paths, _MOST_PATHS)]
    boxes = displayed(page, np.array(bounds, np.float32).reshape(-1, 4)).tolist()
    long, thick = _RULE
    return [Box(*box) for box in boxes if box[2] - box[0] >= long and box[3] - box[1] <= thick]


def _bounds(item: pdfium.FPDF_PAGEOBJECT) -> tuple[float, ...]:
    """Return left, bottom, right and top of what is drawn."""
    sides = [c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(item, *sides)
    return tuple(side.value for side in sides)
