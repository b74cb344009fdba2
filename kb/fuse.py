"""Several ranked lists into one: by what each leg gives, with room kept for either language."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

from kb.ranking import Place, Ranking
from kb.types import Language, Leg, LegRank

# Reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009): score = sum of w / (k + rank).
# Their k = 60 suits lists of a thousand; with lists of 50 the head should count for more.
RRF_K = 10
# Chosen on all labelled sets together, not on each. Words that happen to be shared mislead more
# than likeness of meaning does: with BM25 at 1, natural questions of treaties find 0.80 of the
# articles in their own language where 0.7 finds 0.93, and nothing else gains. A counterpart stands
# on what two legs of the question's own language agree on: at 1 sentences find 0.95 of the other
# language's articles, at 2 and 3 0.96. Token by token is the sharpest look at a passage; at 3 the
# sample finds 0.007 more, but contracts asked about in one set phrase lose 0.02 (legalbench), and
# a translation of what the question found in its own language, which needs no sharp look, loses
# its place now and then (0.946 instead of 0.958 of the first set). What is asked of a paper named
# counts as meaning and words do; at 1.6 contracts asked about by name gain 0.010 of nDCG@10 more,
# and the sample loses 0.004 of its clauses. A clause asked for by its number is meant, but from 10
# on it comes before the one of the document that was named with it.
LEG_WEIGHTS: Mapping[Leg, float] = MappingProxyType(
    {
        Leg.DENSE: 1.0,
        Leg.BM25: 0.7,
        Leg.LEXICON: 1.0,
        Leg.COUNTERPART: 2.0,
        Leg.ASPECT: 1.0,
        Leg.TOKENS: 2.0,
        Leg.LOCATOR: 8.0,
    }
)
# Legs whose score says by how far a passage is the better one, so that it counts and not its rank:
# by its rank the tokens' view of the sample found 0.76 of the right clauses, by its score 0.82.
VALUED = frozenset((Leg.TOKENS, Leg.ASPECT))
# Of a document that the question names; a leg's first place is worth 0.09. With 0.4 articles of
# trade agreements asked for by name come first more often than with 0.2 (MRR 0.977 and 0.964); from
# 0.8 on natural questions of treaties lose. Questions that name nothing stay as they are.
TITLE_WEIGHT = 0.4
# What the other language's passages are ahead of their score, since words that the question shares
# with a passage are seen in its own language only. From 0 to 0.1 the other language's articles are
# found more often (natural questions 0.93 to 0.97) and the question's own less (the sample 0.915 to
# 0.898).
OTHER_AHEAD = 0.05


@dataclass(frozen=True, slots=True)
class Room:
    """How many of the first `places` the question's own and the other language have at least."""

    places: int
    own: int
    other: int


TEN = 10
# By score the sample finds 0.013 more of the right clauses in five than with fixed turns (three of
# five for the question's own); without this room ten places hold 0.1 fewer of the other language's
# articles of the first set.
ROOMS = (Room(5, own=1, other=1), Room(TEN, own=5, other=4))


@dataclass(frozen=True, slots=True)
class Mix:
    """How much each leg counts, and how much it does that the question names the document."""

    weights: Mapping[Leg, float] = field(default_factory=lambda: LEG_WEIGHTS)
    title: float = TITLE_WEIGHT


@dataclass(frozen=True, slots=True)
class Fused:
    """A passage, by where it lies, with its fused score and each leg's view of it."""

    language: Language
    row: int
    score: float
    legs: tuple[LegRank, ...]


Pools: TypeAlias = tuple[deque[Fused], deque[Fused]]
"""What is left of the question's own language and of the other one."""


def fuse(
    rankings: Iterable[Ranking], mix: Mix, named: Mapping[Place, float] = MappingProxyType({})
) -> tuple[Fused, ...]:
    """Return one pool's rankings as one list, best first; ties go by place.

    `named` says how far the question names a passage's document, from 0 to 1. A leg without
    weight finds nothing.
    """
    legs: dict[Place, list[LegRank]] = {}
    for ranking in rankings:
        if not mix.weights.get(ranking.leg):
            continue
        for rank, one in enumerate(ranking.found, start=1):
            place = (ranking.language, one.row)
            legs.setdefault(place, []).append(LegRank(ranking.leg, rank, one.score))
    fused = (
        Fused(
            *place,
            sum(mix.weights[view.leg] * worth(view) for view in views)
            + mix.title * named.get(place, 0.0),
            tuple(views),
        )
        for place, views in legs.items()
    )
    return tuple(sorted(fused, key=lambda item: (-item.score, item.language, item.row)))


def worth(view: LegRank) -> float:
    """Return what a leg's view of a passage counts for, before the leg's weight."""
    return view.score if view.leg in VALUED else 1 / (RRF_K + view.rank)


def by_number(legs: Iterable[LegRank]) -> bool:
    """Say whether a passage was found as the clause whose number the question names."""
    return any(view.leg is Leg.LOCATOR for view in legs)


def mixed(own: Sequence[Fused], other: Sequence[Fused]) -> tuple[Fused, ...]:
    """Return both languages' lists as one by score, with the room of `ROOMS` in every ten."""
    pools = (deque(own), deque(other))
    found: list[Fused] = []
    while any(pools):
        found += _ten(pools)
    return tuple(found)


def _ten(pools: Pools) -> list[Fused]:
    taken: list[Fused] = []
    counts = [0, 0]
    while any(pools) and len(taken) < TEN:
        owed = _owed(pools, counts)
        whose = _better(pools) if owed is None else owed
        counts[whose] += 1
        taken.append(pools[whose].popleft())
    return taken


def _owed(pools: Pools, counts: Sequence[int]) -> int | None:
    """Return the pool that needs every place which is left of a room; None where none does."""
    for room in ROOMS:
        left = room.places - sum(counts)
        for whose, least in enumerate((room.own, room.other)):
            if left > 0 and pools[whose] and least - counts[whose] >= left:
                return whose
    return None


def _better(pools: Pools) -> int:
    own, other = pools
    if not own or not other:
        return 0 if own else 1
    return int(other[0].score + OTHER_AHEAD > own[0].score)
