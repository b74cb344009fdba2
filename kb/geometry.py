"""Where on its page each word of a text stands: packed small, and asked for by stretches of text.

A page of 500 words takes about 3 kB. Places are in points of the page as displayed, origin at the
top left; a twentieth of a point is the finest that is kept.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kb.types import Box, Document, Page, PageBox, Span

Integers = npt.NDArray[np.int32]
WordBox = tuple[int, int, float, float, float, float]
"""A word's start in its page's text, its length, and its left, top, right and bottom."""

_HEADER = struct.Struct("<ff")
_UNIT = 20  # per point
_COLUMNS = 6
_SAME_LINE = 0.5  # of the lower word's height, that two words of one line overlap at least
_WIDEST_SPACE = 3.0  # heights between two words that are highlighted as one


@dataclass(frozen=True, slots=True)
class Geometry:
    """The words of one page: an array of shape (words, 6), and the page's size in points.

    Columns: start in the page's text, length, then left, top, right, bottom in 1/20 point.
    """

    width: float
    height: float
    words: Integers

    @classmethod
    def of(cls, width: float, height: float, words: Sequence[WordBox]) -> Geometry:
        """Take words with their places in points, in the order of the text."""
        table = np.array(words, dtype=np.float64).reshape(-1, _COLUMNS)
        table[:, 2:4] = np.floor(table[:, 2:4] * _UNIT)
        table[:, 4:6] = np.ceil(table[:, 4:6] * _UNIT)
        return cls(width, height, table.astype(np.int32))

    @classmethod
    def unpack(cls, packed: bytes) -> Geometry:
        """Return what `pack` was asked of."""
        width, height = _HEADER.unpack_from(packed)
        columns = np.frombuffer(zlib.decompress(packed[_HEADER.size :]), np.int32)
        steps = columns.reshape(_COLUMNS, -1).T.copy()
        steps[:, 4:6] += steps[:, 2:4]
        return cls(width, height, _summed(steps))

    def pack(self) -> bytes:
        """Return the page as bytes: each column as steps from word to word, compressed."""
        steps = self.words.copy()
        steps[1:] -= self.words[:-1]
        steps[:, 4:6] -= steps[:, 2:4]  # a line's words share their top and bottom
        steps[:, 1] = self.words[:, 1]
        columns = np.ascontiguousarray(steps.T, dtype=np.int32)
        return _HEADER.pack(self.width, self.height) + zlib.compress(columns.tobytes(), 1)

    def boxes(self, span: Span) -> tuple[Box, ...]:
        """Return a box a line for a stretch of the page's text; a word is cut by its letters."""
        starts, lengths = self.words[:, 0], self.words[:, 1]
        touched = (starts < span.end) & (starts + lengths > span.start) & (len(span) > 0)
        return tuple(_joined(_cut(row, span) for row in self.words[touched].tolist()))


def size_of(packed: bytes) -> tuple[float, float] | None:
    """Return width and height of a page in points; None for one without places."""
    return _HEADER.unpack_from(packed) if packed else None


def _summed(steps: Integers) -> Integers:
    lengths = steps[:, 1].copy()
    words = np.cumsum(steps, axis=0, dtype=np.int32)
    words[:, 1] = lengths
    return words


def _cut(row: list[int], span: Span) -> Box:
    start, length, left, top, right, bottom = row
    first = max(0, span.start - start) / length
    last = min(length, span.end - start) / length
    width = right - left
    return Box(
        (left + first * width) / _UNIT,
        top / _UNIT,
        (left + last * width) / _UNIT,
        bottom / _UNIT,
    )


def _joined(words: Iterable[Box]) -> Iterator[Box]:
    """Join the words of one line that follow one another."""
    line: Box | None = None
    for word in words:
        if line is not None and _goes_on(line, word):
            line = around((line, word))
            continue
        if line is not None:
            yield line
        line = word
    if line is not None:
        yield line


def _goes_on(line: Box, word: Box) -> bool:
    height = min(line.bottom - line.top, word.bottom - word.top)
    overlap = min(line.bottom, word.bottom) - max(line.top, word.top)
    gap = word.left - line.right
    return overlap >= _SAME_LINE * height and -height <= gap <= _WIDEST_SPACE * height


def around(boxes: Sequence[Box]) -> Box:
    """Return the smallest box that holds all of `boxes`, of which there is at least one."""
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def boxes_on(page: Page, packed: bytes, span: Span) -> tuple[PageBox, ...]:
    """Return the boxes of the part of `span`, a stretch of the document, that is on `page`."""
    start, end = max(span.start, page.span.start), min(span.end, page.span.end)
    if start >= end or not packed:
        return ()
    geometry = Geometry.unpack(packed)
    own = Span(start - page.span.start, end - page.span.start)
    return tuple(
        PageBox(page.index, geometry.width, geometry.height, box) for box in geometry.boxes(own)
    )


def boxes(document: Document, span: Span) -> tuple[PageBox, ...]:
    """Return where on its pages a stretch of a document's text stands, a box a line.

    () for a format that has no places.
    """
    pairs = zip(document.pages, document.geometry, strict=False)
    return tuple(box for page, packed in pairs for box in boxes_on(page, packed, span))
