"""The passages of a document that the question names, by what it asks of it."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import replace

from haystack import component

from kb.components.title_matcher import Named
from kb.embedding.encoder import Embedder
from kb.fuse import Mix, fuse
from kb.question import Question, distinct
from kb.ranking import Pools, Ranking, Rankings
from kb.store.records import Found
from kb.store.snapshot import Snapshot
from kb.tokens import analyze
from kb.types import Leg, SearchFilter


@component
class AspectRetriever:
    """Searches named documents by the rest of the question, beside what follows.

    The names that a question says are in every clause of the paper so named, and drown the word or
    two that tell the clauses apart, in its vector as among its terms. What is found by either
    counts as it does when everything is asked.
    """

    def __init__(self, encoder: Embedder, mix: Mix, beside: Executor) -> None:
        self._encoder = encoder
        self._mix = mix
        self._beside = beside

    @component.output_types(rankings=Rankings)
    def run(
        self,
        view: Snapshot,
        question: Question,
        named: Named,
        narrowed: SearchFilter,
        depth: int,
    ) -> dict[str, object]:
        """Return a ranking of up to `depth` passages in the question's language, if one is named.

        Scored by how surely they are named: by the bare word "guidelines" any guidelines are.
        """
        chosen = narrowed.document_ids
        meant = tuple(one for one in named.best if not chosen or one in chosen)
        if not named.aspect or not meant:
            return {"rankings": Rankings(tuple)}
        language, asked = question.language, named.aspect
        within = replace(narrowed, document_ids=meant)

        def find() -> Pools:
            terms = distinct(analyze(asked))
            vector = self._encoder.encode_query(asked, language)
            found = (
                Ranking(Leg.BM25, language, view.bm25(terms, language, within, depth)),
                Ranking(Leg.DENSE, language, view.dense(vector, language, within, depth)),
            )
            sure = named.documents.most
            best = fuse(found, self._mix)[:depth]
            scored = tuple(Found(one.row, sure * one.score) for one in best)
            return (Ranking(Leg.ASPECT, language, scored),)

        return {"rankings": Rankings(find, self._beside)}
