"""A table's rows as lines of text: "Copper | 8 per cent | 5 per cent"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kb.tables import BAR
from kb.tokens import detect_language

# A line of text and, where it is a heading, its level from 1; else 0.
Line = tuple[str, int]

_PROSE = 60  # characters: a cell of several lines, one of them as long, holds paragraphs
_SENTENCE = 12  # characters: two cells of as much, each in its language, are a text and its version
_MOST_COLUMNS = 1000  # more is an attribute that somebody made up
# What stands alone in a cell beside a paragraph: the paragraph's number, laid out as a table.
_NUMBER = re.compile(
    r"[(（]?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-z]|[ivxl]{1,5}|[一二三四五六七八九十]{1,3})[)）.、．]{0,2}"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's lines, and how many columns and rows it reaches over.

    `continues`: it is the lower part of the cell above it, as Word writes one.
    """

    lines: Sequence[Line]
    columns: int = 1
    rows: int = 1
    continues: bool = False

    @property
    def text(self) -> str:
        """The words in one line."""
        return " ".join(text for text, _ in self.lines)


class Table:
    """Lays rows out on the table's grid, so that every row says what it is a row of.

    A short cell that reaches over several rows is repeated in each: "Copper" beside three years.
    One that reaches over columns stands in the first, the others empty.
    """

    def __init__(self) -> None:
        self._reaching: dict[int, tuple[Cell, int]] = {}  # by column: and how many rows are left

    def row(self, cells: Sequence[Cell]) -> list[Line]:
        """Return the next row as one line, or the cells' own lines where they hold prose.

        Pages and contracts are laid out in tables too: paragraphs in a cell, a language a column.
        """
        texts = self._on_grid(cells)
        if numbered := _numbered(cells):
            return [numbered]
        if len(texts) < 2 or _holds_prose(cells):
            return [line for cell in cells for line in cell.lines]
        if not any(cell.text.strip() for cell in cells):
            return []
        while len(texts) > 2 and not texts[-1]:
            texts.pop()
        return [(BAR.join(texts).rstrip(" "), 0)]

    def _on_grid(self, cells: Sequence[Cell]) -> list[str]:
        texts: list[str] = []
        for cell in cells:
            self._carry_down(texts)
            column = len(texts)
            shown = self._above(column, cell)
            texts.append(shown.text)
            texts += [""] * (min(cell.columns, _MOST_COLUMNS) - 1)
            self._reaching[column] = (shown, cell.rows - 1)
        self._carry_down(texts)
        return texts

    def _carry_down(self, texts: list[str]) -> None:
        """Add the cells that reach down from rows above, as far as they are next."""
        while len(texts) in self._reaching and self._reaching[len(texts)][1] > 0:
            column = len(texts)
            cell, left = self._reaching[column]
            self._reaching[column] = (cell, left - 1)
            texts += [_repeated(cell), *[""] * (min(cell.columns, _MOST_COLUMNS) - 1)]

    def _above(self, column: int, cell: Cell) -> Cell:
        if not cell.continues or column not in self._reaching:
            return cell
        above = self._reaching[column][0]
        return Cell([(_repeated(above), 0)], cell.columns)


def apart(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield lines, each empty one only where it parts two others."""
    gap = begun = False
    for line in lines:
        if not line[0]:
            gap = begun
            continue
        if gap:
            yield "", 0
        gap, begun = False, True
        yield line


def _numbered(cells: Sequence[Cell]) -> Line | None:
    """Return a paragraph whose number a table sets beside it, on one line."""
    filled = [cell for cell in cells if cell.lines]
    if len(filled) != 2 or len(filled[1].text) < _PROSE or not _NUMBER.fullmatch(filled[0].text):
        return None
    return f"{filled[0].text} {filled[1].text}", filled[1].lines[0][1]


def _repeated(cell: Cell) -> str:
    """Return a short cell's words again; a long one is said once."""
    text = cell.text.replace("\f", "")
    return text if len(text) < _PROSE else ""


def _holds_prose(cells: Sequence[Cell]) -> bool:
    filled = [cell for cell in cells if cell.lines]
    for cell in filled:
        if len(cell.lines) > 1 and any(
            level or len(text) >= _PROSE or BAR in text for text, level in cell.lines
        ):
            return True
    languages = {detect_language(cell.text) for cell in filled if len(cell.text) >= _SENTENCE}
    return len(languages) > 1
