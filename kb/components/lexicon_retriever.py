"""The passages of the other language that render the question's words."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor

from haystack import component

from kb.components.question_translator import Translation
from kb.lexicon.weighing import Weigher
from kb.question import Question
from kb.ranking import Ranking, Rankings
from kb.store.index import Index
from kb.store.snapshot import Snapshot
from kb.types import Leg, SearchFilter


@component
class LexiconRetriever:
    """Searches by translated words in the other languages, beside what follows."""

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
        """Return a ranking, up to `depth` long, for each language but the question's own."""

        def find() -> Iterator[Ranking]:
            for language in narrowed.languages:
                groups = translation.written_in(language, question.language)
                if language is question.language or not groups:
                    continue
                weigher = Weigher(groups, self._index.statistics(language))
                if weigher.terms:
                    found = view.scored(weigher.terms, weigher, language, narrowed, depth)
                    yield Ranking(Leg.LEXICON, language, found)

        return {"rankings": Rankings(lambda: tuple(find()), self._beside)}
