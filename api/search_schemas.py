"""What goes over the wire for questions and their answers; pydantic stays at this edge."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from api.examples import ANSWER, QUESTION
from api.schemas import DocumentView, SpanView, printable
from kb.types import (
    Authority,
    Citation,
    DocumentSummary,
    DocumentType,
    Hit,
    HitCounterpart,
    Language,
    Leg,
    LegRank,
    Page,
    PageBox,
    PageSource,
    Passage,
    SearchFilter,
    SearchResult,
    Status,
    TermMatch,
)

Languages = Annotated[list[Language], Field(max_length=len(Language))]


class Asked(BaseModel):
    """A body that a client sends: a name it misspells is refused, not ignored."""

    model_config = ConfigDict(extra="forbid")


class Filters(Asked):
    """What a search is narrowed to. Dates are the documents' own, inclusive.

    `parties` are words of a party's name, `years` those of signature, `governing_laws` places in
    either language. A document that does not say such a thing of itself is left out.
    """

    document_ids: list[str] = Field(default=[], max_length=1000)
    types: list[DocumentType] = Field(default=[], max_length=len(DocumentType))
    languages: Languages = []
    date_from: date | None = None
    date_to: date | None = None
    parties: list[str] = Field(default=[], max_length=100)
    years: list[Annotated[int, Field(ge=1500, le=2200)]] = Field(default=[], max_length=100)
    statuses: list[Status] = Field(default=[], max_length=len(Status))
    governing_laws: list[str] = Field(default=[], max_length=100)
    collections: list[str] = Field(default=[], max_length=100)

    @model_validator(mode="after")
    def _dates_in_order(self) -> Self:
        if self.date_from and self.date_to and self.date_from > self.date_to:
            raise ValueError("date_from is after date_to")
        return self


class SearchRequest(Asked):
    """A question in English or Chinese; it may name a clause by its number in either system."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [QUESTION, {"query": "第五条第二款", "filters": {"languages": ["zh"]}}]
        }
    )

    query: str
    top_k: int = Field(default=10, ge=1, le=100, strict=True)
    languages: Languages = []
    filters: Filters = Filters()

    @model_validator(mode="after")
    def _languages_once(self) -> Self:
        if self.languages and self.filters.languages:
            raise ValueError("languages is given twice, beside filters and inside")
        return self

    def narrowed(self) -> SearchFilter:
        """Return what the search is narrowed to."""
        return SearchFilter(
            document_ids=tuple(self.filters.document_ids),
            types=tuple(self.filters.types),
            languages=tuple(dict.fromkeys(self.languages or self.filters.languages)),
            date_from=self.filters.date_from,
            date_to=self.filters.date_to,
            parties=tuple(self.filters.parties),
            years=tuple(self.filters.years),
            statuses=tuple(self.filters.statuses),
            governing_laws=tuple(self.filters.governing_laws),
            collections=tuple(self.filters.collections),
        )


class PageRef(BaseModel):
    """A page: `index` counts from 1, `label` is what is printed on it."""

    index: int
    label: str

    @classmethod
    def of(cls, page: Page) -> PageRef:
        """Return the view of `page`."""
        return cls(index=page.index, label=page.label)


class ClauseRef(BaseModel):
    """The clause a hit lies in; `label` is its number as written."""

    locator: str = Field(examples=["art:5/par:2"])
    label: str = Field(examples=["第五条第二款"])
    heading: str

    @classmethod
    def of(cls, passage: Passage) -> ClauseRef:
        """Return the clause that a passage lies in."""
        return cls(locator=passage.locator, label=passage.label, heading=passage.heading)


class BoxView(BaseModel):
    """A line of a quote on its page, in points from the page's upper left corner as displayed.

    `page` counts from 1; `page_width` and `page_height` are the page's own size.
    """

    page: int
    page_width: float
    page_height: float
    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def of(cls, place: PageBox) -> BoxView:
        """Return the view of one box."""
        return cls(
            page=place.page,
            page_width=place.width,
            page_height=place.height,
            left=place.box.left,
            top=place.box.top,
            right=place.box.right,
            bottom=place.box.bottom,
        )


class ShortFormView(BaseModel):
    """The citation as it is printed, in English, Simplified and Traditional Chinese."""

    en: str
    zh: str
    zh_hant: str


