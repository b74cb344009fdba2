"""Any stretch of a document as a citation: what a link names, what a reader chooses."""

from __future__ import annotations

from collections.abc import Sequence

from kb.cite import cite_span, clause_around
from kb.citing import completed
from kb.errors import PageNotFound
from kb.store.index import Index
from kb.types import Citation, Clause, Language, Passage, Span

LONGEST = 20_000  # code points; a chapter is an address, not a quote
_IDEOGRAPHS = range(0x3400, 0xA000)


def quote(index: Index, document_id: str, span: Span) -> Citation:
    """Cite a stretch of a document's text, without the white space around it.

    Raises `DocumentNotFound`, and `PageNotFound` for a stretch that is empty, too long or outside
    the text.
    """
    document = index.summary(document_id)
    pages = index.sheets([document.sha256])[document.sha256][1]
    touched = [page for page in pages if _shares(page.span, span)]
    if not touched or span.end > pages[-1].span.end or len(span) > LONGEST:
        raise PageNotFound(document_id, f"characters {span.start} to {span.end}")
    clauses = index.clauses(document.sha256)
    texts = index.texts_of(document.sha256, [page.index for page in touched])
    whole = Span(touched[0].span.start, touched[-1].span.end)
    text = "".join(texts[page.index][0] for page in touched)
    words = text[span.start - whole.start : span.end - whole.start]
    language = _language(clauses, span, words)
    passage = Passage(document_id, document.sha256, language, "", "", "", whole, text)
    return completed(index, [cite_span(passage, span, clauses, pages)])[0]


def _shares(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _language(clauses: Sequence[Clause], span: Span, words: str) -> Language:
    """Return the language of the clause around a stretch, else that of most of its letters."""
    around = [
        clause
        for language in Language
        if (clause := clause_around(clauses, span, language)) is not None
    ]
    if around:
        return min(around, key=lambda clause: len(clause.span)).language
    chinese = sum(ord(letter) in _IDEOGRAPHS for letter in words)
    return Language.ZH if 2 * chinese > sum(letter.isalpha() for letter in words) else Language.EN
