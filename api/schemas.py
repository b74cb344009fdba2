"""What goes over the wire for documents and the index; pydantic stays at this edge."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from pydantic import BaseModel, ConfigDict

from api.examples import DOCUMENT
from kb.store.index import IndexStatus
from kb.types import (
    Clause,
    Coverage,
    Day,
    Document,
    DocumentSummary,
    DocumentType,
    Fact,
    FactKind,
    Language,
    Page,
    PageSource,
    Reference,
    Span,
    Status,
    Verdict,
)


def printable(text: str) -> str:
    """Return `text` as it can be sent: an unpaired surrogate, from an odd file name, is escaped."""
    return text.encode("utf-8", "backslashreplace").decode()


class CoverageView(BaseModel):
    """The sums of a ledger of pages: where their text came from, and how much can be found.

    `verdict`: `complete`; `doubtful` where lines or a script are not sure to be read rightly;
    `partial` where pages or characters are missing; `unread`. `characters` leaves out running
    headers, footers and page numbers; `covered` is how many of them passages hold.
    """

    pages: int
    text_pages: int
    ocr_pages: int
    blank_pages: int
    unread_pages: int
    plausibility: float
    confidence: float
    doubtful_lines: int
    characters: int
    covered: int
    scripts: list[str]
    verdict: Verdict

    @classmethod
    def of(cls, coverage: Coverage) -> CoverageView:
        """Return the view of `coverage`."""
        return cls(**asdict(coverage))


class DocumentView(BaseModel):
    """A document without its text. `source` is its file's name; `unread_pages` are indices.

    What it says of itself in short: `parties`, the day it was `signed` and that of its `expiry`,
    its `status` and `governing_law`; empty or null where it does not say.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [DOCUMENT]})

    id: str
    sha256: str
    source: str
    title: str
    type: DocumentType
    languages: list[Language]
    date: date | None
    page_count: int
    unread_pages: list[int]
    clause_count: int
    passage_count: int
    media_type: str
    ingested_at: str
    parties: list[str]
    signed: Day | None
    expiry: Day | None
    status: Status | None
    governing_law: list[str]
    collection: str
    coverage: CoverageView

    @classmethod
    def of(cls, summary: DocumentSummary) -> DocumentView:
        """Return the view of `summary`."""
        facts = asdict(summary)
        facts |= {"source": printable(summary.source), "title": printable(summary.title)}
        facts |= {"collection": printable(summary.collection)}
        facts |= {"parties": [printable(party) for party in summary.parties]}
        return cls(**facts)


class DocumentList(BaseModel):
    """Every document there is."""

    documents: list[DocumentView]


class SpanView(BaseModel):
    """A stretch of the document's text, in Unicode code points."""

    start: int
    end: int

    @classmethod
    def of(cls, span: Span) -> SpanView:
        """Return the view of `span`."""
        return cls(start=span.start, end=span.end)


class PageView(BaseModel):
    """A page as a range of the text; `unread` says why it could not be read, or is empty.

    `plausibility` is from 0 to 1, kept from a half; `confidence` the OCR's mean. `running` are the
    running headers, footers and page numbers, `doubtful` the lines that OCR was unsure of.
    """

    index: int
    label: str
    start: int
    end: int
    unread: str
    source: PageSource
    plausibility: float
    confidence: float
    script: str
    characters: int
    covered: int
    running: list[SpanView]
    doubtful: list[SpanView]

    @classmethod
    def of(cls, page: Page) -> PageView:
        """Return the view of `page`."""
        return cls(
            index=page.index,
            label=page.label,
            start=page.span.start,
            end=page.span.end,
            unread=page.unread,
            source=page.source,
            plausibility=page.plausibility,
            confidence=page.confidence,
            script=page.script,
            characters=page.characters,
            covered=page.covered,
            running=[SpanView.of(span) for span in page.running],
            doubtful=[SpanView.of(span) for span in page.doubtful],
        )


class ReferenceView(BaseModel):
    """A place in a clause that names the clause at `locator` of the same document."""

    locator: str
    start: int
    end: int

    @classmethod
    def of(cls, reference: Reference) -> ReferenceView:
        """Return the view of `reference`."""
        span = reference.span
        return cls(locator=reference.locator, start=span.start, end=span.end)


class FactView(BaseModel):
    """Something the document says of itself: `text[start:end]` are the words it was read from."""

    kind: FactKind
    value: str
    language: Language
    start: int
    end: int
    page: int
    confidence: float

    @classmethod
    def of(cls, fact: Fact, document: Document) -> FactView:
        """Return the view of a fact of `document`."""
        return cls(
            kind=fact.kind,
            value=printable(fact.value),
            language=fact.language,
            start=fact.span.start,
            end=fact.span.end,
            page=document.page_at(fact.span.start).index,
            confidence=fact.confidence,
        )


class ClauseView(BaseModel):
    """A node of the numbering tree, in document order; its range contains its children's.

    `references` are those in its own words, not in its children's.
    """

    locator: str
    label: str
    heading: str
    language: Language
    start: int
    end: int
    references: list[ReferenceView]

    @classmethod
    def of(cls, clause: Clause) -> ClauseView:
        """Return the view of `clause`."""
        return cls(
            locator=clause.locator,
            label=clause.label,
            heading=clause.heading,
            language=clause.language,
            start=clause.span.start,
            end=clause.span.end,
            references=[ReferenceView.of(one) for one in clause.references],
        )


class DocumentDetail(DocumentView):
    """A document with its text; every range counts code points of `text`."""

    model_config = ConfigDict(json_schema_extra={})

    text: str
    pages: list[PageView]
    clauses: list[ClauseView]
    facts: list[FactView]

    @classmethod
    def in_full(cls, summary: DocumentSummary, document: Document) -> DocumentDetail:
        """Return `document` with its text."""
        return cls(
            **DocumentView.of(summary).model_dump(),
            text=document.text,
            pages=[PageView.of(page) for page in document.pages],
            clauses=[ClauseView.of(clause) for clause in document.clauses],
            facts=[FactView.of(fact, document) for fact in document.facts],
        )


class StatusView(BaseModel):
    """How much the index holds, what made it, and the limits of an upload."""

    index: str
    encoder: str
    schema_version: int
    documents: int
    pages: int
    unread_pages: int
    passages: int
    clauses: int
    bytes_on_disk: int
    max_file_bytes: int
    coverage: CoverageView

    @classmethod
    def of(cls, status: IndexStatus, max_file_bytes: int) -> StatusView:
        """Return the view of `status`."""
        return cls(
            index=status.uri,
            encoder=status.encoder_id,
            schema_version=status.schema_version,
            documents=status.documents,
            pages=status.pages,
            unread_pages=status.unread_pages,
            passages=status.passages,
            clauses=status.clauses,
            bytes_on_disk=status.bytes_on_disk,
            max_file_bytes=max_file_bytes,
            coverage=CoverageView.of(status.coverage),
        )
