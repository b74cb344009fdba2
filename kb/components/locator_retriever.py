"""The clauses that a question names by number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from haystack import component

from kb.components.title_matcher import Named
from kb.locator import match, numbers
from kb.question import Question
from kb.ranking import Ranking, Rankings
from kb.store.index import Candidate, Index
from kb.tokens import analyze
from kb.types import Leg, SearchFilter

# A base may hold a thousand "Article 5"; those beyond this are told apart by the other legs.
LOOKED_AT = 1_000
# Words in a clause's title and headings say which document is meant, as does a title in the other
# language that the question names; the clause's own words only help.
CONTEXT_WEIGHT, TITLE_WEIGHT, TEXT_WEIGHT = 1.0, 2.0, 0.25


@component
class LocatorRetriever:
    """Goes to the clause with the number asked for, in every document or the one named."""

    def __init__(self, index: Index) -> None:
        self._index = index

    @component.output_types(rankings=Rankings)
    def run(
        self, question: Question, narrowed: SearchFilter, depth: int, named: Named
    ) -> dict[str, object]:
        """Return up to `depth` passages of each language; none where no clause is named."""
        if not question.locators:
            return {"rankings": Rankings(())}
        found = self._look_up(question.locators, narrowed)
        ordered = sorted(
            (_judged(candidate, question, named) for candidate in found),
            key=lambda candidate: (-candidate.score, candidate.passage.id),
        )
        pools = (
            Ranking(
                Leg.LOCATOR,
                language,
                tuple(c for c in ordered if c.passage.language is language)[:depth],
            )
            for language in narrowed.languages
        )
        return {"rankings": Rankings(tuple(pools))}

    def _look_up(self, locators: Sequence[str], narrowed: SearchFilter) -> Iterable[Candidate]:
        found: dict[str, Candidate] = {}
        for locator in locators:
            for candidate in self._index.at_numbers(numbers(locator), narrowed, LOOKED_AT):
                found.setdefault(candidate.passage.id, candidate)
        return found.values()


def _judged(candidate: Candidate, question: Question, named: Named) -> Candidate:
    passage = candidate.passage
    strength = max(
        match(asked, inside) for asked in question.locators for inside in passage.clauses
    )
    context = CONTEXT_WEIGHT * _share(question.topic, passage.context)
    title = TITLE_WEIGHT * named.documents.get(passage.document_id, 0.0)
    text = TEXT_WEIGHT * _share(question.topic, passage.text)
    return Candidate(passage, strength + 2 * (max(context, title) + text))


def _share(topic: Sequence[str], text: str) -> float:
    if not topic:
        return 0.0
    words = set(analyze(text))
    return sum(term in words for term in topic) / len(topic)
