"""Tables on a page: words that stand in three columns and more, as rows of cells.

A file draws a cell's lines one after another, so that a cell of two lines tears its row apart, and
nothing says where a cell ends. Where empty strips run down between short stretches of words, each
row becomes one line, its cells parted by bars as every reader writes a table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.readers.columns import Run, on_one_line, runs_of
from ingest.readers.ruled import Rules, with_ruled_tables
from ingest.readers.words import Line, Word, with_rows
from kb.types import LEADERS

FEWEST_COLUMNS = 3  # two are a contents list, signatures, or a text and its translation
FEWEST_ROWS = 3
_STRIP = 6.0  # points that stay empty between columns; a word space is 3
WIDE_SPACE = 0.6  # heights of a letter; of three lines no such spaces stand under one another
_LEAST_FILLED = 0.5  # of a table's rows, that have words in three columns
_LONGEST_CELL = 160  # characters, of most cells; longer is prose in columns
_JUMP = 8.0  # lines upwards, to the next column of a page; a cell has fewer
# Between rows, in heights of a line. Where rows stand apart, what stands closer is one row's.
_APART, _CLOSE = 0.45, 0.3
_BESIDE = 0.25  # what two bands share in height that stand in one row; close lines share less
_OUTSIDE = 1.5  # what a single stretch below the last row is apart from it, where it is none

# What a first column of paragraphs' numbers holds: a list, whose numbers must stay beside its text.
_LIST_NUMBER = re.compile(r"[(（]\w{1,4}[)）]|\d{1,3}(?:\.\d{1,3})+\.?|[a-z][).]")

_FIGURE = re.compile(r"[\d.,%％‰]+")

Strip = tuple[float, float]
Band = Sequence[Run]  # the runs of one height, left to right
Row = Sequence[Run]  # the runs of a row, as drawn


@dataclass(frozen=True, slots=True)
class Grid:
    """The runs of a table as drawn, and the strips between its columns."""

    runs: Sequence[Run]
    strips: Sequence[Strip]

    def column(self, run: Run) -> int:
        """Return the number of the column that a run stands in, from 0."""
        return sum(left < run.box.left for left, _ in self.strips)

    def columns(self, row: Row) -> list[list[Word]]:
        """Return the words of each of a row's cells, one line of it after another."""
        cells: list[list[Word]] = [[] for _ in range(len(self.strips) + 1)]
        for run in row:
            first, *rest = run.words
            cell = cells[self.column(run)]
            broken = bool(cell) and cell[-1].text.endswith("-")
            cell += [first._replace(spaced=not broken), *rest]
        return cells


def with_tables(lines: Sequence[Line], rules: Rules = tuple) -> Sequence[Line]:
    """Return a page's lines with those of a table put together to rows.

    `rules` gives the lines that are drawn across the page, where it has to be asked. The very same
    where there is no table. Every word comes back once.
    """
    parts = [list(runs_of(line, WIDE_SPACE)) for line in lines]
    laid = laid_out(lines, parts, _grouped)
    if laid is not lines:
        parts = [list(runs_of(line, WIDE_SPACE)) for line in laid]
    return with_ruled_tables(laid, parts, rules)


def laid_out(
    lines: Sequence[Line],
    parts: Sequence[Sequence[Run]],
    rows_of: Callable[[Grid], Sequence[Row]],
) -> Sequence[Line]:
    """Return lines, of which `parts` are the stretches, with those of a table put together to rows.

    `rows_of` says what a grid's rows are; none where it is no table.
    """
    if sum(len(part) >= FEWEST_COLUMNS for part in parts) < FEWEST_ROWS - 1:
        return lines
    rows: dict[int, list[Line]] = {}  # of a table, by its first line
    inside: set[int] = set()
    for block in _blocks(parts):
        for grid in _grids([run for at in block for run in parts[at]]):
            own = {id(run) for run in grid.runs}
            whole = [at for at in block if any(id(run) in own for run in parts[at])]
            grouped = rows_of(grid)
            cells = [grid.columns(row) for row in grouped]
            if _is_table(grouped, cells) and all(
                id(run) in own for at in whole for run in parts[at]
            ):
                inside.update(whole)
                rows[whole[0]] = [_row(row) for row in cells]
    return with_rows(lines, rows, inside)


