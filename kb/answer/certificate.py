"""What was searched for an answer, counted, so that "nothing found" can be weighed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from kb.answer.answer import Certificate
from kb.answer.confidence import THRESHOLD
from kb.key_facts import fits
from kb.types import DocumentSummary, Hit, Language, SearchFilter

NEAREST = 5  # passages shown as those nearest to the question


def certify(
    documents: Iterable[DocumentSummary],
    narrowed: SearchFilter,
    confidence: float,
    hits: Sequence[Hit],
) -> Certificate:
    """Count the documents that the search was narrowed to, and say how sure the answer is."""
    searched = [one for one in documents if _is_wanted(one, narrowed)]
    return Certificate(
        documents=len(searched),
        pages=sum(one.page_count for one in searched),
        unread_pages=sum(len(one.unread_pages) for one in searched),
        passages=sum(one.passage_count for one in searched),
        languages=narrowed.languages or tuple(Language),
        confidence=round(confidence, 4),
        threshold=THRESHOLD,
        nearest=tuple(hits[:NEAREST]),
    )


def _is_wanted(document: DocumentSummary, wanted: SearchFilter) -> bool:
    return (
        (not wanted.document_ids or document.id in wanted.document_ids)
        and (not wanted.types or document.type in wanted.types)
        and (not wanted.languages or bool(set(wanted.languages) & set(document.languages)))
        and _is_between(document.date, wanted)
        and fits(document, wanted)
    )


def _is_between(day: date | None, wanted: SearchFilter) -> bool:
    if not (wanted.date_from or wanted.date_to):
        return True
    return (
        day is not None
        and (wanted.date_from is None or wanted.date_from <= day)
        and (wanted.date_to is None or day <= wanted.date_to)
    )
