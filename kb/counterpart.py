"""A clause's counterpart: the one of its number that says the same in the other language."""

from __future__ import annotations

from dataclasses import dataclass

from kb.locator import numbers
from kb.search import Searcher
from kb.store.index import Index
from kb.types import Clause, DocumentSummary, Language, SearchFilter, Span

# A clause's first words tell which it is; a chapter of many pages need not be embedded whole.
_WORDS = 600
_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A clause of another language, and the document it stands in."""

    document: DocumentSummary
    clause: Clause


def counterpart(
    index: Index, searcher: Searcher, document_id: str, locator: str, language: Language
) -> Counterpart | None:
    """Return what corresponds to the clause at `locator` of a document's `language` text.

    In a document of both languages it is the clause of the same number; else, of the clauses of
    that number in other documents, the one that a search for this clause's words finds first.
    Raises `DocumentNotFound`.
    """
    document = index.summary(document_id)
    clauses = index.clauses(document.sha256)
    clause = _at(clauses, locator, language)
    if clause is None:
        return None
    other = Language.ZH if language is Language.EN else Language.EN
    within = _of_number(clauses, locator, other)
    if within is not None:
        return Counterpart(document, within)
    words = _words(index, document, clause)
    if not words:
        return None
    found = searcher.search(words, _DEPTH, SearchFilter(languages=(other,)))
    for hit in found.hits:
        same = _of_number(index.clauses(hit.document.sha256), locator, other)
        if same is not None and _overlaps(same.span, hit.passage.span):
            return Counterpart(hit.document, same)
    return None


def _at(clauses: tuple[Clause, ...], locator: str, language: Language) -> Clause | None:
    fitting = (one for one in clauses if (one.locator, one.language) == (locator, language))
    return next(fitting, None)


def _of_number(clauses: tuple[Clause, ...], locator: str, language: Language) -> Clause | None:
    """Return the clause of this number, of the same kind if there is one.

    What one language numbers as articles (第六条) the other may number alone (6).
    """
    number = numbers(locator)
    alike = (one for one in clauses if one.language is language and numbers(one.locator) == number)
    return _at(clauses, locator, language) or next(alike, None)


def _overlaps(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _words(index: Index, document: DocumentSummary, clause: Clause) -> str:
    _, pages = index.sheets([document.sha256])[document.sha256]
    span = Span(clause.span.start, min(clause.span.end, clause.span.start + _WORDS))
    touched = [page for page in pages if _overlaps(page.span, span)]
    texts = index.texts_of(document.sha256, [page.index for page in touched])
    whole = "".join(texts[page.index][0] for page in touched)
    begins = touched[0].span.start if touched else 0
    return whole[span.start - begins : span.end - begins].strip()
