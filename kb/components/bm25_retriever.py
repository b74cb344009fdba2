"""The passages that share the question's words, or have those that texts use instead."""

from __future__ import annotations

from concurrent.futures import Executor

from haystack import component

from kb.components.question_translator import Translation
from kb.lexicon.entries import Rendering, TermGroup
from kb.lexicon.weighing import Weigher
from kb.question import Question
from kb.ranking import Pools, Ranking, Rankings
from kb.store.index import Index
from kb.store.records import Found
from kb.store.snapshot import Snapshot
from kb.types import Leg, SearchFilter


@component
class BM25Retriever:
    """Searches by words in the pool of the question's own language, beside what follows."""

    def __init__(self, index: Index, beside: Executor) -> None:
        self._index = index
        self._beside = beside

    @component.output_types(rankings=Rankings)
    def run(
        self,
        view: Snapshot,
        question: Question,
        translation: Translation,
        narrowed: SearchFilter,
        depth: int,
    ) -> dict[str, object]:
        """Return up to `depth` passages; names and numbers elsewhere are the lexicon's."""
        language = question.language
        said = translation.said[language]

        def find() -> Pools:
            return (Ranking(Leg.BM25, language, found()),)

        def found() -> tuple[Found, ...]:
            if not said:
                return view.bm25(question.terms, language, narrowed, depth)
            # What is said otherwise counts once, as the best of what texts write for it.
            weigher = Weigher((*_itself(question), *said), self._index.statistics(language))
            return view.scored(weigher.terms, weigher, language, narrowed, depth)

        return {"rankings": Rankings(find, self._beside)}


def _itself(question: Question) -> tuple[TermGroup, ...]:
    """Return the question's terms as groups of one rendering each."""
    return tuple(TermGroup(term, (Rendering(term, (term,), 1.0),), 1.0) for term in question.terms)
