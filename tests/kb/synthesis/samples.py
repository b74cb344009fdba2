"""An answer of two or three statements, made by hand, as a model is given them."""

from __future__ import annotations

from datetime import date

from kb.answer.answer import Answer, Certificate, Statement
from kb.figures.find import figures_in
from kb.types import Citation, DocumentSummary, DocumentType, Language, Page, Span

PAIRS = (
    (
        "An exploration licence is valid for three years from grant.",
        "勘查许可证有效期三年，自授予之日起算。",
    ),
    ("It may be renewed twice, for two years at a time.", "可以续期两次，每次两年。"),
)


def answer(extra: str = "") -> Answer:
    """Return an answer of the two pairs, and of a statement of `extra` words."""
    statements = [_statement(english, _statement(chinese)) for english, chinese in PAIRS]
    statements += [_statement(extra)] if extra else []
    certificate = Certificate(1, 1, 0, 2, tuple(Language), 0.9, 0.5, ())
    return Answer("How long is it valid?", Language.EN, tuple(statements), certificate)


def _statement(text: str, counterpart: Statement | None = None) -> Statement:
    language = Language.EN if text.isascii() else Language.ZH
    page = Page(1, "1", Span(0, 1000))
    return Statement(
        language=language,
        citation=Citation("d1", "0" * 64, page, "art:16", Span(0, len(text)), text),
        document=DOCUMENT,
        label="Article 16" if language is Language.EN else "第十六条",
        heading="",
        figures=figures_in(text),
        counterpart=counterpart,
    )


DOCUMENT = DocumentSummary(
    id="d1",
    sha256="0" * 64,
    source="licensing.pdf",
    title="Licensing Regulations 2025",
    type=DocumentType.REGULATION,
    languages=tuple(Language),
    date=date(2025, 7, 14),
    page_count=1,
    unread_pages=(),
    clause_count=1,
    passage_count=2,
    media_type="application/pdf",
    ingested_at="2026-01-01T00:00:00Z",
)
