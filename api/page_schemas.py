"""What goes over the wire for looking at a document: outline, page, quote, counterpart, facets."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from api.schemas import ClauseView, DocumentView, FactView, PageView
from api.search_schemas import Asked, CitationView, ClauseRef, Filters
from ingest.drawing import DRAWABLE
from kb.counterpart import Counterpart
from kb.facets import Facet
from kb.geometry import size_of
from kb.types import Clause, Document, DocumentSummary, Language, Page, Span


class SizedPage(PageView):
    """A page and its size in points as displayed, null where the format has no places."""

    width: float | None
    height: float | None

    @classmethod
    def sized(cls, page: Page, packed: bytes) -> SizedPage:
        """Return the view of a page whose words `packed` has the places of."""
        width, height = size_of(packed) or (None, None)
        return cls(**PageView.of(page).model_dump(), width=width, height=height)


class Outline(DocumentView):
    """A document without its text: pages with their sizes, clauses, and what it says of itself.

    `pictures` says whether `pages/{index}/image` answers.
    """

    model_config = ConfigDict(json_schema_extra={})

    pictures: bool
    pages: list[SizedPage]
    clauses: list[ClauseView]
    facts: list[FactView]

    @classmethod
    def outlined(cls, summary: DocumentSummary, document: Document) -> Outline:
        """Return the outline of `document`."""
        geometry = document.geometry or (b"",) * len(document.pages)
        pairs = zip(document.pages, geometry, strict=True)
        return cls(
            **DocumentView.of(summary).model_dump(),
            pictures=summary.media_type in DRAWABLE,
            pages=[SizedPage.sized(page, packed) for page, packed in pairs],
            clauses=[ClauseView.of(clause) for clause in document.clauses],
            facts=[FactView.of(fact, document) for fact in document.facts],
        )


class PageDetail(SizedPage):
    """One page with its text; ranges count code points of the document's text.

    `clauses` are those that begin on the page, or that it lies in.
    """

    text: str
    clauses: list[ClauseView]

    @classmethod
    def detailed(
        cls, page: Page, content: tuple[str, bytes], clauses: tuple[Clause, ...]
    ) -> PageDetail:
        """Return the view of a page, given its text and the places of its words."""
        text, packed = content
        touched = [ClauseView.of(one) for one in clauses if _shares(one.span, page.span)]
        return cls(**SizedPage.sized(page, packed).model_dump(), text=text, clauses=touched)


class CounterpartView(BaseModel):
    """The same clause in the other language, and where its words stand."""

    document: DocumentView
    language: Language
    clause: ClauseRef
    citation: CitationView

    @classmethod
    def of(cls, found: Counterpart, citation: CitationView) -> CounterpartView:
        """Return the view of a counterpart, with its citation."""
        clause = found.clause
        return cls(
            document=DocumentView.of(found.document),
            language=clause.language,
            clause=ClauseRef(locator=clause.locator, label=clause.label, heading=clause.heading),
            citation=citation,
        )


class CounterpartAnswer(BaseModel):
    """What was found; null where no clause of that number says the same."""

    counterpart: CounterpartView | None


class FacetsRequest(Asked):
    """What is chosen already."""

    filters: Filters = Filters()


class CountView(BaseModel):
    """A value of a facet, and how many documents there are if it is chosen."""

    value: str
    count: int


class FacetView(BaseModel):
    """A field of `filters` and its most frequent values, of which there are `values` in all."""

    field: str = Field(examples=["types"])
    counts: list[CountView]
    values: int

    @classmethod
    def of(cls, facet: Facet) -> FacetView:
        """Return the view of a facet."""
        counts = [CountView(value=one.value, count=one.count) for one in facet.counts]
        return cls(field=facet.field, counts=counts, values=facet.values)


class FacetsAnswer(BaseModel):
    """Every facet, and how many documents fit all that is chosen."""

    documents: int
    facets: list[FacetView]


def _shares(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
