"""The passages that share the question's words."""

from __future__ import annotations

from concurrent.futures import Executor

from haystack import component

from kb.question import Question
from kb.ranking import Pools, Ranking, Rankings
from kb.store.snapshot import Snapshot
from kb.types import Leg, SearchFilter


@component
class BM25Retriever:
    """Searches by words in the pool of the question's own language, beside what follows."""

    def __init__(self, beside: Executor) -> None:
        self._beside = beside

    @component.output_types(rankings=Rankings)
    def run(
        self, view: Snapshot, question: Question, narrowed: SearchFilter, depth: int
    ) -> dict[str, object]:
        """Return up to `depth` passages; names and numbers elsewhere are the lexicon's."""
        language = question.language

        def find() -> Pools:
            found = view.bm25(question.terms, language, narrowed, depth)
            return (Ranking(Leg.BM25, language, found),)

        return {"rankings": Rankings(find, self._beside)}
