"""Two languages in one document: where a clause of one ends and the other's words begin."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ingest.lines import Line
from ingest.markers import Marker
from ingest.node import UNIT, Node
from ingest.numbering import order_of
from kb.types import Language


def trim_tree(
    root: Node, lines: Sequence[Line], language: Language, foreign: Sequence[Marker]
) -> None:
    """End each clause with its own language's words.

    A clause stops at the other language's article of another number, and gives up the trailing
    lines of the other language, so that an article and its translation stay apart whether they
    alternate or stand in two halves. `foreign` are the other language's article-level markers.
    """
    _Trimmer(lines, language, foreign).trim(root)


class _Trimmer:
    def __init__(
        self, lines: Sequence[Line], language: Language, foreign: Sequence[Marker]
    ) -> None:
        self._foreign = foreign
        self._foreign_starts = [marker.start for marker in foreign]
        # A line without words ("B.", "* * *") goes on with the language before it.
        self._own = [
            line for line, own in zip(lines, _spoken(lines), strict=True) if own is language
        ]
        self._own_starts = [line.start for line in self._own]
        self._line_starts = [line.start for line in lines]
        self._text_end = lines[-1].end if lines else 0

    def trim(self, node: Node, unit: Node | None = None) -> None:
        for child in node.children:
            own_unit = child if child.level <= UNIT or not unit else unit
            self.trim(child, own_unit)
            if child.children and child.children[-1].end < child.end:
                tail = self._end(child.children[-1].end, child.end, own_unit)
                child.end = max(child.children[-1].end, tail)
            elif not child.children:
                child.end = self._end(child.start, child.end, own_unit)

    def _end(self, start: int, end: int, unit: Node) -> int:
        place = bisect_right(self._foreign_starts, start)
        for marker in self._foreign[place:]:
            if marker.start >= end:
                break
            order = order_of(marker.written)
            if order is None or order[0] != (unit.path or unit.order)[0]:
                end = marker.start
                break
        return self._last_own(start, end)

    def _last_own(self, start: int, end: int) -> int:
        """Return the start of the line after the last line of the own language before `end`."""
        place = bisect_left(self._own_starts, end) - 1
        if place < 0 or self._own[place].end <= start:
            return min(end, self._next_line(start))
        return min(end, self._next_line(max(start, self._own[place].start)))

    def _next_line(self, offset: int) -> int:
        place = bisect_right(self._line_starts, offset)
        return self._line_starts[place] if place < len(self._line_starts) else self._text_end


def _spoken(lines: Sequence[Line]) -> list[Language | None]:
    spoken: list[Language | None] = []
    for line in lines:
        spoken.append(line.language or (spoken[-1] if spoken else None))
    return spoken
