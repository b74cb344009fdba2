"""Several ranked lists into one: within a language by what each gives, across languages in turn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from types import MappingProxyType

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
# its place now and then (0.946 instead of 0.958 of the first set). A clause asked for by its
# number is meant, but from 10 on it comes before the one of the document that was named with it.
LEG_WEIGHTS: Mapping[Leg, float] = MappingProxyType(
    {
        Leg.DENSE: 1.0,
        Leg.BM25: 0.7,
        Leg.LEXICON: 1.0,
        Leg.COUNTERPART: 2.0,
        Leg.TOKENS: 2.0,
        Leg.LOCATOR: 8.0,
    }
)
# Legs whose score says by how far a passage is the better one, so that it counts and not its rank:
# by its rank the tokens' view of the sample found 0.76 of the right clauses, by its score 0.82.
VALUED = frozenset((Leg.TOKENS,))
# Of a document that the question names; a leg's first place is worth 0.09. With 0.4 articles of
# trade agreements asked for by name come first more often than with 0.2 (MRR 0.977 and 0.964); from
# 0.8 on natural questions of treaties lose. Questions that name nothing stay as they are.
TITLE_WEIGHT = 0.4
# Whose turn it is, again and again: of five places the question's own language has three. Turn
# about, each having half, loses 0.03 of natural questions' own articles; 7 of 10 lose as much of
# the other language's.
TURNS = (0, 1, 0, 0, 1)


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


def take_turns(own: Sequence[Fused], other: Sequence[Fused]) -> tuple[Fused, ...]:
    """Return both lists as one by `TURNS`; when one ends, the rest of the other follows."""
    rest = (iter(own), iter(other))
    left = [len(own), len(other)]
    mixed: list[Fused] = []
    for turn in cycle(TURNS):
        if not any(left):
            return tuple(mixed)
        whose = turn if left[turn] else 1 - turn
        left[whose] -= 1
        mixed.append(next(rest[whose]))
    raise AssertionError("turns never end")
