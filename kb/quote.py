"""Any stretch of a document as a citation: what a link names, what a reader chooses."""

from __future__ import annotations

from collections.abc import Sequence

from kb.errors import PageNotFound
from kb.store.index import Index
from kb.types import Citation, Clause, DocumentSummary, Page, Span

LONGEST = 20_000  # code points; a chapter is an address, not a quote


def quote(index: Index, document_id: str, span: Span) -> Citation:
    """Cite a stretch of a document's text, without the white space around it.

    Raises `DocumentNotFound`, and `PageNotFound` for a stretch that is empty, too long or outside
    the text.
    """
    document = index.summary(document_id)
    pages = _sheet(index, document)
    touched = [page for page in pages if _shares(page.span, span)]
    if not touched or span.end > pages[-1].span.end or len(span) > LONGEST:
        raise PageNotFound(document_id, f"characters {span.start} to {span.end}")
    texts = index.texts_of(document.sha256, [page.index for page in touched])
    whole = "".join(texts[page.index][0] for page in touched)
    cited = _trimmed(whole, touched[0].span.start, span)
    page = next(page for page in touched if page.span.covers(cited.start) or not len(cited))
    return Citation(
        document_id=document_id,
        sha256=document.sha256,
        page=page,
        locator=_locator(index.clauses(document.sha256), cited),
        span=cited,
        quote=whole[cited.start - touched[0].span.start : cited.end - touched[0].span.start],
        boxes=index.boxes_of([(document.sha256, cited)])[0],
        source=page.source,
        doubtful=tuple(_doubtful(touched, cited)),
    )


def _sheet(index: Index, document: DocumentSummary) -> tuple[Page, ...]:
    return index.sheets([document.sha256])[document.sha256][1]


def _shares(page: Span, span: Span) -> bool:
    return page.start < span.end and span.start < page.end


def _trimmed(text: str, begins: int, span: Span) -> Span:
    words = text[span.start - begins : span.end - begins]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def _locator(clauses: Sequence[Clause], span: Span) -> str:
    """Return the address of the smallest clause around a stretch, "" where there is none."""
    around = [c for c in clauses if c.span.start <= span.start and span.end <= c.span.end]
    return min(around, key=lambda clause: len(clause.span)).locator if around else ""


def _doubtful(pages: Sequence[Page], span: Span) -> list[Span]:
    """Return what of a stretch the OCR was unsure of."""
    return [
        Span(max(span.start, unsure.start), min(span.end, unsure.end))
        for page in pages
        for unsure in page.doubtful
        if _shares(unsure, span)
    ]