class CitationView(BaseModel):
    """Where the quote stands: `quote` is exactly `text[start:end]` of the document's text.

    Offsets count Unicode code points. `boxes` are its lines on the page, none where the format has
    no places; `read_from` says whether the page was read as text or by OCR, `doubtful` which
    stretches the OCR was unsure of. `pages` are all that it touches, `confidence` the mean of those
    that were read by OCR, 1 without any. `authority` says what the text in this `language` counts
    for, by the document's own clause: it `prevails`, all texts are `equal`, it is a `translation`
    of one that prevails, or that is `unstated`.
    """

    document_id: str
    sha256: str
    page: PageRef
    locator: str
    start: int
    end: int
    quote: str
    boxes: list[BoxView]
    read_from: PageSource
    doubtful: list[SpanView]
    pages: list[PageRef]
    language: Language
    confidence: float
    authority: Authority
    short: ShortFormView

    @classmethod
    def of(cls, cited: Citation) -> CitationView:
        """Return the view of a citation."""
        return cls(
            document_id=cited.document_id,
            sha256=cited.sha256,
            page=PageRef.of(cited.page),
            locator=cited.locator,
            start=cited.span.start,
            end=cited.span.end,
            quote=cited.quote,
            boxes=[BoxView.of(box) for box in cited.boxes],
            read_from=cited.source,
            doubtful=[SpanView.of(span) for span in cited.doubtful],
            pages=[PageRef.of(page) for page in cited.pages],
            language=cited.language,
            confidence=round(cited.confidence, 3),
            authority=cited.authority,
            short=ShortFormView(
                en=printable(cited.short.en),
                zh=printable(cited.short.zh),
                zh_hant=printable(cited.short.zh_hant),
            ),
        )


class LegView(BaseModel):
    """How one way of looking ranked a hit, among the passages of its language."""

    leg: Leg
    rank: int
    score: float

    @classmethod
    def of(cls, view: LegRank) -> LegView:
        """Return the view of one leg's rank."""
        return cls(leg=view.leg, rank=view.rank, score=view.score)


class TermView(BaseModel):
    """A word of the question and what stands for it in the hit, in either language."""

    asked: str
    found: str
    spans: list[SpanView]

    @classmethod
    def of(cls, match: TermMatch) -> TermView:
        """Return the view of one match."""
        spans = [SpanView.of(span) for span in match.spans]
        return cls(asked=match.asked, found=match.found, spans=spans)


class Explanation(BaseModel):
    """Why a hit stands where it does: how each leg ranked it, and which words it shares."""

    legs: list[LegView]
    terms: list[TermView]


class HitCounterpartView(BaseModel):
    """The same clause in the other language, in the words of its own document."""

    language: Language
    document: DocumentView
    clause: ClauseRef
    citation: CitationView

    @classmethod
    def of(cls, found: HitCounterpart) -> HitCounterpartView:
        """Return the view of `found`."""
        return cls(
            language=found.passage.language,
            document=DocumentView.of(found.document),
            clause=ClauseRef.of(found.passage),
            citation=CitationView.of(found.citation),
        )


class HitView(BaseModel):
    """One passage found, with its evidence; the same clause in the other language if found."""

    rank: int
    score: float
    language: Language
    text: str
    document: DocumentView
    clause: ClauseRef
    citation: CitationView
    explanation: Explanation
    counterpart: HitCounterpartView | None = None

    @classmethod
    def of(cls, hit: Hit) -> HitView:
        """Return the view of `hit`."""
        passage = hit.passage
        return cls(
            rank=hit.rank,
            score=hit.score,
            language=passage.language,
            text=passage.text,
            document=DocumentView.of(hit.document),
            clause=ClauseRef.of(passage),
            citation=CitationView.of(hit.citation),
            counterpart=HitCounterpartView.of(hit.counterpart) if hit.counterpart else None,
            explanation=Explanation(
                legs=[LegView.of(leg) for leg in hit.legs],
                terms=[TermView.of(match) for match in hit.terms],
            ),
        )


class UnreadView(BaseModel):
    """A document among the hits of which pages could not be read: an answer may stand on them."""

    document_id: str
    title: str
    pages: list[int]


class SearchAnswer(BaseModel):
    """What a question got back; no hits is an empty list.

    Hits stand by score with room for either language, and a clause's counterpart after the first
    five, so that scores need not fall from one hit to the next. `unread`
    names the documents found that have pages nobody could read.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [ANSWER]})

    query: str
    query_language: Language
    hits: list[HitView]
    unread: list[UnreadView]
    took_ms: float

    @classmethod
    def of(cls, result: SearchResult, seconds: float) -> SearchAnswer:
        """Return the answer made of `result`, which took `seconds`."""
        return cls(
            query=printable(result.query),
            query_language=result.query_language,
            hits=[HitView.of(hit) for hit in result.hits],
            unread=unread_among(
                one.document for hit in result.hits for one in (hit, hit.counterpart) if one
            ),
            took_ms=round(seconds * 1000, 1),
        )


def unread_among(documents: Iterable[DocumentSummary]) -> list[UnreadView]:
    """Return those of the documents that have unread pages, each once."""
    found = {document.id: document for document in documents if document.unread_pages}
    return [
        UnreadView(
            document_id=document.id,
            title=printable(document.title),
            pages=list(document.unread_pages),
        )
        for document in found.values()
    ]
