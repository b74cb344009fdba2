"""The passages nearest in meaning in the other language: to the question, and to what it finds."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from haystack import component

from kb.components.title_matcher import Named
from kb.embedding.encoder import Asked, Embedder, Vectors
from kb.fuse import RRF_K, Fused, Mix, fuse
from kb.question import Question
from kb.ranking import Ranking, Rankings
from kb.store.records import Found
from kb.store.snapshot import Snapshot
from kb.types import Leg, SearchFilter

# How many of the best passages are asked with, and how deep. A passage and its translation are far
# closer than a question and either (0.99 in the first five against 0.69), and the own language's
# first five hold the answer 99 times in 100.
PIVOTS, PIVOT_DEPTH = 5, 20


@component
class AcrossRetriever:
    """Asks the other language's pool with the question, and with the best passages of its own.

    The second is pseudo-relevance feedback (Rocchio 1971; with dense vectors Yu, Xiong and Callan,
    CIKM 2021) carried across languages. A pivot's neighbours count by the pivot's own score; a
    passage near several takes its best. Both are one query, which reads the table once.
    """

    def __init__(self, encoder: Embedder, mix: Mix) -> None:
        self._encoder = encoder
        self._mix = mix

    @component.output_types(rankings=Rankings)
    def run(  # noqa: PLR0913 - a socket a leg
        self,
        view: Snapshot,
        question: Question,
        asked: Asked,
        narrowed: SearchFilter,
        depth: int,
        dense: Rankings,
        bm25: Rankings,
        aspect: Rankings,
        named: Named,
    ) -> dict[str, object]:
        """Return two rankings for each language but the question's own."""
        others = [one for one in narrowed.languages if one is not question.language]
        if not others:
            return {"rankings": Rankings(tuple)}
        own = (*dense.pools, *bm25.pools, *aspect.pools)
        pivots = fuse(own, self._mix, named.places(view, own))[:PIVOTS]
        asking = np.stack([asked.vector, *_vectors(view, pivots, dense)])
        moved = self._encoder.across(asking, question.language)
        pools: list[Ranking] = []
        for language in others:
            direct, *near = view.dense_many(moved, language, narrowed, depth)
            pools.append(Ranking(Leg.DENSE, language, direct))
            pools.append(Ranking(Leg.COUNTERPART, language, _by_pivot(pivots, near)))
        return {"rankings": Rankings(lambda: tuple(pools))}


def _by_pivot(pivots: Sequence[Fused], near: Sequence[Sequence[Found]]) -> tuple[Found, ...]:
    best: dict[int, Found] = {}
    for pivot, found in zip(pivots, near, strict=True):
        share = pivot.score / pivots[0].score
        for rank, one in enumerate(found[:PIVOT_DEPTH], start=1):
            score = share / (RRF_K + rank)
            if one.row not in best or best[one.row].score < score:
                best[one.row] = Found(one.row, score)
    return tuple(sorted(best.values(), key=lambda one: (-one.score, one.row)))


def _vectors(view: Snapshot, pivots: Sequence[Fused], dense: Rankings) -> list[Vectors]:
    """Return the pivots' vectors: the dense leg brought most, those of the others are read."""
    known = {
        (ranking.language, one.row): one.vector for ranking in dense.pools for one in ranking.found
    }
    other = [pivot for pivot in pivots if known.get((pivot.language, pivot.row)) is None]
    if other:
        read = view.vectors(other[0].language, [pivot.row for pivot in other])
        known |= {(one.language, one.row): row for one, row in zip(other, read, strict=True)}
    found = (known[pivot.language, pivot.row] for pivot in pivots)
    return [row for row in found if row is not None]
