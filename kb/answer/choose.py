"""Which sentences are quoted: few, the likeliest, each with its counterpart and once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from kb.answer.counterpart import Counterparts
from kb.answer.pool import Pool

MOST = 8  # statements; the answer is among the first 8 where it is among the first 20
ENOUGH = 0.97  # of the likelihood of all candidates: the rest is not worth reading
LEAST = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """The places in a pool of a statement and of its counterpart, None without a sure one."""

    place: int
    counterpart: int | None


def choose(pool: Pool, counterparts: Counterparts, most: int = MOST) -> tuple[Choice, ...]:
    """Return what to quote, the likeliest first; the question's language before its counterpart.

    Takes until the statements have nearly all of the likelihood that the scores give out.
    """
    shares = _shares(pool)
    chosen: list[Choice] = []
    taken = 0.0
    for choice in _choices(pool, counterparts):
        if len(chosen) == most or (taken > ENOUGH and len(chosen) >= LEAST):
            break
        chosen.append(choice)
        taken += sum(shares[at] for at in (choice.place, choice.counterpart) if at is not None)
    return tuple(chosen)


def _shares(pool: Pool) -> list[float]:
    likelihood = np.exp(pool.scores - pool.scores.max()) if len(pool.scores) else pool.scores
    shares: list[float] = (likelihood / max(likelihood.sum(), 1e-9)).tolist()
    return shares


def _choices(pool: Pool, counterparts: Counterparts) -> Iterator[Choice]:
    used: set[int] = set()
    own = pool.asked.question.language
    for place in sorted(range(len(pool.candidates)), key=lambda at: -pool.scores[at]):
        if place in used:
            continue
        other = counterparts.of(place)
        if other in used:
            other = None
        if pool.candidates[place].language is not own and other is not None:
            place, other = other, place
        used |= {at for at in (place, other) if at is not None}
        yield Choice(place, other)
