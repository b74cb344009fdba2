"""A question in, cited hits in both languages out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from haystack import Pipeline

from kb.cite import cite, cite_clause, named_clause
from kb.components.across_retriever import AcrossRetriever
from kb.components.bm25_retriever import BM25Retriever
from kb.components.dense_retriever import DenseRetriever
from kb.components.lexicon_retriever import LexiconRetriever
from kb.components.locator_retriever import LocatorRetriever
from kb.components.question_embedder import QuestionEmbedder
from kb.components.question_translator import QuestionTranslator, Translation
from kb.components.ranking_joiner import FusedList, RankingJoiner
from kb.components.run import run
from kb.components.title_matcher import TitleMatcher
from kb.embedding.encoder import Encoder
from kb.errors import BadRequest, DocumentNotFound
from kb.fuse import Fused, Mix
from kb.highlight import matches
from kb.lexicon.lexicon import Lexicon
from kb.question import Question, read_question
from kb.store.index import Index
from kb.types import Citation, Clause, Hit, Language, Leg, Page, SearchFilter, SearchResult

# How deep each leg looks in each language. A passage that only one leg finds beyond rank 50 adds
# 1/60 at most, which never lifts it into the first ten.
DEPTH = 50
# The same of the other language, where the question and each pivot has a list of its own.
ACROSS_DEPTH = 30


class Searcher:
    """Answers questions from one index. Safe to use from many threads."""

    def __init__(
        self,
        index: Index,
        encoder: Encoder,
        lexicon: Lexicon | None = None,
        *,
        max_query_chars: int = 20_000,
        mix: Mix | None = None,
    ) -> None:
        self._index = index
        self._max_query_chars = max_query_chars
        self._pipeline = _build(index, encoder, lexicon, mix or Mix())

    def search(
        self, query: str, top_k: int = 10, narrowed: SearchFilter | None = None
    ) -> SearchResult:
        """Return the `top_k` best hits, best first.

        Raises `BadRequest` for a question that is empty or too long and for a `top_k` below 1.
        """
        if top_k < 1:
            raise BadRequest(f"top_k is {top_k}; ask for at least one hit", field="top_k")
        question = read_question(query, self._max_query_chars)
        fused, translation = self._run(question, narrowed or SearchFilter(), top_k)
        hits = [
            replace(hit, terms=matches(hit.passage, question, translation.groups))
            for hit in self._placed(tuple(self._hits(fused.items, question, top_k)))
        ]
        return SearchResult(query, question.language, tuple(hits))

    def _run(
        self, question: Question, narrowed: SearchFilter, top_k: int
    ) -> tuple[FusedList, Translation]:
        # The last of a long list stand deeper in each leg than in the fused one.
        depth = max(DEPTH, 2 * top_k)
        shown = list(narrowed.languages or Language)
        # The question's own language leads to the other one even where it is not wanted itself.
        within = replace(narrowed, languages=tuple({question.language, *shown}))
        asked, narrow = {"question": question}, {"narrowed": within}
        result = run(
            self._pipeline,
            {
                "embedder": asked,
                "translator": asked,
                "titles": asked,
                "dense": {**asked, **narrow, "depth": depth},
                "bm25": {**asked, **narrow, "depth": depth},
                "lexicon": {**asked, **narrow, "depth": depth},
                "across": {**asked, **narrow, "depth": max(ACROSS_DEPTH, top_k)},
                "locator": {**asked, **narrow, "depth": depth},
                "joiner": {**asked, "shown": shown},
            },
            also={"translator"},
        )
        return result["joiner"]["fused"], result["translator"]["translation"]

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

    def _placed(self, hits: Sequence[Hit]) -> Iterator[Hit]:
        """Yield the hits with where their quotes stand on the pages."""
        cited = [(hit.citation.sha256, hit.citation.span) for hit in hits]
        for hit, boxes in zip(hits, self._index.boxes_of(cited), strict=True):
            yield replace(hit, citation=replace(hit.citation, boxes=boxes))

    def _named(self, item: Fused, question: Question) -> Clause | None:
        try:
            clauses = self._index.clauses(item.passage.sha256)
        except DocumentNotFound:  # deleted a moment ago; the passage itself is still in hand
            return None
        return named_clause(item.passage, clauses, question.locators)


def _build(index: Index, encoder: Encoder, lexicon: Lexicon | None, mix: Mix) -> Pipeline:
    pipeline = Pipeline()
    for name, part in (
        ("embedder", QuestionEmbedder(encoder)),
        ("translator", QuestionTranslator(lexicon)),
        ("titles", TitleMatcher(index)),
        ("dense", DenseRetriever(index)),
        ("bm25", BM25Retriever(index)),
        ("lexicon", LexiconRetriever(index)),
        ("across", AcrossRetriever(index, encoder, mix)),
        ("locator", LocatorRetriever(index)),
        ("joiner", RankingJoiner(mix)),
    ):
        pipeline.add_component(name, part)
    for sender, receiver in (
        ("embedder.vector", "dense.vector"),
        ("translator.translation", "titles.translation"),
        ("translator.translation", "lexicon.translation"),
        ("embedder.vector", "across.vector"),
        ("titles.named", "dense.named"),
        ("titles.named", "across.named"),
        ("titles.named", "locator.named"),
        ("titles.named", "joiner.named"),
        ("dense.rankings", "across.dense"),
        ("bm25.rankings", "across.bm25"),
        ("dense.rankings", "joiner.dense"),
        ("bm25.rankings", "joiner.bm25"),
        ("lexicon.rankings", "joiner.lexicon"),
        ("across.rankings", "joiner.across"),
        ("locator.rankings", "joiner.locator"),
    ):
        pipeline.connect(sender, receiver)
    return pipeline
