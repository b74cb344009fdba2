"""A passage found: its citation, narrowed to the clause that was asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kb.locator import match
from kb.types import Citation, Clause, Language, Page, PageSource, Passage, Span


def cite(passage: Passage, pages: Sequence[Page]) -> Citation:
    """Cite a whole passage, without the white space around it."""
    return _citation(passage, passage.locator, passage.span, pages)


def cite_clause(passage: Passage, clause: Clause, pages: Sequence[Page]) -> Citation:
    """Cite the part of `passage` that is `clause`. They must share at least one code point."""
    start = max(passage.span.start, clause.span.start)
    end = min(passage.span.end, clause.span.end)
    return _citation(passage, clause.locator, Span(start, end), pages)


def named_clause(
    passage: Passage, clauses: Sequence[Clause], locators: Sequence[str]
) -> Clause | None:
    """Return the clause inside `passage` that one of `locators` names best, if any does."""
    best: tuple[int, Clause] | None = None
    for clause in clauses:
        if not passage.span.start <= clause.span.start < passage.span.end:
            continue
        if clause.language is not passage.language:
            continue
        strength = max((match(locator, clause.locator) for locator in locators), default=0)
        if strength and (best is None or strength > best[0]):
            best = (strength, clause)
    return best[1] if best else None


def cite_span(
    passage: Passage, span: Span, clauses: Sequence[Clause], pages: Sequence[Page]
) -> Citation:
    """Cite a part of `passage`, a sentence for one, under the narrowest clause that holds it."""
    clause = clause_around(clauses, span, passage.language)
    return _citation(passage, clause.locator if clause else passage.locator, span, pages)


def clause_around(clauses: Sequence[Clause], span: Span, language: Language) -> Clause | None:
    """Return the narrowest clause of a language's tree that holds all of `span`, if any does."""
    holding = [
        clause
        for clause in clauses
        if clause.language is language
        and clause.span.start <= span.start
        and span.end <= clause.span.end
    ]
    return min(holding, key=lambda clause: len(clause.span), default=None)


def _citation(passage: Passage, locator: str, span: Span, pages: Sequence[Page]) -> Citation:
    trimmed = _trim(passage, span)
    touched = _touched(pages, trimmed)
    by_ocr = [page.confidence for page in touched if page.source is PageSource.OCR]
    return Citation(
        document_id=passage.document_id,
        sha256=passage.sha256,
        page=touched[0],
        locator=locator,
        span=trimmed,
        quote=passage.text[trimmed.start - passage.span.start : trimmed.end - passage.span.start],
        source=PageSource.OCR if by_ocr else touched[0].source,
        doubtful=tuple(_doubtful(trimmed, touched)),
        pages=touched,
        language=passage.language,
        confidence=sum(by_ocr) / len(by_ocr) if by_ocr else 1.0,
    )


def _doubtful(span: Span, pages: Sequence[Page]) -> Iterator[Span]:
    """Yield what of `span` the OCR was unsure of."""
    for page in pages:
        for unsure in page.doubtful:
            start, end = max(span.start, unsure.start), min(span.end, unsure.end)
            if start < end:
                yield Span(start, end)


def _trim(passage: Passage, span: Span) -> Span:
    words = passage.text[span.start - passage.span.start : span.end - passage.span.start]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def _touched(pages: Sequence[Page], span: Span) -> tuple[Page, ...]:
    """Return the pages that a stretch touches; that of an empty one is where it stands."""
    end = max(span.end, span.start + 1)
    return tuple(page for page in pages if page.span.start < end and span.start < page.span.end)
