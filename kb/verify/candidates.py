"""Passages in which a quote may stand, by its rarest words."""

from __future__ import annotations

from collections.abc import Sequence

from kb.store.index import Index
from kb.tokens import analyze, detect_language
from kb.types import Language, Passage, SearchFilter

RAREST = 12  # words of a quote that are looked up
DEPTH = 30  # passages


def languages(quote: str) -> tuple[Language, ...]:
    """Return the languages to look in: the quote's own, then the other, for mixed passages."""
    own = detect_language(quote)
    return (own, *(other for other in Language if other is not own))


def candidates(
    index: Index, quote: str, language: Language, documents: Sequence[str] = ()
) -> tuple[Passage, ...]:
    """Return passages of a language that share the quote's rarest words, best first by BM25.

    `documents` narrows to some. Raises `IndexMissing`.
    """
    idf = index.statistics(language).idf
    terms = sorted(dict.fromkeys(analyze(quote)), key=idf, reverse=True)[:RAREST]
    if not terms:
        return ()
    narrowed = SearchFilter(document_ids=tuple(documents))
    return tuple(hit.passage for hit in index.bm25(terms, language, narrowed, DEPTH))
