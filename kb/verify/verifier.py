"""Quotes in, what came of checking each out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kb.citing import completed
from kb.store.index import Index
from kb.verify.claim import Checked, Claim, Finding
from kb.verify.normal import normal
from kb.verify.papers import Paper, Papers
from kb.verify.place import fits
from kb.verify.search import Place, Search


class Verifier:
    """Checks quotes against one index. Safe to use from many threads."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def verify(self, claims: Sequence[Claim]) -> tuple[Checked, ...]:
        """Check each claim, in order. Raises `IndexMissing` where there is no index."""
        papers = Papers(self._index)
        checked = [_check(self._index, papers, claim) for claim in claims]
        whole = iter(completed(self._index, [one.found for one in checked if one.found]))
        return tuple(replace(one, found=next(whole)) if one.found else one for one in checked)


def _check(index: Index, papers: Papers, claim: Claim) -> Checked:
    named = tuple(paper for paper in map(papers.of_id, claim.documents) if paper)
    same = papers.of_content(claim.sha256) if claim.sha256 else None
    if claim.sha256 and same is None and named:
        return _stale(Search(index, papers, claim.quote), claim, named[0])
    if same is not None and not named:  # ingested again from elsewhere: the same bytes
        claim, named = replace(claim, documents=(same.document.id,)), (same,)
    if same in named and (there := _at_its_span(claim, same)):
        return _judged(claim, there)
    search = Search(index, papers, claim.quote)
    elsewhere: Place | None = None
    for there in search.places(named):
        if fits(claim, there.citation, there.paper.clauses):
            return _judged(claim, there)
        elsewhere = elsewhere or there
    if elsewhere is not None:
        return _judged(claim, elsewhere)
    near = search.nearest(named, claim.locators)
    if near is None:
        return Checked(Finding.NOT_FOUND, claim)
    return Checked(Finding.NOT_FOUND, claim, near.citation, near.differences)


def _at_its_span(claim: Claim, paper: Paper) -> Place | None:
    """Return the place that a citation of ours names, if the words are there."""
    if claim.span is None or not len(claim.span):
        return None
    there = claim.span.of(paper.text)
    if there != claim.quote and normal(there).text != normal(claim.quote).text:
        return None
    finding = Finding.EXACT if there == claim.quote else Finding.NORMALISED
    return Place(finding, paper.cite(claim.span), paper)


def _judged(claim: Claim, there: Place) -> Checked:
    citation, clauses = there.citation, there.paper.clauses
    if not fits(claim, citation, clauses):
        return Checked(Finding.MOVED, claim, citation, there.differences)
    named = [clause.locator for clause in clauses if clause.locator in claim.locators]
    if claim.span and named:  # a citation of ours comes back as it was, under the clause it names
        citation = replace(citation, locator=named[0])
    return Checked(there.finding, claim, citation, there.differences)


def _stale(search: Search, claim: Claim, paper: Paper) -> Checked:
    """Return the wording now, of what was cited from an earlier version of `paper`.

    The same words where they stand today; else what is nearest to them in the clause of the same
    number, or in the whole document.
    """
    there = next(search.in_text(paper), None) or search.nearest((paper,), claim.locators)
    if there is None:
        return Checked(Finding.STALE, claim, was=claim.quote)
    return Checked(
        Finding.STALE,
        claim,
        there.citation,
        there.differences,
        was=claim.quote,
        now=there.citation.quote,
    )
