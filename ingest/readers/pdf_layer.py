"""A PDF page's text layer: its words in the order they were drawn, each with its place.

PDFium is asked for the text at once and then for two boxes a word, its first and its last letter's:
a box a letter would take three times as long.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw as pdfium

from ingest.readers.words import WORD, Line, Word

_HYPHEN = "\ufffe"  # PDFium's mark for a hyphen at a line's end, the line end dropped
_LINE_END = re.compile("[\r\n\v\f\x85\u2028\u2029\ufffe]")
Boxes = npt.NDArray[np.float32]
# How left, bottom, right and top of the page's own coordinates become left, top, right and bottom
# of the page as displayed: which to take, and its sign; the page's edge where the sign is minus.
_TURNS: dict[int, tuple[tuple[int, int], ...]] = {
    0: ((0, 1), (3, -1), (2, 1), (1, -1)),
    90: ((1, 1), (0, 1), (3, 1), (2, 1)),
    180: ((2, -1), (1, 1), (0, -1), (3, 1)),
    270: ((3, -1), (2, -1), (1, -1), (0, -1)),
}


def lines_of_layer(page: pypdfium2.PdfPage, layer: pypdfium2.PdfTextPage) -> list[Line]:
    """Return the lines of a page as drawn, in points of the page as displayed."""
    text, numbers = characters_of(layer)
    spans = [match.span() for match in WORD.finditer(text)]
    boxes = places_of(page, layer, _ends(text, spans, numbers))
    lines: list[Line] = []
    line: list[Word] = []
    end = 0
    for (start, stop), box in zip(spans, boxes, strict=True):
        between = text[end:start]
        written = text[start:stop]
        if line and ((between and _LINE_END.search(between)) or text[start - 1] == _HYPHEN):
            lines.append(line)
            line = []
        if _HYPHEN in written:
            written = written.replace(_HYPHEN, "-")
        left, top, right, bottom = box
        line.append(Word(written, left, top, right, bottom, bool(between)))
        end = stop
    if line:
        lines.append(line)
    return lines


def page_size(page: pypdfium2.PdfPage) -> tuple[float, float]:
    """Return width and height of the page as displayed."""
    left, bottom, right, top = _shown(page)
    width, height = abs(right - left), abs(top - bottom)
    return (height, width) if page.get_rotation() in (90, 270) else (width, height)


def _shown(page: pypdfium2.PdfPage) -> tuple[float, float, float, float]:
    """Return the part of a page that is shown: left, bottom, right and top.

    As PDFium draws it; a page that has its boxes from the tree above has none of its own, and
    asked for those it is 8.5 by 11 inches.
    """
    left, bottom, right, top = page.get_bbox()
    return left, bottom, right, top


def characters_of(layer: pypdfium2.PdfTextPage) -> tuple[str, list[int] | None]:
    """Return the text, and the number of each of its characters, None where they are the same."""
    count = layer.count_chars()
    if count <= 0:
        return "", None
    text: str = layer.get_text_range()
    if len(text) == count:
        return text, None
    codes = [pdfium.FPDFText_GetUnicode(layer.raw, number) for number in range(count)]
    kept = [number for number, code in enumerate(codes) if 0 < code <= 0x10FFFF]
    return "".join(chr(codes[number]) for number in kept), kept


def _ends(
    text: str, spans: Sequence[tuple[int, int]], numbers: Sequence[int] | None
) -> list[tuple[int, int]]:
    """Return the numbers of each word's first and last letter; a hyphen put in has no place."""
    ends = [
        (start, stop - 1 - (stop - start > 1 and text[stop - 1] == _HYPHEN))
        for start, stop in spans
    ]
    return [(numbers[first], numbers[last]) for first, last in ends] if numbers else ends


def places_of(
    page: pypdfium2.PdfPage, layer: pypdfium2.PdfTextPage, ends: Sequence[tuple[int, int]]
) -> list[list[float]]:
    """Return left, top, right and bottom, as displayed, of stretches from a letter to a letter.

    `ends` are the numbers of each stretch's first and last letter.
    """
    found: list[list[float]] = displayed(page, _boxes(layer, ends)).tolist()
    return found


def _boxes(layer: pypdfium2.PdfTextPage, ends: Sequence[tuple[int, int]]) -> Boxes:
    """Return left, bottom, right and top of each word, the height that of its font."""
    several = [at for at, (first, last) in enumerate(ends) if first != last]
    numbers = [first for first, _ in ends]
    numbers += [ends[at][1] for at in several]  # a Chinese character is asked for once
    rects = (pdfium.FS_RECTF * len(numbers))()
    ask, raw = pdfium.FPDFText_GetLooseCharBox, layer.raw
    for number, rect in zip(numbers, rects, strict=True):
        ask(raw, number, rect)
    found = np.frombuffer(rects, np.float32).reshape(-1, 4)  # left, top, right, bottom
    low, high = found[: len(ends)].copy(), found[: len(ends)].copy()
    low[several] = np.minimum(low[several], found[len(ends) :])
    high[several] = np.maximum(high[several], found[len(ends) :])
    return np.stack((low[:, 0], low[:, 3], high[:, 2], high[:, 1]), axis=1)


def displayed(page: pypdfium2.PdfPage, boxes: Boxes) -> Boxes:
    """Turn left, bottom, right and top in rows into left, top, right and bottom as displayed."""
    left, bottom, right, top = _shown(page)
    low, high = (left, bottom, left, bottom), (right, top, right, top)
    columns = [
        boxes[:, side] - low[side] if sign > 0 else high[side] - boxes[:, side]
        for side, sign in _TURNS[page.get_rotation()]
    ]
    return np.stack(columns, axis=1)
