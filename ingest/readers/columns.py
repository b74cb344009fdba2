"""Two columns side by side: first the left one, then the right one.

PDFium gives text in the order the file draws it. Most producers draw a column, or a cell, after
another, and then there is nothing to do; some draw line by line across both, which mixes a
bilingual text's two languages in mid-sentence. Such pages are put in order. On the others a line of
one column and the line beside it may still have come out as one, as two headings side by side do;
they are parted. All only where lines of prose fill both sides of an empty strip: the rows of a
table stay rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2

from kb.tokens import detect_language

_GUTTERS = tuple(place / 100 for place in range(40, 61))  # of the width, where a strip may run
_STRIP = 4.0  # points kept empty on each side of the middle of the strip; a word space is 3
_FEWEST_LINES = 6  # a side; fewer are an address block or signatures
_MOST_BOXES = 600  # more is a page drawn letter by letter: 16 ms a page to look at
_MOST_ACROSS = 0.15  # of the lines: titles and page numbers run across
_FULL = 0.7  # of a column's width, from which a line counts as full
_LEAST_FULL = 0.2  # of a column's lines; Chinese beside its longer English, with a table, has 0.25
_LEAST_MIXED = 0.5  # joints a line of the shorter column; drawn column by column: 0
_MOST_PAIRS = 0.25  # the same, up to which a page is two columns of text and not a table
_SAME_LINE = 0.5  # of the height, that two boxes on one line are apart at most


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of text on a page, in points from the lower left."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page's text boxes as drawn, and its lines left of, right of and across the `gutter`."""

    boxes: Sequence[Box]
    around: Box
    gutter: float
    across: Sequence[Box]
    left: Sequence[Box]
    right: Sequence[Box]


def in_columns(layer: pypdfium2.PdfTextPage) -> str:
    """Return a two-column page's text in reading order, empty where the drawn order will do."""
    count = layer.count_rects()
    if not 2 * _FEWEST_LINES <= count <= _MOST_BOXES:
        return ""
    boxes = [Box(*layer.get_rect(index)) for index in range(count)]
    around = _around(boxes)
    middle = (around.left + around.right) / 2
    if not _joints(boxes, middle):
        return ""
    gutter = min(
        (around.left + share * (around.right - around.left) for share in _GUTTERS),
        key=lambda place: sum(_crosses(box, place) for box in boxes),
    )
    page = Page(
        boxes,
        around,
        gutter,
        across=_lines(box for box in boxes if _crosses(box, gutter)),
        left=_lines(box for box in boxes if box.right <= gutter - _STRIP),
        right=_lines(box for box in boxes if box.left >= gutter + _STRIP),
    )
    if not _has_columns(page):
        return ""
    return _reordered(layer, page) if _is_mixed(page) else _parted(layer, page)


def _has_columns(page: Page) -> bool:
    """Say whether prose stands on both sides of an empty strip, and few lines run across."""
    lines = len(page.left) + len(page.right)
    return len(page.across) <= _MOST_ACROSS * lines and all(
        len(column) >= _FEWEST_LINES
        and sum(line.right - line.left >= _FULL * width for line in column)
        >= _LEAST_FULL * len(column)
        for column, width in (
            (page.left, page.gutter - page.around.left),
            (page.right, page.around.right - page.gutter),
        )
    )


def _is_mixed(page: Page) -> bool:
    """Say whether most lines of one column were drawn in turn with those beside them."""
    return _share_joined(page) >= _LEAST_MIXED


def _share_joined(page: Page) -> float:
    return len(_joints(page.boxes, page.gutter)) / min(len(page.left), len(page.right))


def _reordered(layer: pypdfium2.PdfTextPage, page: Page) -> str:
    text = "\n".join(_words(layer, box) for box in _regions(page))
    return text if _letters(text) == _letters(layer.get_text_range()) else ""


def _parted(layer: pypdfium2.PdfTextPage, page: Page) -> str:
    """Return the text as drawn, with a line end where a line and its translation were joined.

    Where most lines are such pairs the page is a table, and its rows stay.
    """
    pairs = [
        (_words(layer, box), _words(layer, after))
        for box, after in _joints(page.boxes, page.gutter)
    ]
    translated = [pair for pair in pairs if detect_language(pair[0]) != detect_language(pair[1])]
    if not translated or _share_joined(page) > _MOST_PAIRS:
        return ""
    text = str(layer.get_text_range())
    for pair in translated:
        text = text.replace(" ".join(pair), "\n".join(pair), 1)
    return text


def _joints(boxes: Sequence[Box], gutter: float) -> list[tuple[Box, Box]]:
    """Return the boxes left and right of the strip that stand on one line, drawn in turn."""
    return [
        (box, after)
        for box, after in pairwise(boxes)
        if box.right <= gutter - _STRIP
        and gutter + _STRIP <= after.left
        and _on_one_line(box, after)
    ]


def _regions(page: Page) -> list[Box]:
    """Return what to read in turn: lines that run across, and the two columns between them."""
    around = page.around
    regions = []
    top = around.top
    for line in sorted(page.across, key=lambda line: -line.top):
        regions += _columns(page, line.top, top)
        regions.append(Box(around.left, line.bottom, around.right, line.top))
        top = line.bottom
    return regions + _columns(page, around.bottom, top)


def _columns(page: Page, bottom: float, top: float) -> list[Box]:
    if top <= bottom:
        return []
    left = Box(page.around.left, bottom, page.gutter, top)
    return [left, Box(page.gutter, bottom, page.around.right, top)]


def _lines(boxes: Iterable[Box]) -> list[Box]:
    """Return one box a line: a change of font or a wide space divides a line in several."""
    lines: list[Box] = []
    for box in sorted(boxes, key=lambda box: (-box.bottom, box.left)):
        last = lines[-1] if lines else None
        if last and _on_one_line(last, box):
            lines[-1] = _around((last, box))
        else:
            lines.append(box)
    return lines


def _on_one_line(box: Box, other: Box) -> bool:
    return abs(box.bottom - other.bottom) <= _SAME_LINE * (other.top - other.bottom)


def _words(layer: pypdfium2.PdfTextPage, box: Box) -> str:
    return str(layer.get_text_bounded(box.left, box.bottom, box.right, box.top)).strip()


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.left for box in boxes),
        min(box.bottom for box in boxes),
        max(box.right for box in boxes),
        max(box.top for box in boxes),
    )


def _crosses(box: Box, place: float) -> bool:
    return box.left < place + _STRIP and box.right > place - _STRIP


def _letters(text: str) -> Counter[str]:
    """Count the characters that are seen: reading in another order may lose or double none."""
    return Counter("".join(text.split()).replace("\ufffe", "-"))