def _blocks(parts: Sequence[Sequence[Run]]) -> Iterator[range]:
    """Yield the numbers of lines drawn one below another; another column begins anew at the top."""
    start = 0
    for at in range(1, len(parts)):
        box = parts[at][0].box
        above = max(run.box.top for run in parts[at - 1])
        if above - box.top > _JUMP * (box.bottom - box.top):
            yield range(start, at)
            start = at
    yield range(start, len(parts))


def _grids(runs: Sequence[Run]) -> Iterator[Grid]:
    bands = list(_bands(runs))
    at = 0
    while at < len(bands):
        if len(_gaps(bands[at])) < FEWEST_COLUMNS - 1:
            at += 1
            continue
        first, end = _reach(bands, at)
        own = {id(run) for band in bands[first:end] for run in band}
        table = [run for run in runs if id(run) in own]
        yield Grid(table, _strips(table))
        at = max(end, at + 1)


def _bands(runs: Sequence[Run]) -> Iterator[Band]:
    """Yield the runs of each height, top to bottom."""
    band: list[Run] = []
    for run in sorted(runs, key=lambda run: (run.box.bottom, run.box.left)):
        if band and not on_one_line(band[-1].box, run.box):
            yield sorted(band, key=lambda one: one.box.left)
            band = []
        band.append(run)
    if band:
        yield sorted(band, key=lambda one: one.box.left)


def _reach(bands: Sequence[Band], at: int) -> tuple[int, int]:
    """Return where the table around a band begins and ends, seen from its band of most columns."""
    end, _ = _down(bands, at, _gaps(bands[at]))
    seed = max(range(at, end), key=lambda number: len(_gaps(bands[number])))
    end, strips = _down(bands, seed, _gaps(bands[seed]))
    first = seed
    while first > 0 and len(_kept(strips, bands[first - 1])) == len(strips):
        first -= 1
        strips = _kept(strips, bands[first])
    while (
        end - 1 > seed
        and _stands_alone(bands[end - 2], bands[end - 1], strips)
        and not _ends_cell(bands[first:end])
    ):
        end -= 1
    while first < seed and _stands_alone(bands[first + 1], bands[first], strips):
        first += 1
    return first, end


def _down(bands: Sequence[Band], at: int, strips: Sequence[Strip]) -> tuple[int, Sequence[Strip]]:
    """Return how far down strips stay empty, and what stays of them.

    After a few rows, what stands across a strip is another table or the text below.
    """
    end, rows = at + 1, 1
    while end < len(bands):
        kept = _kept(strips, bands[end])
        if len(kept) < (len(strips) if rows >= FEWEST_ROWS else FEWEST_COLUMNS - 1):
            break
        strips, rows = kept, rows + (len(bands[end]) >= FEWEST_COLUMNS)
        end += 1
    return end, strips


def _stands_alone(near: Band, band: Band, strips: Sequence[Strip]) -> bool:
    """Say whether the outermost band is a heading or a page number, and no line of a cell."""
    box, other = band[0].box, near[0].box
    away = max(box.top - other.bottom, other.top - box.bottom)
    if away < -_BESIDE * (box.bottom - box.top):
        return False
    columns = {sum(left < run.box.left for left, _ in strips) for run in band}
    return len(columns) < FEWEST_COLUMNS and (
        columns == {0} or away > _OUTSIDE * (box.bottom - box.top)
    )


def _ends_cell(bands: Sequence[Band]) -> bool:
    """Say whether the last band is a line of a cell: nearer to what is above than rows are."""
    full = [band for band in bands[:-1] if len(_gaps(band)) >= FEWEST_COLUMNS - 1]
    apart = min((_away(above, below) for above, below in pairwise(full)), default=0.0)
    box = bands[-1][0].box
    return _away(bands[-2], bands[-1]) < min(_CLOSE * (box.bottom - box.top), apart / 2)


