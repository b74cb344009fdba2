"""A question in, the sentences that answer it out: word for word, each with its citation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kb.answer.answer import Answer, Statement
from kb.answer.certificate import certify
from kb.answer.choose import MOST, choose, quoted
from kb.answer.confidence import THRESHOLD, confidence
from kb.answer.counterpart import Counterparts
from kb.answer.features import Candidate
from kb.answer.pool import DEPTH, Gatherer, Pool
from kb.cite import cite_span, clause_around
from kb.citing import completed
from kb.embedding.encoder import Encoder
from kb.errors import DocumentNotFound
from kb.figures.find import figures_in
from kb.lexicon.lexicon import Lexicon
from kb.question import read_question
from kb.search import Searcher
from kb.stop import ShouldStop, go_on, never
from kb.store.index import Index
from kb.types import Citation, Clause, Hit, Page, SearchFilter


class Answerer:
    """Answers questions from one index. Safe to use from many threads."""

    def __init__(
        self,
        index: Index,
        encoder: Encoder,
        searcher: Searcher,
        lexicon: Lexicon | None = None,
    ) -> None:
        self._index = index
        self._encoder = encoder
        self._searcher = searcher
        self._gatherer = Gatherer(encoder, lexicon, index.statistics)

    def answer(
        self,
        query: str,
        most: int = MOST,
        narrowed: SearchFilter | None = None,
        should_stop: ShouldStop = never,
    ) -> Answer:
        """Return at most `most` statements, and none where the documents do not answer.

        Raises what `Searcher.search` raises, `Cancelled` between any two steps too.
        """
        wanted = narrowed or SearchFilter()
        found = self._searcher.search(query, DEPTH, wanted, should_stop)
        clauses = dict(self._clauses(found.hits))
        hits = [hit for hit in found.hits if hit.passage.sha256 in clauses]
        pool = self._gatherer.pool(read_question(query), hits, clauses, should_stop)
        go_on(should_stop)
        sure = confidence(pool)
        statements = self._statements(pool, most, clauses) if sure >= THRESHOLD else ()
        certificate = certify(self._index.summaries(), wanted, sure, hits)
        return Answer(
            query, found.query_language, self._cited(statements), certificate, tuple(hits)
        )

    def _clauses(self, hits: Sequence[Hit]) -> Iterator[tuple[str, Sequence[Clause]]]:
        for sha256 in {hit.passage.sha256 for hit in hits}:
            try:
                yield sha256, self._index.clauses(sha256)
            except DocumentNotFound:  # deleted a moment ago
                continue

    def _statements(
        self, pool: Pool, most: int, clauses: dict[str, Sequence[Clause]]
    ) -> tuple[Statement, ...]:
        sheets = self._index.sheets(clauses)
        found = []
        for choice in choose(pool, Counterparts(pool, self._encoder), most):
            said = [
                Candidate(quoted(pool, one), pool.candidates[one[0]].hit)
                for one in choice.stretches
            ]
            contents = [one.sentence.passage.sha256 for one in said]
            if not all(sha256 in sheets for sha256 in contents):
                continue
            one, *other = (
                _statement(candidate, clauses[sha256], sheets[sha256][1])
                for candidate, sha256 in zip(said, contents, strict=True)
            )
            found.append(replace(one, counterpart=other[0] if other else None))
        return tuple(found)

    def _cited(self, statements: Sequence[Statement]) -> tuple[Statement, ...]:
        """Return the statements with where they stand, what they count for and their short form."""
        bare = [one for statement in statements for one in _citations(statement)]
        whole = iter(completed(self._index, bare))

        def cite(statement: Statement) -> Statement:
            citation = next(whole)
            lead = next(whole) if statement.lead else None
            other = cite(statement.counterpart) if statement.counterpart else None
            return replace(statement, citation=citation, lead=lead, counterpart=other)

        return tuple(map(cite, statements))


def _citations(statement: Statement) -> Iterator[Citation]:
    yield statement.citation
    if statement.lead:
        yield statement.lead
    if statement.counterpart:
        yield from _citations(statement.counterpart)


def _statement(candidate: Candidate, clauses: Sequence[Clause], pages: Sequence[Page]) -> Statement:
    sentence, passage = candidate.sentence, candidate.sentence.passage
    clause = clause_around(clauses, sentence.span, passage.language)
    return Statement(
        language=passage.language,
        citation=cite_span(passage, sentence.span, clauses, pages),
        document=candidate.hit.document,
        label=clause.label if clause else passage.label,
        heading=(clause.heading if clause else "") or passage.heading,
        figures=figures_in(sentence.text),
        lead=cite_span(passage, sentence.lead, clauses, pages) if sentence.lead else None,
    )
