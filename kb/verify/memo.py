"""A memo to its claims: each quotation, and the clause and document that its sentence names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kb.locator import find_locators
from kb.store.index import Index
from kb.tokens import detect_language
from kb.verify.claim import Claim
from kb.verify.naming import Naming
from kb.verify.quotations import Quotation, quotations

LEAST_SIZE = 4  # words of a quotation; fewer are a term ("the Company") unless a clause is named
LEAST_WITH_CLAIM = 2
_REACH = 300  # characters before a quotation in which it may be introduced
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_BRACKETED = re.compile(
    r"[\s,，。.;；]{0,3}[（(\[〔](?P<by>[^（）()\[\]]*(?:\([^()]*\)[^（）()\[\]]*)*)[)）\]〕]"
)
_STOP = re.compile(r"[.;。；!！?？](?:\s|$)|[。；！？]|\n")
_DEFINITION = re.compile(r"(?:\bthe|称|稱|简称|簡稱|hereinafter|[“\"(（])\s*$", re.I)


@dataclass(frozen=True, slots=True)
class MemoClaims:
    """What a memo claims, and the quoted terms in it that are too short to be checked."""

    claims: tuple[Claim, ...]
    passed_over: tuple[str, ...]


def claims_of(memo: str, index: Index) -> MemoClaims:
    """Read a memo, plain text or Markdown."""
    naming = Naming(index)
    claims: list[Claim] = []
    passed_over: list[str] = []
    before: Quotation | None = None
    last = Claim("")
    found = quotations(memo)
    for place, quotation in enumerate(found):
        following = found[place + 1] if place + 1 < len(found) else None
        lead = _lead(memo, before, quotation)
        claim = _claim(quotation, lead, _tail(memo, quotation, following), naming)
        if not claim.claims_a_place and before is not None and not _STOP.search(lead):
            claim = replace(last, quote=quotation.text)  # "… and …", of one and the same clause
        if _is_term(quotation, claim, lead):
            passed_over.append(quotation.text)
            continue
        claims.append(claim)
        before, last = quotation, claim
    return MemoClaims(tuple(claims), tuple(passed_over))


def _lead(memo: str, before: Quotation | None, quotation: Quotation) -> str:
    """Return what introduces a quotation: its paragraph so far, or the one above a block."""
    start = max(before.span.end if before else 0, quotation.span.start - _REACH)
    lead = memo[start : quotation.span.start]
    if quotation.is_block:
        lead = lead.rstrip()
    return _PARAGRAPH.split(lead)[-1]


def _tail(memo: str, quotation: Quotation, following: Quotation | None) -> str:
    if quotation.is_block:
        return ""
    end = following.span.start if following else len(memo)
    return memo[quotation.span.end : min(end, quotation.span.end + _REACH)]


def _claim(quotation: Quotation, lead: str, tail: str, naming: Naming) -> Claim:
    """Read what is claimed: in brackets or a last line behind the words, else before, else behind.

    The clause and the document may be named in different ones of these places.
    """
    bracketed = _BRACKETED.match(tail)
    claim = Claim(quotation.text)
    behind = _STOP.split(tail, maxsplit=1)[0]
    for words in (quotation.by, bracketed["by"] if bracketed else "", lead, behind):
        if not claim.locators:
            claim = replace(claim, locators=_last_locators(words))
        if not claim.document:
            claim = _naming_document(claim, words, naming)
    return claim


def _last_locators(words: str) -> tuple[str, ...]:
    """Return the address named last, all of its members where it is a list."""
    mentions = find_locators(words) if words else ()
    return tuple(one.locator for one in mentions if one.span == mentions[-1].span)


def _naming_document(claim: Claim, words: str, naming: Naming) -> Claim:
    """Take the instrument that is named last and that the index has."""
    language = detect_language(claim.quote)
    for _, name in reversed(naming.names_in(words)):
        documents = naming.documents(name, language)
        if documents:
            return replace(claim, document=name, documents=documents)
    return claim


def _is_term(quotation: Quotation, claim: Claim, lead: str) -> bool:
    """Say whether quoted words are a term that is defined or used, and no provision."""
    if quotation.is_block or quotation.size >= LEAST_SIZE:
        return False
    named = bool(claim.locators) and not _DEFINITION.search(lead)
    return not (named and quotation.size >= LEAST_WITH_CLAIM)
