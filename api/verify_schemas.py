"""What goes over the wire when quotes are checked; pydantic stays at this edge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from api.examples import CHECKED, CLAIM, MEMO
from api.schemas import printable
from api.search_schemas import Asked, CitationView
from kb.export import Edition, ExportFormat
from kb.locator import parse_locator
from kb.types import Span
from kb.verify.claim import Change, Checked, Claim, Difference, Finding

MOST_QUOTES = 500
"""Quotations of one request: at some 20 ms each within the time that one is given."""
LONGEST_QUOTE = 20_000
LONGEST_MEMO = 2_000_000

Word = Annotated[str, Field(max_length=500)]


class PageClaim(BaseModel):
    """A page: its `index` from 1, the `label` printed on it, or both."""

    index: int | None = Field(default=None, ge=1, le=2**31)
    label: Word = ""


class CitationClaim(BaseModel):
    """A citation as this API gives it; the quote is enough, and what is left out is not checked.

    `locator` may also be written as people do: "Article 5(2)", 第五条第二款. Other fields of a
    citation (boxes, the printed form) are made anew and not looked at.
    """

    model_config = ConfigDict(extra="ignore", json_schema_extra={"examples": [CLAIM]})

    quote: str = Field(max_length=LONGEST_QUOTE)
    document_id: Word | None = None
    sha256: Word | None = None
    page: PageClaim | None = None
    locator: Word = ""
    start: int | None = Field(default=None, ge=0, le=2**31)
    end: int | None = Field(default=None, ge=0, le=2**31)

    @model_validator(mode="after")
    def _range_in_order(self) -> Self:
        if self.start is not None and self.end is not None and self.start > self.end:
            raise ValueError("start is after end")
        return self

    def claim(self) -> Claim:
        """Return what is claimed."""
        ranged = self.start is not None and self.end is not None
        locator = parse_locator(self.locator) or self.locator.strip()
        return Claim(
            quote=printable(self.quote),
            documents=(printable(self.document_id),) if self.document_id else (),
            sha256=printable(self.sha256 or ""),
            span=Span(self.start or 0, self.end or 0) if ranged else None,
            locators=(printable(locator),) if locator else (),
            page=self.page.index if self.page else None,
            page_label=self.page.label if self.page else "",
        )


class VerifyRequest(Asked):
    """Citations of this API, or a text with quotations, in English or Chinese; one of the two."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"citations": [CLAIM]}, MEMO]})

    citations: list[CitationClaim] | None = Field(default=None, max_length=MOST_QUOTES)
    text: str | None = Field(default=None, max_length=LONGEST_MEMO)

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.citations is None) == (self.text is None):
            raise ValueError("give either citations or text")
        return self


class ExportRequest(Asked):
    """Citations to be written as a file; `language` is that of titles and numbers around quotes."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"citations": [CLAIM], "format": "markdown"}]}
    )

    citations: list[CitationClaim] = Field(min_length=1, max_length=MOST_QUOTES)
    format: ExportFormat
    language: Edition = Edition.EN


class ClaimedView(BaseModel):
    """Where a quote is said to stand; what is not said is null or empty.

    `document` is the name by which a text calls it; `locators` are alternatives, as of "Articles 5
    and 6".
    """

    document: str
    document_ids: list[str]
    sha256: str | None
    locators: list[str]
    page: PageClaim | None
    start: int | None
    end: int | None

    @classmethod
    def of(cls, claim: Claim) -> ClaimedView:
        """Return the view of `claim`."""
        paged = claim.page or claim.page_label
        return cls(
            document=printable(claim.document),
            document_ids=list(claim.documents),
            sha256=claim.sha256 or None,
            locators=list(claim.locators),
            page=PageClaim(index=claim.page, label=printable(claim.page_label)) if paged else None,
            start=claim.span.start if claim.span else None,
            end=claim.span.end if claim.span else None,
        )


class DifferenceView(BaseModel):
    """Words of the quote, and those of the document that stand there; either may be empty."""

    change: Change
    quoted: str
    found: str

    @classmethod
    def of(cls, difference: Difference) -> DifferenceView:
        """Return the view of `difference`."""
        return cls(change=difference.change, quoted=difference.quoted, found=difference.found)


class CheckedView(BaseModel):
    """What came of one quote.

    `exact`: its words stand there. `normalised`: but for white space, width, script, forms of signs
    or hyphens. `ocr_tolerant`: but for letters that OCR takes for one another. These three may be
    relied on. `moved`: the words stand elsewhere, `found` says where. `stale`: cited from another
    version of the document; `was` and `now` are the wording then and now. `not_found`: `found` is
    the nearest wording, if any is near, and `differences` say how the quote departs from it.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [CHECKED]})

    verdict: Finding
    quote: str
    claimed: ClaimedView | None
    found: CitationView | None
    differences: list[DifferenceView]
    was: str | None
    now: str | None

    @classmethod
    def of(cls, checked: Checked) -> CheckedView:
        """Return the view of `checked`."""
        claim = checked.claim
        stale = checked.finding is Finding.STALE
        return cls(
            verdict=checked.finding,
            quote=claim.quote,
            claimed=ClaimedView.of(claim) if claim.claims_a_place else None,
            found=CitationView.of(checked.found) if checked.found else None,
            differences=[DifferenceView.of(one) for one in checked.differences],
            was=checked.was if stale else None,
            now=checked.now if stale else None,
        )


class Verification(BaseModel):
    """Every quote with its verdict, in order, and how many there are of each.

    `passed_over` are quoted terms of a text, too short to be a provision ("the Company").
    """

    checked: int
    verdicts: dict[Finding, int]
    results: list[CheckedView]
    passed_over: list[str]

    @classmethod
    def of(cls, checked: Sequence[Checked], passed_over: Sequence[str] = ()) -> Verification:
        """Return the view of what was checked."""
        counts = Counter(one.finding for one in checked)
        return cls(
            checked=len(checked),
            verdicts={finding: counts[finding] for finding in Finding},
            results=[CheckedView.of(one) for one in checked],
            passed_over=list(passed_over),
        )

    @property
    def all_verified(self) -> bool:
        """Whether there is a quote, and every one may be relied on."""
        good = (Finding.EXACT, Finding.NORMALISED, Finding.OCR_TOLERANT)
        return bool(self.results) and all(one.verdict in good for one in self.results)