def _away(above: Band, below: Band) -> float:
    return below[0].box.top - above[0].box.bottom


def _strips(runs: Sequence[Run]) -> list[Strip]:
    """Return what no run stands in, from left to right: not every row fills every column."""
    strips: list[Strip] = []
    reached = min(run.box.right for run in runs)
    for run in sorted(runs, key=lambda run: run.box.left):
        if run.box.left - reached >= _STRIP:
            strips.append((reached, run.box.left))
        reached = max(reached, run.box.right)
    return strips


def _gaps(band: Band) -> list[Strip]:
    return [
        (run.box.right, after.box.left)
        for run, after in pairwise(band)
        if after.box.left - run.box.right >= _STRIP
    ]


def _kept(strips: Sequence[Strip], band: Band) -> list[Strip]:
    """Return what a band leaves empty of the strips, where that is still wide enough."""
    kept = []
    for left, right in strips:
        for run in band:
            if run.box.left < right and left < run.box.right:
                # It reaches in from one side, or fills the strip.
                if run.box.left - left >= right - run.box.right:
                    right = run.box.left
                else:
                    left = run.box.right
        if right - left >= _STRIP:
            kept.append((left, right))
    return kept


def _grouped(grid: Grid) -> list[Row]:
    """Return a table's rows: cells are drawn from left to right, a row after another.

    Where each line is drawn across all cells, a cell's second line stands closer to the first than
    rows do.
    """
    rows: list[list[Run]] = []
    column = -1
    for run in grid.runs:
        here = grid.column(run)
        if not rows or here < column:
            rows.append([])
        rows[-1].append(run)
        column = here
    height = median(run.box.bottom - run.box.top for run in grid.runs)
    apart = [_top(below) - _bottom(above) for above, below in pairwise(rows)]
    if max(apart, default=0.0) < _APART * height:
        return list(rows)
    joined = [rows[0]]
    for row, gap in zip(rows[1:], apart, strict=True):
        if gap < _CLOSE * height:
            joined[-1] += row
        else:
            joined.append(row)
    return list(joined)


def _top(row: Row) -> float:
    return min(run.box.top for run in row)


def _bottom(row: Row) -> float:
    return max(run.box.bottom for run in row)


def _is_table(rows: Sequence[Row], cells: Sequence[Sequence[Sequence[Word]]]) -> bool:
    """Say whether most rows fill three columns, and they are no list, contents or prose."""
    heads = ["".join(word.text for word in row[0]) for row in cells]
    numbered = sum(_LIST_NUMBER.fullmatch(head) is not None for head in heads)
    if 2 * numbered > len(rows) or any(_is_contents(row) for row in rows):
        return False
    if any(sum(map(_is_several, row)) > 1 for row in cells):
        return False
    filled = sum(sum(map(bool, row)) >= FEWEST_COLUMNS for row in cells)
    sizes = [sum(len(word.text) for word in words) for row in cells for words in row if words]
    prose = sum(size > _LONGEST_CELL for size in sizes)
    return filled >= max(FEWEST_ROWS, _LEAST_FILLED * len(rows)) and 2 * prose <= len(sizes)


def _is_several(words: Sequence[Word]) -> bool:
    """Say whether a cell holds figures one under another: those of several rows."""
    return len({round(word.bottom) for word in words}) > 1 and all(
        _FIGURE.fullmatch(word.text) for word in words
    )


def _is_contents(row: Row) -> bool:
    return bool(LEADERS.search(" ".join(word.text for run in row for word in run.words)))


def _row(cells: Sequence[Sequence[Word]]) -> Line:
    """Return a row's cells as one line; an empty cell leaves its bar, but at the end."""
    line: list[Word] = []
    bars = 0
    for number, words in enumerate(cells):
        bars += number > 0
        for word in words:
            line.append(word._replace(bars=bars))
            bars = 0
    return line
