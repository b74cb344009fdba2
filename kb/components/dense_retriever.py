"""The passages nearest in meaning."""

from __future__ import annotations

from dataclasses import replace

from haystack import component

from kb.components.title_matcher import Named
from kb.embedding.encoder import Asked, Embedder
from kb.question import Question
from kb.ranking import Ranking, Rankings
from kb.store.records import Found
from kb.store.snapshot import Snapshot
from kb.types import Leg, SearchFilter


@component
class DenseRetriever:
    """Searches by vector in the pool of the question's own language.

    A multilingual model puts text in the question's own language first almost whatever it says, so
    in one common pool the other language would never surface: `AcrossRetriever` asks that one. Of
    documents that the question names every clause is worth a look, however far it seems.

    The question is embedded here and not before: the legs that ask by words have begun by then.
    """

    def __init__(self, encoder: Embedder) -> None:
        self._encoder = encoder

    @component.output_types(rankings=Rankings, asked=Asked)
    def run(
        self,
        view: Snapshot,
        question: Question,
        narrowed: SearchFilter,
        depth: int,
        named: Named,
    ) -> dict[str, object]:
        """Return up to `depth` passages, as many of documents named, and the question embedded."""
        asked = self._encoder.ask(question.text, question.language)
        vector = asked.vector
        found = view.dense(vector, question.language, narrowed, depth)
        if (documents := named.best) and not narrowed.document_ids:
            within = replace(narrowed, document_ids=documents)
            found = _merged(found, view.dense(vector, question.language, within, depth))
        ranking = Ranking(Leg.DENSE, question.language, found)
        return {"rankings": Rankings(lambda: (ranking,)), "asked": asked}


def _merged(*lists: tuple[Found, ...]) -> tuple[Found, ...]:
    distinct = {one.row: one for found in lists for one in found}
    return tuple(sorted(distinct.values(), key=lambda one: (-one.score, one.row)))
