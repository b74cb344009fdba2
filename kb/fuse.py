"""Several ranked lists into one: within a language by reciprocal rank, across languages in turn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from kb.ranking import Ranking
from kb.types import Language, Leg, LegRank, Passage

# Reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009): score = sum of w / (k + rank).
# Their k = 60 suits lists of a thousand; with lists of 50 the head should count for more.
RRF_K = 10
# A clause asked for by its number is meant, so that leg outweighs the two others together at
# equal rank: 3/(10+1) > 1/(10+1) + 1/(10+1).
LEG_WEIGHT = {Leg.DENSE: 1.0, Leg.BM25: 1.0, Leg.LOCATOR: 3.0}


@dataclass(frozen=True, slots=True)
class Fused:
    """A passage with its fused score and each leg's view of it."""

    passage: Passage
    score: float
    legs: tuple[LegRank, ...]


def fuse(rankings: Iterable[Ranking]) -> tuple[Fused, ...]:
    """Return one pool's rankings as one list, best first; ties go by passage id."""
    passages: dict[str, Passage] = {}
    legs: dict[str, list[LegRank]] = {}
    for ranking in rankings:
        for rank, candidate in enumerate(ranking.candidates, start=1):
            passages[candidate.passage.id] = candidate.passage
            view = LegRank(ranking.leg, rank, candidate.score)
            legs.setdefault(candidate.passage.id, []).append(view)
    fused = (Fused(passages[name], _score(views), tuple(views)) for name, views in legs.items())
    return tuple(sorted(fused, key=lambda item: (-item.score, item.passage.id)))


def interleave(pools: Sequence[Sequence[Fused]]) -> tuple[Fused, ...]:
    """Return the pools' items in turn, the first pool's first; a pool that ends is passed over."""
    rounds = chain.from_iterable(zip_longest(*pools))
    return tuple(item for item in rounds if item is not None)


def pool_order(asked_in: Language, pools: Iterable[Language]) -> tuple[Language, ...]:
    """Return the languages in the order they take turns: the question's own first."""
    return tuple(sorted(set(pools), key=lambda language: (language is not asked_in, language)))


def _score(views: Iterable[LegRank]) -> float:
    return sum(LEG_WEIGHT[view.leg] / (RRF_K + view.rank) for view in views)
