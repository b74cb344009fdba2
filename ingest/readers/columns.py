"""Two columns side by side: first the left one, then the right one.

PDFium gives text in the order the file draws it. Most producers draw a column, or a cell, after
another, and then there is nothing to do; some draw line by line across both, which mixes a
bilingual text's two languages in mid-sentence, and a scan is found that way. Such pages are put in
order. On the others a line of one column and the line beside it may still have come out as one, as
two headings side by side do; they are parted. All only where lines of prose fill both sides of an
empty strip: the rows of a table stay rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from ingest.readers.words import Line, Word
from kb.geometry import around
from kb.tokens import detect_language
from kb.types import Box

_GUTTERS = tuple(place / 100 for place in range(40, 61))  # of the width, where a strip may run
_STRIP = 4.0  # points kept empty on each side of the middle of the strip; a word space is 3
_FEWEST_LINES = 6  # a side; fewer are an address block or signatures
_MOST_RUNS = 600  # more is a page drawn letter by letter: 16 ms a page to look at
_MOST_ACROSS = 0.15  # of the lines: titles and page numbers run across
_FULL = 0.7  # of a column's width, from which a line counts as full
_LEAST_FULL = 0.2  # of a column's lines; Chinese beside its longer English, with a table, has 0.25
_LEAST_MIXED = 0.5  # joints a line of the shorter column; drawn column by column: 0
_MOST_PAIRS = 0.25  # the same, up to which a page is two columns of text and not a table
_SAME_LINE = 0.5  # of the height, that two boxes on one line are apart at most
_WIDE_SPACE = 1.0  # heights between two words, from which they are two stretches of a line


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words with no wide space in it."""

    box: Box
    words: Line


@dataclass(frozen=True, slots=True)
class _Columns:
    """A page's runs as drawn, and its lines left of, right of and across the `gutter`."""

    runs: Sequence[Run]
    around: Box
    gutter: float
    across: Sequence[Box]
    left: Sequence[Box]
    right: Sequence[Box]


def run_of(words: Line) -> Run:
    """Return words of one line, at least one, as a run."""
    if len(words) == 1:
        return Run(Box(*words[0][1:5]), words)
    _, lefts, tops, rights, bottoms, *_ = zip(*words, strict=True)
    return Run(Box(min(lefts), min(tops), max(rights), max(bottoms)), words)


def in_reading_order(lines: Sequence[Line]) -> Sequence[Line]:
    """Return a page's lines as they are read; the very same where the drawn order will do.

    Every word comes back once.
    """
    if len(lines) < _FEWEST_LINES:
        return lines
    runs = [run for line in lines for run in runs_of(line)]
    if not 2 * _FEWEST_LINES <= len(runs) <= _MOST_RUNS:
        return lines
    boxes = [run.box for run in runs]
    page = around(boxes)
    if not _joints(runs, (page.left + page.right) / 2):
        return lines
    gutter = min(
        (page.left + share * (page.right - page.left) for share in _GUTTERS),
        key=lambda place: sum(_crosses(box, place) for box in boxes),
    )
    columns = _Columns(
        runs,
        page,
        gutter,
        across=_merged(box for box in boxes if _crosses(box, gutter)),
        left=_merged(box for box in boxes if box.right <= gutter - _STRIP),
        right=_merged(box for box in boxes if box.left >= gutter + _STRIP),
    )
    if not _has_columns(columns):
        return lines
    return (
        _reordered(columns) if _share_joined(columns) >= _LEAST_MIXED else _parted(lines, columns)
    )


def rows_of(runs: Iterable[Run]) -> list[Line]:
    """Return runs that nobody drew in any order as lines, top to bottom, each left to right."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.box.top + run.box.bottom):
        if rows and on_one_line(rows[-1][-1].box, run.box):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [_line(sorted(row, key=lambda run: run.box.left)) for row in rows]


def _line(row: Sequence[Run]) -> Line:
    """Return a row's words; between two runs there is a space."""
    words: list[Word] = []
    for run in row:
        first, *others = run.words
        words += [first._replace(spaced=bool(words)), *others]
    return words


