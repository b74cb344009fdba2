"""A question in, cited hits in both languages out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from haystack import Pipeline

from kb.cite import cite, cite_clause, named_clause
from kb.components.bm25_retriever import BM25Retriever
from kb.components.dense_retriever import DenseRetriever
from kb.components.locator_retriever import LocatorRetriever
from kb.components.question_embedder import QuestionEmbedder
from kb.components.ranking_joiner import FusedList, RankingJoiner
from kb.components.run import run
from kb.embedding.encoder import Encoder
from kb.errors import BadRequest, DocumentNotFound
from kb.fuse import Fused
from kb.question import Question, read_question
from kb.store.index import Index
from kb.types import Citation, Clause, Hit, Language, Leg, Page, SearchFilter, SearchResult

# How deep each leg looks in each language. A passage that only one leg finds beyond rank 50 adds
# 1/60 at most, which never lifts it into the first ten.
DEPTH = 50


class Searcher:
    """Answers questions from one index. Safe to use from many threads."""

    def __init__(self, index: Index, encoder: Encoder, max_query_chars: int = 20_000) -> None:
        self._index = index
        self._max_query_chars = max_query_chars
        self._pipeline = _build(index, encoder)

    def search(
        self, query: str, top_k: int = 10, narrowed: SearchFilter | None = None
    ) -> SearchResult:
        """Return the `top_k` best hits, best first.

        Raises `BadRequest` for a question that is empty or too long and for a `top_k` below 1.
        """
        if top_k < 1:
            raise BadRequest(f"top_k is {top_k}; ask for at least one hit", field="top_k")
        question = read_question(query, self._max_query_chars)
        everywhere = narrowed or SearchFilter()
        within = replace(everywhere, languages=everywhere.languages or tuple(Language))
        fused = self._run(question, within, max(DEPTH, top_k))
        hits = self._hits(fused.items, question, top_k)
        return SearchResult(query, question.language, tuple(hits))

    def _run(self, question: Question, within: SearchFilter, depth: int) -> FusedList:
        where = {"narrowed": within, "depth": depth}
        result = run(
            self._pipeline,
            {
                "embedder": {"question": question},
                "dense": where,
                "bm25": {"question": question, **where},
                "locator": {"question": question, **where},
                "joiner": {"question": question, "narrowed": within},
            },
        )
        fused: FusedList = result["joiner"]["fused"]
        return fused

    def _hits(self, fused: Sequence[Fused], question: Question, top_k: int) -> Iterator[Hit]:
        rank = 0
        # Twice as many: a document deleted since the legs saw it leaves its place to the next.
        wanted = fused[: 2 * top_k]
        sheets = self._index.sheets({item.passage.sha256 for item in wanted})
        for item in wanted:
            if item.passage.sha256 not in sheets or rank == top_k:
                continue
            document, pages = sheets[item.passage.sha256]
            rank += 1
            citation = self._cite(item, question, pages)
            yield Hit(rank, item.score, item.passage, document, citation, item.legs)

    def _cite(self, item: Fused, question: Question, pages: Sequence[Page]) -> Citation:
        if any(view.leg is Leg.LOCATOR for view in item.legs):
            clause = self._named(item, question)
            if clause is not None:
                return cite_clause(item.passage, clause, pages)
        return cite(item.passage, pages)

    def _named(self, item: Fused, question: Question) -> Clause | None:
        try:
            clauses = self._index.clauses(item.passage.sha256)
        except DocumentNotFound:  # deleted a moment ago; the passage itself is still in hand
            return None
        return named_clause(item.passage, clauses, question.locators)


def _build(index: Index, encoder: Encoder) -> Pipeline:
    pipeline = Pipeline()
    pipeline.add_component("embedder", QuestionEmbedder(encoder))
    pipeline.add_component("dense", DenseRetriever(index))
    pipeline.add_component("bm25", BM25Retriever(index))
    pipeline.add_component("locator", LocatorRetriever(index))
    pipeline.add_component("joiner", RankingJoiner())
    pipeline.connect("embedder.vector", "dense.vector")
    pipeline.connect("dense.rankings", "joiner.dense")
    pipeline.connect("bm25.rankings", "joiner.bm25")
    pipeline.connect("locator.rankings", "joiner.locator")
    return pipeline
