"""Passages in which a quote may stand, by its rarest words."""

from __future__ import annotations

from collections.abc import Sequence

from kb.store.index import Index
from kb.tokens import analyze, detect_language
from kb.types import Language, Passage, SearchFilter

RAREST = 12  # words of a quote that are looked up
DEPTH = 30  # passages, of each language


def candidates(
    index: Index, quote: str, documents: Sequence[str] = (), depth: int = DEPTH
) -> tuple[Passage, ...]:
    """Return passages that share the quote's rarest words, best first by BM25.

    Those of the quote's own language come first. `documents` narrows to some.
    """
    terms = tuple(dict.fromkeys(analyze(quote)))
    narrowed = SearchFilter(document_ids=tuple(documents))
    own = detect_language(quote)
    found: list[Passage] = []
    for language in (own, *(other for other in Language if other is not own)):
        weights = index.statistics(language)
        rarest = sorted(terms, key=weights.idf, reverse=True)[:RAREST]
        if rarest:
            hits = index.bm25(rarest, language, narrowed, depth)
            found += [hit.passage for hit in hits]
    return tuple(found)
