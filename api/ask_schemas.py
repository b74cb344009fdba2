"""What goes over the wire for a question that is to be answered; pydantic stays at this edge."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from api.schemas import DocumentView, printable
from api.search_schemas import (
    CitationView,
    ClauseRef,
    HitView,
    SearchRequest,
    UnreadView,
    unread_among,
)
from kb.answer.answer import Answer, Certificate, Statement
from kb.answer.choose import MOST
from kb.figures.figure import Figure, FigureKind
from kb.types import Language


class AskRequest(SearchRequest):
    """A question in English or Chinese, narrowed as a search is.

    `top_k` is how many statements at most; `synthesis` asks for a summary by the language model
    that the server is set up with, and does nothing where there is none.
    """

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"query": "How long is an exploration licence valid?"}]}
    )

    top_k: int = Field(default=MOST, ge=1, le=20, strict=True)
    synthesis: bool = True


class FigureView(BaseModel):
    """A figure in a statement: `text` is `statement.text[start:end]`, `value` what compares.

    Values are written alike for both languages: USD 7400000, 7.5%, 2026-01-28, P90D, 150.
    """

    kind: FigureKind
    text: str
    start: int
    end: int
    value: str

    @classmethod
    def of(cls, figure: Figure, text: str) -> FigureView:
        """Return the view of a figure in `text`."""
        span = figure.span
        return cls(
            kind=figure.kind,
            text=span.of(text),
            start=span.start,
            end=span.end,
            value=figure.value,
        )


class LeadView(BaseModel):
    """The words that lead to an item of a list, or the header over a row of a table."""

    text: str
    citation: CitationView


class QuotedView(BaseModel):
    """A sentence of a document, word for word: `text` is `citation.quote`."""

    text: str
    language: Language
    figures: list[FigureView]
    lead: LeadView | None
    citation: CitationView
    document: DocumentView
    clause: ClauseRef

    @classmethod
    def of_one(cls, one: Statement) -> QuotedView:
        """Return the view of a statement by itself."""
        text = one.citation.quote
        cited = one.lead
        lead = LeadView(text=cited.quote, citation=CitationView.of(cited)) if cited else None
        return QuotedView(
            text=text,
            language=one.language,
            figures=[FigureView.of(figure, text) for figure in one.figures],
            lead=lead,
            citation=CitationView.of(one.citation),
            document=DocumentView.of(one.document),
            clause=ClauseRef(locator=one.citation.locator, label=one.label, heading=one.heading),
        )


class StatementView(QuotedView):
    """A statement, and what the other language's text says in its place where that is known."""

    counterpart: QuotedView | None

    @classmethod
    def of(cls, one: Statement) -> StatementView:
        """Return the view of a statement with its counterpart."""
        other = QuotedView.of_one(one.counterpart) if one.counterpart else None
        return cls(**dict(QuotedView.of_one(one)), counterpart=other)


class CertificateView(BaseModel):
    """What was searched, and how sure the answer is; below the threshold there is none.

    `confidence` is the likelihood, from 0 to 1, that the documents answer, as labelled questions
    taught it; `nearest` are the passages nearest to the question, whatever they say.
    """

    documents: int
    pages: int
    unread_pages: int
    passages: int
    languages: list[Language]
    confidence: float
    threshold: float
    nearest: list[HitView]

    @classmethod
    def of(cls, made: Certificate) -> CertificateView:
        """Return the view of a certificate."""
        return cls(
            documents=made.documents,
            pages=made.pages,
            unread_pages=made.unread_pages,
            passages=made.passages,
            languages=list(made.languages),
            confidence=made.confidence,
            threshold=made.threshold,
            nearest=[HitView.of(hit) for hit in made.nearest],
        )


class SynthesisSentence(BaseModel):
    """A sentence of the model's, checked against the statements that it cites.

    `statements` are their places in the answer's list, from 0.
    """

    text: str
    statements: list[int]
    citations: list[CitationView]


class SynthesisView(BaseModel):
    """What a language model made of the statements: only what was checked is in it.

    `dropped` counts the sentences that did not hold. `problem` says why the model's answer is not
    whole ("timeout", "unreachable", "broken"), "" where it is.
    """

    text: str
    sentences: list[SynthesisSentence]
    dropped: int
    model: str
    problem: str = ""


class AskAnswer(BaseModel):
    """The sentences that answer a question; `answered` is false where the documents do not.

    Statements in the question's language come first where both texts have them, the surest first.
    `synthesis` is null where no language model is set up, or none was asked for.
    """

    query: str
    query_language: Language
    answered: bool
    statements: list[StatementView]
    certificate: CertificateView
    synthesis: SynthesisView | None
    unread: list[UnreadView]
    took_ms: float

    @classmethod
    def of(cls, answer: Answer, seconds: float) -> AskAnswer:
        """Return the answer without a synthesis; it took `seconds`."""
        return cls(
            query=printable(answer.query),
            query_language=answer.query_language,
            answered=not answer.abstained,
            statements=[StatementView.of(one) for one in answer.statements],
            certificate=CertificateView.of(answer.certificate),
            synthesis=None,
            unread=unread_among(hit.document for hit in answer.hits),
            took_ms=round(seconds * 1000, 1),
        )
