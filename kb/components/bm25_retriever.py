"""The passages that share the question's words."""

from __future__ import annotations

from haystack import component

from kb.question import Question
from kb.ranking import Ranking, Rankings
from kb.store.snapshot import Snapshot
from kb.types import Leg, SearchFilter


@component
class BM25Retriever:
    """Searches by words in the pool of the question's own language."""

    @component.output_types(rankings=Rankings)
    def run(
        self, view: Snapshot, question: Question, narrowed: SearchFilter, depth: int
    ) -> dict[str, object]:
        """Return up to `depth` passages; names and numbers elsewhere are the lexicon's."""
        pools = (
            Ranking(Leg.BM25, language, view.bm25(question.terms, language, narrowed, depth))
            for language in narrowed.languages
            if language is question.language
        )
        return {"rankings": Rankings(tuple(pools))}
