"""Where a text that is too long may be cut: at clauses, lines, sentences, tokens, in that order."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from ingest.implied import Implied
from kb.embedding.encoder import Encoder
from kb.types import LEADERS, Clause, Language, Span

_SMALL = 60  # tokens; a smaller rest of a clause joins its neighbour
_SCRAP = 24  # tokens; a heading or page number, which joins its neighbour above the target too
_BLANK_LINE = re.compile(r"\n[ \t\r　]*\n\s*")
_SENTENCE_LINE = re.compile(r"[。；：.;:!?！？][”’」』）)\"]*[ \t\r　]*\n\s*")
_LINE = re.compile(r"\n\s*")
_SENTENCE = re.compile(r"[。；！？][”’」』）)]*\s*|[.;!?][”’)\"]*\s+")
_SEPARATORS = (_BLANK_LINE, _SENTENCE_LINE, _LINE, _SENTENCE)
_JOINERS = "\u200d\ufe0f\ufe0e"


class Tokens:
    """A text's tokens, counted once; asked for many stretches of it. Leader dots are none."""

    def __init__(self, encoder: Encoder, text: str, start: int, end: int) -> None:
        self._ends = [start + offset for offset in encoder.token_ends(text[start:end])]
        for leader in LEADERS.finditer(text, start, end):
            first = bisect_right(self._ends, leader.start())
            del self._ends[first : bisect_right(self._ends, leader.end())]

    def count(self, start: int, end: int) -> int:
        """Return how many tokens end in the stretch."""
        return bisect_right(self._ends, end) - bisect_right(self._ends, start)

    def offset(self, start: int, count: int) -> int:
        """Return where the `count`th token after `start` ends."""
        place = bisect_right(self._ends, start) + count - 1
        return self._ends[min(place, len(self._ends) - 1)] if self._ends else start


class Cuts:
    """The places of one document where it may be cut, and the clauses between them."""

    def __init__(self, text: str, clauses: Sequence[Clause]) -> None:
        self._text = text
        self._clauses = sorted(clauses, key=lambda c: (c.span.start, -c.span.end))
        self._starts = [clause.span.start for clause in self._clauses]
        self._implied = Implied(self._clauses)
        self._trees = {
            language: _Tree([c for c in self._clauses if c.language is language])
            for language in Language
        }

    def within(self, start: int, end: int) -> list[Clause]:
        """Return the clauses that begin after `start` and before `end`."""
        return self._clauses[bisect_right(self._starts, start) : bisect_left(self._starts, end)]

    def at_clauses(self, start: int, end: int) -> list[int]:
        """Return where the outermost clauses within the stretch begin."""
        found: list[int] = []
        reach = start
        for clause in self.within(start, end):
            if clause.span.start >= reach:
                found.append(clause.span.start)
                reach = max(reach, clause.span.end)
        return found

    def at(self, separator: re.Pattern[str], start: int, end: int) -> list[int]:
        """Return where a separator ends within the stretch."""
        found = (hit.end() for hit in separator.finditer(self._text, start, end))
        return [place for place in found if start < place < end]

    def safe(self, offset: int, start: int, end: int) -> int:
        """Move a cut back, or else forward, out of a character made of several code points."""
        back = offset
        while back > start and self._joined(back):
            back -= 1
        if back > start:
            return back
        while offset < end and self._joined(offset):
            offset += 1
        return offset

    def _joined(self, offset: int) -> bool:
        after, before = self._text[offset : offset + 1], self._text[offset - 1]
        if not after:
            return False
        if unicodedata.category(after)[0] == "M" or after in _JOINERS or before == "\u200d":
            return True
        return before + after == "\r\n" or "\udc00" <= after <= "\udfff"

    def named(self, start: int, end: int, unit: Clause | None) -> tuple[str, ...]:
        """Return the locators of the clauses that a stretch lies in or holds the beginning of.

        An article of one paragraph has the locator of that paragraph too.
        """
        inside = (c for c in self.within(start, end) if not unit or c.language is unit.language)
        held = (*self._around(start, unit), *inside)
        return tuple(locator for clause in held for locator in self._implied.of(clause))

    def innermost(self, start: int, end: int, unit: Clause | None) -> Clause | None:
        """Return the deepest clause that contains all the words of a stretch.

        `unit` is the article the stretch belongs to, whose language decides which tree is asked.
        """
        text = self._text[start:end]
        first = start + len(text) - len(text.lstrip())
        last = start + len(text.rstrip())
        around = [c for c in self._around(first, unit) if c.span.end >= last]
        return around[-1] if around else unit

    def _around(self, offset: int, unit: Clause | None) -> list[Clause]:
        """Return the clauses that an offset lies in, outermost first."""
        languages = [unit.language] if unit else list(Language)
        return [c for language in languages for c in self._trees[language].around(offset)]


