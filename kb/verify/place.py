"""Whether words stand where a claim says that they do."""

from __future__ import annotations

from collections.abc import Sequence

from kb.locator import match
from kb.types import Citation, Clause, Span
from kb.verify.claim import Claim

_FIRST = "/par:1"


def fits(claim: Claim, found: Citation, clauses: Sequence[Clause]) -> bool:
    """Say whether a place is the one that is claimed, as far as anything is claimed.

    `clauses` are those of the document in which the words were found.
    """
    if claim.documents and found.document_id not in claim.documents:
        return False
    if claim.sha256 and found.sha256 != claim.sha256:
        return False
    if claim.page and claim.page != found.page.index:
        return False
    if claim.page_label and claim.page_label != found.page.label:
        return False
    if claim.span and not _overlap(claim.span, found.span):
        return False
    return not claim.locators or any(_within(one, found.span, clauses) for one in claim.locators)


def clauses_named(locator: str, clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """Return the clauses that an address names; an article of one paragraph is its paragraph 1."""
    found = tuple(clause for clause in clauses if match(locator, clause.locator))
    if found or not locator.endswith(_FIRST):
        return found
    return clauses_named(locator.removesuffix(_FIRST), clauses)


def _within(locator: str, span: Span, clauses: Sequence[Clause]) -> bool:
    """Say whether a stretch lies in a clause of this number, or holds the beginning of one.

    That of an article may begin with the heading of its chapter. A document without any numbers
    contradicts none.
    """
    if not clauses:
        return True
    return any(
        clause.span.covers(span.start) or span.covers(clause.span.start)
        for clause in clauses_named(locator, clauses)
    )


def _overlap(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared >= max(len(one), len(other))