def runs_of(line: Line, wide: float = _WIDE_SPACE) -> Iterator[Run]:
    """Yield a line's words in stretches, parted at spaces wider than `wide` heights of a letter."""
    start = 0
    for place, (word, after) in enumerate(pairwise(line), 1):
        if after.left - word.right > wide * (word.bottom - word.top):
            yield run_of(line[start:place])
            start = place
    yield run_of(line[start:])


def _has_columns(page: _Columns) -> bool:
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


def _share_joined(page: _Columns) -> float:
    """Return how many lines of the shorter column were drawn in turn with those beside them."""
    return len(_joints(page.runs, page.gutter)) / min(len(page.left), len(page.right))


def _reordered(page: _Columns) -> list[Line]:
    """Return lines that run across in their places, and between them first left, then right."""
    regions: dict[tuple[int, int], list[Run]] = {}
    for run in page.runs:
        regions.setdefault(_region(run, page), []).append(run)
    return [line for key in sorted(regions) for line in _drawn_lines(regions[key])]


def _region(run: Run, page: _Columns) -> tuple[int, int]:
    """Return which stretch between two lines across a run is in, and whether left, right or last.

    A line across ends its stretch.
    """
    middle = (run.box.top + run.box.bottom) / 2
    if _crosses(run.box, page.gutter):
        return sum(box.bottom < middle for box in page.across), 2
    above = sum((box.top + box.bottom) / 2 <= middle for box in page.across)
    return above, 0 if run.box.right <= page.gutter else 1


def _drawn_lines(runs: Sequence[Run]) -> Iterator[Line]:
    """Yield a region's lines: runs drawn one after another at one height are one."""
    line: list[Run] = []
    for run in runs:
        if line and not on_one_line(line[-1].box, run.box):
            yield _line(line)
            line = []
        line.append(run)
    if line:
        yield _line(line)


def _parted(lines: Sequence[Line], page: _Columns) -> Sequence[Line]:
    """Return the lines as drawn, ended where a line and its translation were joined.

    Where most lines are such pairs the page is a table, and its rows stay.
    """
    if _share_joined(page) > _MOST_PAIRS:
        return lines
    return list(chain.from_iterable(_parts(line, page.gutter) for line in lines))


def _parts(line: Line, gutter: float) -> list[Line]:
    runs = list(runs_of(line))
    for place, (run, after) in enumerate(pairwise(runs), 1):
        if _is_joint(run, after, gutter) and _language(run) != _language(after):
            return [_line(runs[:place]), *_parts(_line(runs[place:]), gutter)]
    return [line]


def _language(run: Run) -> str:
    return detect_language(" ".join(word.text for word in run.words))


def _joints(runs: Sequence[Run], gutter: float) -> list[tuple[Run, Run]]:
    """Return the runs left and right of the strip that stand on one line, drawn in turn."""
    return [(run, after) for run, after in pairwise(runs) if _is_joint(run, after, gutter)]


def _is_joint(run: Run, after: Run, gutter: float) -> bool:
    return (
        run.box.right <= gutter - _STRIP
        and gutter + _STRIP <= after.box.left
        and on_one_line(run.box, after.box)
    )


def _merged(boxes: Iterable[Box]) -> list[Box]:
    """Return one box a line: a wide space divides a line in several."""
    lines: list[Box] = []
    for box in sorted(boxes, key=lambda box: (box.bottom, box.left)):
        if lines and on_one_line(lines[-1], box):
            lines[-1] = around((lines[-1], box))
        else:
            lines.append(box)
    return lines


def on_one_line(box: Box, other: Box) -> bool:
    """Say whether two boxes stand at one height."""
    return abs(box.bottom - other.bottom) <= _SAME_LINE * (other.bottom - other.top)


def _crosses(box: Box, place: float) -> bool:
    return box.left < place + _STRIP and box.right > place - _STRIP