class _Tree:
    """The clauses of one language, each with the one around it."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self._clauses = clauses
        self._starts = [clause.span.start for clause in clauses]
        self._parents: list[int] = []
        open_now: list[int] = []
        for place, clause in enumerate(clauses):
            while open_now and clauses[open_now[-1]].span.end <= clause.span.start:
                open_now.pop()
            self._parents.append(open_now[-1] if open_now else -1)
            open_now.append(place)

    def around(self, offset: int) -> list[Clause]:
        found: list[Clause] = []
        place = bisect_right(self._starts, offset) - 1
        while place >= 0:
            if self._clauses[place].span.covers(offset):
                found.append(self._clauses[place])
            place = self._parents[place]
        return found[::-1]


Way = Callable[[int, int], list[int]]
"""A way of cutting: the places within a stretch."""


@dataclass(frozen=True, slots=True)
class Splitter:
    """Cuts stretches into spans of about `target` tokens, never more than `room`."""

    tokens: Tokens
    cuts: Cuts
    target: int
    room: int

    def split(self, start: int, end: int) -> list[Span]:
        """Return spans that cover the stretch, in order."""
        ways: list[Way] = [self.cuts.at_clauses]
        ways += [partial(self.cuts.at, separator) for separator in _SEPARATORS]
        return self._split(start, end, ways)

    def _split(self, start: int, end: int, ways: Sequence[Way]) -> list[Span]:
        if self.tokens.count(start, end) <= self.target:
            return [Span(start, end)]
        if not ways:
            return self._by_tokens(start, end)
        places = ways[0](start, end)
        if not places:
            return self._split(start, end, ways[1:])
        by_clause = ways[0] == self.cuts.at_clauses
        # A clause's own clauses are asked for again within it; lines within a line are not.
        inner = ways if by_clause else ways[1:]
        parts: list[Span] = []
        closed = False
        for here, there in pairwise([start, *places, end]):
            within = self._split(here, there, inner)
            # The rest of a clause that had to be cut stays its own, unless it is small.
            apart = by_clause and (closed or len(within) > 1)
            for place, part in enumerate(within):
                self._add(parts, part, _SMALL if apart and place == 0 else self.target)
            closed = len(within) > 1
        return parts

    def _add(self, parts: list[Span], part: Span, least: int) -> None:
        """Append a part, joined to the one before it where one of them is that small."""
        if parts:
            joined = Span(parts[-1].start, part.end)
            size = self._size(joined)
            smaller = min(self._size(parts[-1]), self._size(part))
            fits = size <= self.target and smaller <= least
            if fits or (size <= self.room and smaller <= _SCRAP):
                parts[-1] = joined
                return
        parts.append(part)

    def _size(self, span: Span) -> int:
        return self.tokens.count(span.start, span.end)

    def _by_tokens(self, start: int, end: int) -> list[Span]:
        found = []
        while self.tokens.count(start, end) > self.target:
            after = min(end, max(start + 1, self.tokens.offset(start, self.target)))
            place = self.cuts.safe(after, start, end)
            if not start < place < end:
                break
            found.append(Span(start, place))
            start = place
        return [*found, Span(start, end)]
