"""Quotes to their verdicts, the same over HTTP and on the command line."""

from __future__ import annotations

from api.schemas import printable
from api.verify_schemas import MOST_QUOTES, Verification, VerifyRequest
from kb.errors import BadRequest
from kb.store.index import Index
from kb.verify.memo import claims_of
from kb.verify.verifier import Verifier


def verify(index: Index, request: VerifyRequest) -> Verification:
    """Check what a request brings. Raises `BadRequest` for a text with too many quotations."""
    if request.citations is not None:
        claims = [citation.claim() for citation in request.citations]
        return Verification.of(Verifier(index).verify(claims))
    return verify_text(index, request.text or "", MOST_QUOTES)


def verify_text(index: Index, text: str, most: int) -> Verification:
    """Check the quotations of a memo. Raises `BadRequest` where there are more than `most`."""
    memo = claims_of(printable(text), index)
    if len(memo.claims) > most:
        raise BadRequest(
            f"the text has {len(memo.claims):,} quotations, the limit is {most:,};"
            " send it in parts",
            field="text",
        )
    return Verification.of(Verifier(index).verify(memo.claims), memo.passed_over)
