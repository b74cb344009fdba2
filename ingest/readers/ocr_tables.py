"""Tables on a scanned page: what OCR found beside and below one another, as rows of cells.

OCR finds each line of a cell by itself, in no order that tells of cells: a cell of two lines beside
one of a single line, set at its middle, stands at three heights. Lines that stand close under one
another in a column are one cell, cells that stand side by side are one row. Where that does not
come out with a whole row everywhere, the page stays as it is: no row is better than a wrong one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from statistics import median

from ingest.headings import ROWS, Role
from ingest.readers.columns import Run, run_of, runs_of
from ingest.readers.grid import FEWEST_ROWS, WIDE_SPACE, Grid, Row, laid_out
from ingest.readers.words import Line, Word
from kb.types import Box

_POINTS = 12.0  # that a line is high, in the measure of a printed page that grids are looked for in
_MARGIN = 0.2  # heights of a line: the white that OCR's box has left and right of its words
_BESIDE = 0.5  # heights between the middles of two lines, up to which they are side by side
# Of the distance of lines in a cell, up to which what is below belongs to it still: OCR's boxes are
# uneven by 8%, and rows are apart by a third more where anything parts them.
_SPREAD = 1.15
_UNEVEN = 0.8  # of the usual distance between rows: what is closer may be a row of two lines
# A text set in three columns: most of what stands there fills its column, which is this wide.
_FULL = 0.8
_PROSE = 7.0  # heights of a line: a dozen letters

# What the lines of a table of contents begin with, whose dots OCR seldom sees.
_NAMED = [row for row in ROWS if row.role not in (Role.LIST, Role.DECIMAL)]

Cell = list[Run]  # its lines, top to bottom


def with_scanned_tables(
    lines: Sequence[Line], found: Sequence[Line], tilt: float
) -> Sequence[Line]:
    """Return a page's lines with those of a table put together to rows.

    `found` are the same words as OCR found them, `tilt` is how far a line of the picture goes down
    for each pixel to the right, which `lines` no longer do; its columns still lean. The very same
    where there is no table; every word comes back once.
    """
    if not found:
        return lines
    scale = _POINTS / median(line[0].bottom - line[0].top for line in found)
    heads = {_place(line[0]) for line in found}
    parts = [[_straight(run, tilt, scale) for run in _stretches(line, heads)] for line in lines]
    return laid_out(lines, parts, _rows)


def _place(word: Word) -> tuple[float, float]:
    return word.left, word.top


def _stretches(line: Line, heads: Collection[tuple[float, float]]) -> Iterator[Run]:
    """Yield a line's words as OCR found them together, parted at wide spaces too."""
    starts = [at for at, word in enumerate(line) if at == 0 or _place(word) in heads]
    for start, end in pairwise([*starts, len(line)]):
        yield from runs_of(line[start:end], WIDE_SPACE)


def _straight(run: Run, tilt: float, scale: float) -> Run:
    """Return a run in a box without margins, where it would stand if columns went straight down.

    The box is in points, the words keep their places.
    """
    box = run_of(run.words).box
    lean = tilt * ((box.top + box.bottom) / 2 + tilt * (box.left + box.right) / 2)
    margin = min(_MARGIN * (box.bottom - box.top), (box.right - box.left) / 4)
    left, right = box.left + lean + margin, box.right + lean - margin
    return Run(Box(left * scale, box.top * scale, right * scale, box.bottom * scale), run.words)


def _rows(grid: Grid) -> Sequence[Row]:
    """Return a grid's rows; none where lines do not come out as whole rows, or are no table's."""
    lines = _below(grid)
    single = _side_by_side([[run] for column in lines for run in column])
    middles = [median(map(_middle, row)) for row in map(_runs, single)]
    distances = [below - above for above, below in pairwise(middles)]
    if _is_whole(grid, single) and min(distances, default=0) > _UNEVEN * median(distances or [0]):
        other = _is_prose(grid, lines) or _is_contents(lines)
        return () if other else [_runs(row) for row in single]
    rows = _side_by_side([cell for column in lines for cell in _cells(column, _closest(lines))])
    whole = _is_whole(grid, rows) and not any(_is_several(row) for row in rows)
    return [_runs(row) for row in rows] if whole else ()


def _below(grid: Grid) -> list[list[Run]]:
    """Return the lines of each column, top to bottom."""
    columns: list[list[Run]] = [[] for _ in range(len(grid.strips) + 1)]
    for run in sorted(grid.runs, key=_middle):
        columns[grid.column(run)].append(run)
    return columns


def _closest(columns: Sequence[Sequence[Run]]) -> float:
    """Return up to which distance lines of a column are one cell's: what the closest ones have."""
    distances = [_middle(b) - _middle(a) for column in columns for a, b in pairwise(column)]
    least = min(distances, default=0.0)
    return _SPREAD * median([one for one in distances if one <= _SPREAD * least] or [0.0])


def _cells(column: Sequence[Run], closest: float) -> list[Cell]:
    cells: list[Cell] = []
    for run in column:
        if cells and _middle(run) - _middle(cells[-1][-1]) <= closest:
            cells[-1].append(run)
        else:
            cells.append([run])
    return cells


def _side_by_side(cells: Sequence[Cell]) -> list[list[Cell]]:
    """Return cells in rows: what reaches beside another cell is in its row."""
    rows: list[list[Cell]] = []
    reached = 0.0
    for cell in sorted(cells, key=lambda cell: _middle(cell[0])):
        if not rows or _middle(cell[0]) - reached > _BESIDE * _POINTS:
            rows.append([])
            reached = _middle(cell[-1])
        rows[-1].append(cell)
        reached = max(reached, _middle(cell[-1]))
    return rows


def _is_whole(grid: Grid, rows: Sequence[Sequence[Cell]]) -> bool:
    """Say whether each row begins in the first column and has one cell a column."""
    return len(rows) >= FEWEST_ROWS and all(
        _begins(grid, row) and len({grid.column(cell[0]) for cell in row}) == len(row)
        for row in rows
    )


def _begins(grid: Grid, row: Sequence[Cell]) -> bool:
    return any(grid.column(cell[0]) == 0 for cell in row)


def _is_several(row: Sequence[Cell]) -> bool:
    """Say whether a row may be several set close together: it has two lines in every cell."""
    return len(row) > 1 and all(len(cell) > 1 for cell in row)


def _is_prose(grid: Grid, columns: Sequence[Sequence[Run]]) -> bool:
    """Say whether most lines fill a wide column, as those of a text in three columns do."""
    full = 0
    for column in columns:
        widths = [run.box.right - run.box.left for run in column]
        widest = max(widths, default=0.0)
        full += sum(width >= max(_FULL * widest, _PROSE * _POINTS) for width in widths)
    return 2 * full > len(grid.runs)


def _is_contents(columns: Sequence[Sequence[Run]]) -> bool:
    """Say whether lines begin with names of clauses, or all end with page numbers."""
    names, *_, ends = ([_text(run) for run in column] for column in columns)
    named = sum(any(row.pattern.match(name) for row in _NAMED) for name in names)
    pages = [int(end) for end in ends if end.isdecimal()]
    return 2 * named > len(names) or (len(pages) == len(names) and pages == sorted(pages))


def _text(run: Run) -> str:
    return " ".join(word.text for word in run.words)


def _runs(row: Sequence[Cell]) -> Row:
    return [run for cell in row for run in cell]


def _middle(run: Run) -> float:
    return (run.box.top + run.box.bottom) / 2
