"""The sentence that says the same in the other language, and none rather than a wrong one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kb.answer.features import Candidate
from kb.answer.pool import Pool
from kb.embedding.encoder import Encoder
from kb.figures.figure import FigureKind
from kb.figures.find import figures_in
from kb.locator import numbers
from kb.types import Language

# Of 4,675 pairs of the sample corpus that are each other's nearest, agree in their figures and
# stand in clauses of one number, 4,402 are this alike; 0.997 of those are the same clause in the
# other text; of pairs in clauses of other numbers only 0.05 are.
LIKENESS = 0.3
NEARLY = 0.02  # as near as the nearest
# Numbers are left out: "both parties" and 双方 count differently in the two languages.
_COMPARED = frozenset(FigureKind) - {FigureKind.NUMBER}
_EACH = frozenset(("P1Y", "P1M", "P1D"))  # "a year", "each day", 每日: no durations


class Counterparts:
    """Which candidates of a pool say the same as which of the other language."""

    def __init__(self, pool: Pool, encoder: Encoder) -> None:
        self._candidates = pool.candidates
        self._likeness = _likeness(pool, encoder)

    def of(self, place: int) -> int | None:
        """Return the counterpart of the candidate at a place of the pool; None without a sure one.

        They must be each other's nearest, in clauses of one number, and state the same sums, rates,
        days and durations.
        """
        row = self._likeness[place]
        best = int(row.argmax())
        if row[best] < LIKENESS or self._likeness[best].max() > row[best] + NEARLY:
            return None
        one, other = self._candidates[place], self._candidates[best]
        return best if _same_clause(one, other) and _agree(one, other) else None


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
    return _values(one.sentence.text) == _values(other.sentence.text)


def _values(text: str) -> set[str]:
    return {one.value for one in figures_in(text) if one.kind in _COMPARED} - _EACH
