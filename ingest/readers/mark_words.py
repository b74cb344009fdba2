"""The marks of footnotes as words of their own: 30¹ days is no 301.

A file draws a raised mark right behind a word, and what follows it on its line as a new one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.readers.marks import Mark
from ingest.readers.words import Line, Word
from kb.superscript import raised

_NUMBER = re.compile(r"\d\W+$")  # of a clause: 6., (3)
_SPACE = 0.15  # heights of a letter, from which white behind a mark is a space


def rejoined(lines: Sequence[Line], marks: tuple[str, ...], *, alone: bool = False) -> list[Line]:
    """Return lines, those that were taken for two at a raised mark as one.

    Only where the mark hangs on a word, or stands `alone` before a note: beside the number of a
    clause, as in consolidated acts, 6. ²[(1), what follows may be where a clause begins.
    """
    whole: list[Line] = []
    for line in lines:
        if whole and _hangs(whole[-1], marks, alone) and _is_behind(line[0], whole[-1][-1]):
            gap = line[0].left - whole[-1][-1].right
            spaced = len(whole[-1]) == 1 or gap > _SPACE * (line[0].bottom - line[0].top)
            whole[-1] = [*whole[-1], line[0]._replace(spaced=spaced), *line[1:]]
        else:
            whole.append(line)
    return whole


def _hangs(line: Line, marks: tuple[str, ...], alone: bool) -> bool:
    """Say whether a line ends with a mark that hangs on a word, or is nothing but a mark."""
    last = line[-1]
    if last.text not in marks:
        return last.text.endswith(marks)
    return alone if len(line) == 1 else not (last.spaced or _NUMBER.search(line[-2].text))


def _is_behind(word: Word, mark: Word) -> bool:
    """Say whether a word stands on a mark's line, right behind it."""
    height = word.bottom - word.top
    return -1 <= word.left - mark.right <= height and word.top <= mark.bottom <= word.bottom + 1


def with_raised(line: Line, marks: Sequence[tuple[str, Mark]], *, spaced: bool = False) -> Line:
    """Return a line with these marks raised, a space behind them where `spaced` says so."""
    words: list[Word] = []
    for word in line:
        own = [(mark, one) for mark, one in marks if mark in word.text and is_in(one, word)]
        rest, at = word, 0
        for mark, one in sorted(own, key=lambda pair: pair[1].offset):
            first, end = one.offset - at, one.offset - at + len(mark)
            if rest.text[first:end] != mark:
                continue
            if first:
                words.append(rest._replace(text=rest.text[:first], right=one.box.left))
            box = one.box
            place = (box.left, box.top, box.right, box.bottom)
            words.append(Word(raised(mark), *place, rest.spaced and not first))
            rest = rest._replace(text=rest.text[end:], left=box.right, spaced=spaced)
            at = one.offset + len(mark)
        if rest.text:
            words.append(rest)
    return words


def is_in(mark: Mark, word: Word) -> bool:
    """Say whether a mark stands in the box of a word."""
    across, down = (mark.box.left + mark.box.right) / 2, (mark.box.top + mark.box.bottom) / 2
    return word.left <= across <= word.right and word.top <= down <= word.bottom
