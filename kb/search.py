"""A question in, cited hits in both languages out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import replace
from itertools import chain

import numpy as np
from haystack import Pipeline

from kb.cite import cite, cite_clause, named_clause
from kb.citing import completed
from kb.components.across_retriever import AcrossRetriever
from kb.components.aspect_retriever import AspectRetriever
from kb.components.bm25_retriever import BM25Retriever
from kb.components.dense_retriever import DenseRetriever
from kb.components.lexicon_retriever import LexiconRetriever
from kb.components.locator_retriever import LocatorRetriever
from kb.components.question_translator import QuestionTranslator, Translation
from kb.components.ranking_joiner import FusedList, RankingJoiner
from kb.components.run import run
from kb.components.title_matcher import TitleMatcher
from kb.embedding.encoder import Embedder, Vectors
from kb.errors import BadRequest, DocumentNotFound
from kb.fuse import TEN, Fused, Mix, by_number
from kb.highlight import matches
from kb.lexicon.lexicon import Lexicon
from kb.question import Question, read_question
from kb.ranking import Place
from kb.stop import ShouldStop, go_on, never
from kb.store.index import Index
from kb.store.records import Found
from kb.store.snapshot import Snapshot
from kb.types import (
    Citation,
    Clause,
    Hit,
    HitCounterpart,
    Language,
    Page,
    Passage,
    SearchFilter,
    SearchResult,
)
from kb.variety import Shown, different_first

# How deep each leg looks in each language. A passage that only one leg finds beyond rank 50 adds
# 1/60 at most, which never lifts it into the first ten.
DEPTH = 50
# The same of the other language, where the question and each pivot has a list of its own.
ACROSS_DEPTH = 30
BESIDE = 4  # threads that wait for the database, for all questions asked at once


class Searcher:
    """Answers questions from one index. Safe to use from many threads."""

    def __init__(
        self,
        index: Index,
        encoder: Embedder,
        lexicon: Lexicon | None = None,
        *,
        max_query_chars: int = 20_000,
        mix: Mix | None = None,
    ) -> None:
        self._index = index
        self._encoder = encoder
        self._max_query_chars = max_query_chars
        self._beside = ThreadPoolExecutor(BESIDE, thread_name_prefix="leg")
        self._pipeline = _build(index, encoder, lexicon, mix or Mix(), self._beside)

    def search(
        self,
        query: str,
        top_k: int = 10,
        narrowed: SearchFilter | None = None,
        should_stop: ShouldStop = never,
    ) -> SearchResult:
        """Return the `top_k` best hits, best first.

        Raises `BadRequest` for a question that is empty or too long and for a `top_k` below 1,
        `Cancelled` where `should_stop` says so before it looks or before it cites what it found.
        """
        if top_k < 1:
            raise BadRequest(f"top_k is {top_k}; ask for at least one hit", field="top_k")
        question = read_question(query, self._max_query_chars)
        wanted = narrowed or SearchFilter()
        go_on(should_stop)
        hits, translation = self._index.read(lambda view: self._hits(view, question, wanted, top_k))
        go_on(should_stop)
        whole = self._with_places(hits)
        return SearchResult(
            query,
            question.language,
            tuple(_with_terms(hit, question, translation) for hit in whole),
        )

    def _with_places(self, hits: Sequence[Hit]) -> list[Hit]:
        """Return the hits with all that their citations and their counterparts' can say."""
        others = [hit.counterpart.citation for hit in hits if hit.counterpart]
        cited = completed(self._index, [hit.citation for hit in hits] + others)
        whole = iter(cited[len(hits) :])
        return [
            replace(
                hit,
                citation=citation,
                counterpart=hit.counterpart and replace(hit.counterpart, citation=next(whole)),
            )
            for hit, citation in zip(hits, cited, strict=False)
        ]

    def _hits(
        self, view: Snapshot, question: Question, narrowed: SearchFilter, top_k: int
    ) -> tuple[list[Hit], Translation]:
        """Return the hits without the words that they share and where their quotes stand."""
        fused, translation = self._run(view, question, narrowed, top_k)
        best = fused.items[: max(top_k, TEN)]
        passages = list(self._passages(view, best))
        shown = [Shown(one, by_number(item.legs)) for item, one in zip(best, passages, strict=True)]
        told = different_first(shown, question.language, lambda: self._moved(view, best[:TEN]))
        hits = []
        for rank, one in enumerate(told[:top_k], start=1):
            item, passage = best[one.place], passages[one.place]
            document, pages = view.sheet(passage.sha256)
            citation = self._cite(item, passage, question, pages)
            hit = Hit(rank, item.score, passage, document, citation, item.legs)
            if one.counterpart is not None:
                other = passages[one.counterpart]
                owner, leaves = view.sheet(other.sha256)
                hit = replace(hit, counterpart=HitCounterpart(other, owner, cite(other, leaves)))
            hits.append(hit)
        return hits, translation

    def _passages(self, view: Snapshot, items: Sequence[Fused]) -> Iterator[Passage]:
        """Read passages that the legs found, both languages' at once."""

        def read(language: Language) -> dict[Place, Passage]:
            found = [Found(item.row, item.score) for item in items if item.language is language]
            whole = view.passages(language, found)
            return {(language, f.row): c.passage for f, c in zip(found, whole, strict=True)}

        there = dict(chain.from_iterable(one.items() for one in self._beside.map(read, Language)))
        return (there[item.language, item.row] for item in items)

    def _moved(self, view: Snapshot, items: Sequence[Fused]) -> Vectors:
        """Return the vectors of passages, English ones moved to Chinese, shape (n, dimension).

        Zeros for a model that moves nothing, of whose vectors it is not known how near is near.
        """

        places = {
            language: [at for at, item in enumerate(items) if item.language is language]
            for language in Language
        }

        def read(language: Language) -> Vectors:
            return view.vectors(language, [items[at].row for at in places[language]])

        rows = dict(zip(Language, self._beside.map(read, Language), strict=True))
        moved = self._encoder.across(rows[Language.EN], Language.EN)
        found = np.zeros((len(items), self._encoder.dimension), dtype=np.float32)
        if moved is not rows[Language.EN]:
            found[places[Language.EN]] = moved
            found[places[Language.ZH]] = rows[Language.ZH]
        return found

    def _run(
        self, view: Snapshot, question: Question, narrowed: SearchFilter, top_k: int
    ) -> tuple[FusedList, Translation]:
        # The last of a long list stand deeper in each leg than in the fused one.
        depth = max(DEPTH, 2 * top_k)
        shown = list(narrowed.languages or Language)
        # The question's own language leads to the other one even where it is not wanted itself.
        within = replace(narrowed, languages=tuple({question.language, *shown}))
        asked = {"question": question}
        looking = {**asked, "view": view, "narrowed": within, "depth": depth}
        result = run(
            self._pipeline,
            {
                "translator": asked,
                "titles": asked,
                "dense": looking,
                "aspect": looking,
                "bm25": looking,
                "lexicon": looking,
                "across": {**looking, "depth": max(ACROSS_DEPTH, top_k)},
                "locator": looking,
                "joiner": {**asked, "view": view, "shown": shown},
            },
            also={"translator"},
        )
        return result["joiner"]["fused"], result["translator"]["translation"]

    def _cite(
        self, item: Fused, passage: Passage, question: Question, pages: Sequence[Page]
    ) -> Citation:
        if by_number(item.legs):
            clause = self._named(passage, question)
            if clause is not None:
                return cite_clause(passage, clause, pages)
        return cite(passage, pages)

    def _named(self, passage: Passage, question: Question) -> Clause | None:
        try:
            clauses = self._index.clauses(passage.sha256)
        except DocumentNotFound:  # deleted a moment ago; the passage itself is still in hand
            return None
        return named_clause(passage, clauses, question.locators)


