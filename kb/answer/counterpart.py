"""The sentence that says the same in the other language, and none rather than a wrong one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kb.answer.features import Candidate
from kb.answer.pool import Pool
from kb.embedding.encoder import Encoder
from kb.figures.figure import FigureKind
from kb.figures.find import figures_in
from kb.locator import numbers
from kb.types import Language

# Likeness, of 1, that two sentences must have whose clauses have the same number, and others.
SAME_CLAUSE, ANY_CLAUSE = 0.62, 0.80
# Numbers are left out: "both parties" and 双方 count differently in the two languages.
_COMPARED = frozenset(FigureKind) - {FigureKind.NUMBER}
_DAYS = {"P1Y": "P12M", "P2Y": "P24M"}


class Counterparts:
    """Which candidates of a pool say the same as which of the other language."""

    def __init__(self, pool: Pool, encoder: Encoder) -> None:
        self._candidates = pool.candidates
        self._likeness = _likeness(pool, encoder)

    def of(self, place: int) -> int | None:
        """Return the counterpart of the candidate at a place of the pool; None without a sure one.

        They must be each other's nearest, and state the same sums, rates, days and durations.
        """
        row = self._likeness[place]
        if not len(row) or row.max() <= 0:
            return None
        best = int(row.argmax())
        one, other = self._candidates[place], self._candidates[best]
        needed = SAME_CLAUSE if _same_clause(one, other) else ANY_CLAUSE
        if row[best] < needed or self._likeness[best].max() > row[best] + 0.02:
            return None
        return best if _agree(one, other) else None


def _likeness(pool: Pool, encoder: Encoder) -> NDArray[np.float64]:
    """Return how alike each two candidates of different languages are; 0 within a language."""
    found = np.zeros((len(pool.candidates), len(pool.candidates)))
    places = {language: sorted(pool.of(language)) for language in Language}
    here, there = places[Language.EN], places[Language.ZH]
    if not here or not there:
        return found
    english, chinese = pool.vectors[here], pool.vectors[there]
    likeness = (
        encoder.across(english, Language.EN) @ chinese.T
        + english @ encoder.across(chinese, Language.ZH).T
    ) / 2
    found[np.ix_(here, there)] = likeness
    found[np.ix_(there, here)] = likeness.T
    return found


def _same_clause(one: Candidate, other: Candidate) -> bool:
    return numbers(one.sentence.passage.locator) == numbers(other.sentence.passage.locator)


def _agree(one: Candidate, other: Candidate) -> bool:
    return _values((one,)) == _values((other,))


def _values(candidates: Sequence[Candidate]) -> set[str]:
    return {
        figure.value
        for one in candidates
        for figure in figures_in(one.sentence.text)
        if figure.kind in _COMPARED
    }
