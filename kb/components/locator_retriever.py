"""The clauses that a question names by number."""

from __future__ import annotations

from collections.abc import Sequence

from haystack import component

from kb.components.title_matcher import Named
from kb.locator import match, numbers
from kb.question import Question
from kb.ranking import Ranking, Rankings
from kb.store.records import Found
from kb.store.snapshot import Snapshot
from kb.tokens import analyze
from kb.types import Language, Leg, Passage, SearchFilter

# A base may hold a thousand "Article 5"; those beyond this are told apart by the other legs.
LOOKED_AT = 1_000
# Words in a clause's title and headings say which document is meant, as does a title in the other
# language that the question names; the clause's own words only help.
CONTEXT_WEIGHT, TITLE_WEIGHT, TEXT_WEIGHT = 1.0, 2.0, 0.25


@component
class LocatorRetriever:
    """Goes to the clause with the number asked for, in every document or the one named."""

    @component.output_types(rankings=Rankings)
    def run(
        self,
        view: Snapshot,
        question: Question,
        narrowed: SearchFilter,
        depth: int,
        named: Named,
    ) -> dict[str, object]:
        """Return up to `depth` passages of each language; none where no clause is named."""
        pools = (
            Ranking(Leg.LOCATOR, language, _best(view, language, question, narrowed, named)[:depth])
            for language in narrowed.languages
            if question.locators
        )
        return {"rankings": Rankings(lambda: tuple(pools))}


def _best(
    view: Snapshot, language: Language, question: Question, narrowed: SearchFilter, named: Named
) -> tuple[Found, ...]:
    judged = {
        found.row: Found(found.row, _judged(passage, question, named))
        for locator in question.locators
        for found, passage in view.at_numbers(numbers(locator), language, narrowed, LOOKED_AT)
    }
    return tuple(sorted(judged.values(), key=lambda one: (-one.score, one.row)))


def _judged(passage: Passage, question: Question, named: Named) -> float:
    strength = max(
        match(asked, inside) for asked in question.locators for inside in passage.clauses
    )
    context = CONTEXT_WEIGHT * _share(question.topic, passage.context)
    title = TITLE_WEIGHT * named.documents.get(passage.document_id, 0.0)
    text = TEXT_WEIGHT * _share(question.topic, passage.text)
    return strength + 2 * (max(context, title) + text)


def _share(topic: Sequence[str], text: str) -> float:
    if not topic:
        return 0.0
    words = set(analyze(text))
    return sum(term in words for term in topic) / len(topic)
