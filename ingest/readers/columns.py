"""Two columns side by side: first the left one, then the right one.

PDFium gives text in the order the file draws it. Most producers draw a column, or a cell, after
another, and then there is nothing to do; some draw line by line across both, which mixes a
bilingual text's two languages in mid-sentence. Only such pages are put in order, and only where
lines of prose fill both sides of an empty strip: the rows of a table stay rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

import pypdfium2

_GUTTERS = tuple(place / 100 for place in range(40, 61))  # of the width, where a strip may run
_FEWEST_LINES = 6  # a side; fewer are an address block or signatures
_MOST_BOXES = 600  # more is a page drawn letter by letter: 16 ms a page to look at
_MOST_CROSSING = 0.15  # of the lines: titles and page numbers run across
_LEAST_FILLED = 0.6  # of a column's width, that its median line takes up
_LEAST_MIXED = 0.5  # changes of side a line of the shorter column; drawn column by column: 0
_SAME_LINE = 0.5  # of the height, that two boxes on one line are apart at most


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of text on a page, in points from the lower left."""

    left: float
    bottom: float
    right: float
    top: float


def in_columns(layer: pypdfium2.PdfTextPage) -> str:
    """Return a two-column page's text in reading order, empty where the drawn order will do."""
    count = layer.count_rects()
    if not 2 * _FEWEST_LINES <= count <= _MOST_BOXES:
        return ""
    boxes = [Box(*layer.get_rect(index)) for index in range(count)]
    page = _around(boxes)
    if not _is_mixed(boxes, (page.left + page.right) / 2):
        return ""
    gutter = min(
        (page.left + share * (page.right - page.left) for share in _GUTTERS),
        key=lambda place: sum(_crosses(box, place) for box in boxes),
    )
    if not _is_mixed(boxes, gutter) or not _is_prose(boxes, gutter, page):
        return ""
    text = "\n".join(
        layer.get_text_bounded(box.left, box.bottom, box.right, box.top)
        for box in _regions(boxes, gutter, page)
    )
    return text if _letters(text) == _letters(layer.get_text_range()) else ""


def _is_mixed(boxes: Sequence[Box], gutter: float) -> bool:
    """Say whether the drawn order jumps from side to side."""
    sides = [box.left >= gutter for box in boxes if not _crosses(box, gutter)]
    shorter = min(sides.count(True), sides.count(False))
    changes = sum(side != after for side, after in zip(sides, sides[1:], strict=False))
    return shorter >= _FEWEST_LINES and changes >= _LEAST_MIXED * shorter


def _is_prose(boxes: Sequence[Box], gutter: float, page: Box) -> bool:
    """Say whether lines fill both columns, and few run across."""
    crossing = _lines(box for box in boxes if _crosses(box, gutter))
    left = _lines(box for box in boxes if box.right <= gutter)
    right = _lines(box for box in boxes if box.left >= gutter)
    if len(crossing) > _MOST_CROSSING * (len(left) + len(right)):
        return False
    widths = ((left, gutter - page.left), (right, page.right - gutter))
    return all(
        len(lines) >= _FEWEST_LINES
        and median(line.right - line.left for line in lines) >= _LEAST_FILLED * width
        for lines, width in widths
    )


def _regions(boxes: Sequence[Box], gutter: float, page: Box) -> list[Box]:
    """Return what to read in turn: lines that run across, and the two columns between them."""
    regions = []
    top = page.top
    across = sorted(_lines(box for box in boxes if _crosses(box, gutter)), key=lambda box: -box.top)
    for line in across:
        regions += _columns(page, gutter, line.top, top)
        regions.append(Box(page.left, line.bottom, page.right, line.top))
        top = line.bottom
    return regions + _columns(page, gutter, page.bottom, top)


def _columns(page: Box, gutter: float, bottom: float, top: float) -> list[Box]:
    if top <= bottom:
        return []
    return [Box(page.left, bottom, gutter, top), Box(gutter, bottom, page.right, top)]


def _lines(boxes: Iterable[Box]) -> list[Box]:
    """Return one box a line: a change of font or a wide space divides a line in several."""
    lines: list[Box] = []
    for box in sorted(boxes, key=lambda box: (-box.bottom, box.left)):
        last = lines[-1] if lines else None
        if last and abs(last.bottom - box.bottom) <= _SAME_LINE * (box.top - box.bottom):
            lines[-1] = _around((last, box))
        else:
            lines.append(box)
    return lines


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.left for box in boxes),
        min(box.bottom for box in boxes),
        max(box.right for box in boxes),
        max(box.top for box in boxes),
    )


def _crosses(box: Box, place: float) -> bool:
    return box.left < place < box.right


def _letters(text: str) -> Counter[str]:
    """Count the characters that are seen: reading in another order may lose or double none."""
    return Counter("".join(text.split()).replace("\ufffe", "-"))
