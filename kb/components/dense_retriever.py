"""The passages nearest in meaning, each language by itself."""

from __future__ import annotations

from haystack import component

from kb.embedding.encoder import Vectors
from kb.ranking import Ranking, Rankings
from kb.store.index import Index
from kb.types import Leg, SearchFilter


@component
class DenseRetriever:
    """Searches by vector in each language's pool.

    A multilingual model puts text in the question's own language first almost whatever it says,
    so in one common pool the other language would never surface.
    """

    def __init__(self, index: Index) -> None:
        self._index = index

    @component.output_types(rankings=Rankings)
    def run(self, vector: Vectors, narrowed: SearchFilter, depth: int) -> dict[str, object]:
        """Return up to `depth` passages of each language in `narrowed`."""
        pools = (
            Ranking(Leg.DENSE, language, self._index.dense(vector, language, narrowed, depth))
            for language in narrowed.languages
        )
        return {"rankings": Rankings(tuple(pools))}
