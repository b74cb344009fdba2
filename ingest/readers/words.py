"""A page as its words, each with its place: from the text layer or from OCR alike.

Lines of words become text here, so that what is stored and where it stands are made in one step
and cannot disagree.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ingest.characters import clean
from kb.geometry import Geometry, WordBox
from kb.tables import BAR
from kb.types import Span

# Chinese has no spaces between words, so that a character is a word; so are kana.
HAN = "\u2e80-\u2fdf\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
WORD = re.compile(f"[{HAN}]|[^\\s\ufffe{HAN}]+\ufffe?|\ufffe")
_HAN = re.compile(f"[{HAN}]")
# Of the height of the letters: PDFium takes a gap of a quarter for a space, and justified Chinese
# is set with such gaps; a space that somebody typed is half a character wide and more.
_LEAST_SPACE_IN_CHINESE = 0.3
# A number that a heading follows: the gap after it is meant, where the number itself has none.
_NUMBER = re.compile(
    r"第[〇零一二三四五六七八九十百千\d]{1,7}[编編章节節条條]|附[件录錄表则則][^\s]?"
)
_LONGEST_NUMBER = 12  # words
DOUBTFUL = 0.8  # confidence of a line below which it is marked


class Word(NamedTuple):
    """A word, or a Chinese character, in points of the page as displayed, from the top left.

    `spaced` says that white space stands before it on its line; `confidence` is the OCR's, `bars`
    how many bounds of a table's cells stand before it.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    spaced: bool
    confidence: float = 1.0
    bars: int = 0


Line = Sequence[Word]


@dataclass(frozen=True, slots=True)
class Composed:
    """A page's text, ended by a line end, with where each line and each word of it stands.

    `doubtful` are the stretches that were read with little confidence.
    """

    text: str
    lines: tuple[Span, ...]
    words: tuple[WordBox, ...]
    doubtful: tuple[Span, ...]

    def geometry(self, width: float, height: float) -> bytes:
        """Return the places of the words as they are stored; empty for a page without any."""
        return Geometry.of(width, height, self.words).pack() if self.words else b""


def compose(lines: Sequence[Line]) -> Composed:
    """Return lines of words as text; `lines` of it are as many, empty where nothing is left.

    A line without words parts what stands before it from what follows.
    """
    pieces: list[str] = []
    places: list[WordBox] = []
    spans: list[Span] = []
    doubtful: list[Span] = []
    at = 0
    for line in lines:
        start = at
        before: Word | None = None
        head = _head(line)
        for place, word in enumerate(line):
            written, left, top, right, bottom, spaced, confidence, bars = word
            text = written if written.isascii() else _visible(written)
            if not text:
                continue
            gap = ""
            if bars:
                gap = BAR * bars
            elif spaced and before is not None and (place == head or _is_space(before, word)):
                gap = " "
            if gap:
                pieces.append(gap)
                at += len(gap)
            length = len(text)
            places.append((at, length, left, top, right, bottom))
            pieces.append(text)
            at += length
            if confidence < DOUBTFUL:
                _extend(doubtful, Span(at - length, at), start)
            before = word
        spans.append(Span(start, at))
        if at > start or not line:
            pieces.append("\n")
            at += 1
    return Composed("".join(pieces), tuple(spans), tuple(places), tuple(doubtful))


def _extend(doubtful: list[Span], span: Span, line_start: int) -> None:
    """Add a word, to the one before it where both stand side by side on a line."""
    if doubtful and doubtful[-1].start >= line_start and span.start - doubtful[-1].end <= 1:
        doubtful[-1] = Span(doubtful[-1].start, span.end)
    else:
        doubtful.append(span)


def _visible(text: str) -> str:
    return clean(text).strip()


def _head(line: Line) -> int:
    """Return how many words the number makes that the line begins with; 0 where it has none."""
    written = ""
    for place, word in enumerate(line[:_LONGEST_NUMBER]):
        # The gaps beside figures (第 24 條) are those of the font.
        if word.spaced and _HAN.match(written[-1:]) and _HAN.match(word.text):
            return place if _NUMBER.fullmatch(written) else 0
        written += word.text
    return 0


def _is_space(before: Word, word: Word) -> bool:
    """Say whether the white space between two words is one that a reader sees."""
    if word.text.isascii() or not (_HAN.match(before.text[-1]) and _HAN.match(word.text[0])):
        return True
    return word.left - before.right >= _LEAST_SPACE_IN_CHINESE * (word.bottom - word.top)


def with_rows(
    lines: Sequence[Line], rows: Mapping[int, Sequence[Line]], inside: Container[int]
) -> Sequence[Line]:
    """Return a page's lines with the rows of its tables in place of the lines they are made of.

    `rows` are those of each table, by its first line; `inside` says which lines are any table's.
    The very same where there is no table.
    """
    if not rows:
        return lines
    return [
        line
        for at, drawn in enumerate(lines)
        for line in (rows.get(at, ()) if at in inside else (drawn,))
    ]
