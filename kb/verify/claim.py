"""What is claimed of a quote, and what came of checking it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kb.types import Citation, Span


class Finding(StrEnum):
    """Whether a quote is there; the first that is true."""

    EXACT = "exact"
    NORMALISED = "normalised"  # but for white space, width, script, forms of signs, hyphens
    OCR_TOLERANT = "ocr_tolerant"  # but for what OCR misreads, in text read by OCR
    MOVED = "moved"  # the same words, not where they are said to be
    STALE = "stale"  # cited from a version of the document that is no longer the current one
    NOT_FOUND = "not_found"


VERIFIED = (Finding.EXACT, Finding.NORMALISED, Finding.OCR_TOLERANT)
"""Findings under which a quote may be relied on."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A quote, and where it is said to stand; what is empty is not claimed.

    `sha256` and `span` are of a citation of ours. `locators` are alternatives, as of "Articles 5
    and 6". `documents` are the ids of those that may be meant, `document` how they are named.
    """

    quote: str
    documents: tuple[str, ...] = ()
    document: str = ""
    sha256: str = ""
    span: Span | None = None
    locators: tuple[str, ...] = ()
    page: int | None = None
    page_label: str = ""

    @property
    def claims_a_place(self) -> bool:
        """Whether anything but the words themselves is claimed."""
        return bool(self.documents or self.sha256 or self.locators or self.page or self.page_label)


class Change(StrEnum):
    """What became of words between the text and the quote."""

    CHANGED = "changed"
    LEFT_OUT = "left_out"  # of the text, by the quote
    ADDED = "added"  # by the quote


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the quote and those of the text that stand there instead; either may be empty."""

    change: Change
    quoted: str
    found: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of one claim.

    `found` is where the words stand; for `NOT_FOUND` the nearest wording, if any is near, and for
    `STALE` the wording now. `differences` are between the quote and that. `was` and `now` are a
    stale quote's old and new wording.
    """

    finding: Finding
    claim: Claim
    found: Citation | None = None
    differences: tuple[Difference, ...] = ()
    was: str = ""
    now: str = ""

    @property
    def verified(self) -> bool:
        """Whether the quote may be relied on as it is cited."""
        return self.finding in VERIFIED