def _with_terms(hit: Hit, question: Question, translation: Translation) -> Hit:
    groups = translation.written_in(hit.passage.language, question.language)
    return replace(hit, terms=matches(hit.passage, question, groups))


def _build(
    index: Index, encoder: Embedder, lexicon: Lexicon | None, mix: Mix, beside: Executor
) -> Pipeline:
    pipeline = Pipeline()
    # Of the parts that are ready Haystack runs the first by name: the legs that ask by words, which
    # go on beside, begin before the question is embedded.
    for name, part in (
        ("translator", QuestionTranslator(lexicon)),
        ("titles", TitleMatcher(index)),
        ("aspect", AspectRetriever(encoder, mix, beside)),
        ("dense", DenseRetriever(encoder)),
        ("bm25", BM25Retriever(index, beside)),
        ("lexicon", LexiconRetriever(index, beside)),
        ("across", AcrossRetriever(encoder, mix)),
        ("locator", LocatorRetriever()),
        ("joiner", RankingJoiner(mix, beside)),
    ):
        pipeline.add_component(name, part)
    for sender, receiver in (
        ("translator.translation", "titles.translation"),
        ("translator.translation", "bm25.translation"),
        ("translator.translation", "lexicon.translation"),
        ("dense.asked", "across.asked"),
        ("dense.asked", "joiner.asked"),
        ("titles.named", "aspect.named"),
        ("titles.named", "dense.named"),
        ("titles.named", "across.named"),
        ("titles.named", "locator.named"),
        ("titles.named", "joiner.named"),
        ("dense.rankings", "across.dense"),
        ("bm25.rankings", "across.bm25"),
        ("aspect.rankings", "across.aspect"),
        ("dense.rankings", "joiner.dense"),
        ("bm25.rankings", "joiner.bm25"),
        ("aspect.rankings", "joiner.aspect"),
        ("lexicon.rankings", "joiner.lexicon"),
        ("across.rankings", "joiner.across"),
        ("locator.rankings", "joiner.locator"),
    ):
        pipeline.connect(sender, receiver)
    return pipeline
