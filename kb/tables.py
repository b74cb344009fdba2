"""Tables in a document's text: lines of cells between bars, the first of them the header.

Every reader writes a row as "a | b | c", so a table can be found in the text again, whatever the
file was. A row cut off from its header says nothing: "8 per cent" of what, sold as what?
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from kb.types import Span

BAR = " | "
# A row; or the rule that plain text draws between rows: |---|---|, +====+.
_ROW = re.compile(r"^(?:[^\n]* \|(?: [^\n]*)?|(?P<rule>[ \t]*[|+][-=+|: ]{2,}))$", re.M)
_NUMBER_CELL = re.compile(r"[\s\d.,%％‰+\-–—()]*\d[\s\d.,%％‰+\-–—()]*")
_LONGEST_CELL = 80  # characters of a column's name
_LONGEST_HEADER = 400


@dataclass(frozen=True, slots=True)
class Table:
    """A run of rows. `header` is the row that names the columns; () long where none does."""

    span: Span
    header: Span


class Tables:
    """The tables of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tables = tuple(tables_of(text))
        self._starts = [table.span.start for table in self._tables]

    def header_at(self, offset: int) -> str:
        """Return the header of the table that `offset` is in, below the header; else ""."""
        place = bisect_right(self._starts, offset) - 1
        if place < 0:
            return ""
        table = self._tables[place]
        below = table.header.end < offset < table.span.end
        return table.header.of(self._text) if below else ""

    def within(self, start: int, end: int) -> tuple[Span, ...]:
        """Return the tables that lie wholly in a stretch, each to the end of its last line."""
        whole = (table for table in self._tables if start <= table.span.start)
        return tuple(
            Span(table.span.start, min(table.span.end + 1, len(self._text)))
            for table in whole
            if table.span.end < end
        )

    def headers_in(self, start: int, end: int) -> tuple[str, ...]:
        """Return the headers of the tables that a stretch has a part of."""
        return tuple(
            table.header.of(self._text)
            for table in self._tables
            if table.span.start < end and start < table.span.end and len(table.header)
        )


def tables_of(text: str) -> list[Table]:
    """Return the tables of a text: runs of two rows and more, one right under another."""
    runs: list[list[Span]] = []
    end = -1
    for found in _ROW.finditer(text):
        if not runs or found.start() != end + 1:
            runs.append([])
        end = found.end()
        if not found["rule"]:
            runs[-1].append(Span(found.start(), end))
    return [
        Table(Span(rows[0].start, rows[-1].end), _header(text, rows[0]))
        for rows in runs
        if len(rows) > 1
    ]


def _header(text: str, row: Span) -> Span:
    """Return the first row where it can be one of names: several, short, none a bare number."""
    cells = [cell.strip() for cell in row.of(text).split("|")]
    named = [cell for cell in cells if cell]
    can_be = (
        len(named) > 1
        and len(row) <= _LONGEST_HEADER
        and all(len(cell) <= _LONGEST_CELL for cell in named)
        and not any(_NUMBER_CELL.fullmatch(cell) for cell in named)
    )
    return row if can_be else Span(row.start, row.start)
