"""Passages in which a quote may stand: those that share most of its words, the rare ones first."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from kb.store.index import Index
from kb.store.snapshot import Snapshot
from kb.tokens import analyze, detect_language
from kb.types import Language, Passage, SearchFilter

RAREST = 12  # words of a quote that are looked up
DEPTH = 30  # passages that are read


def languages(quote: str) -> tuple[Language, ...]:
    """Return the languages to look in: the quote's own, then the other, for mixed passages."""
    own = detect_language(quote)
    return (own, *(other for other in Language if other is not own))


def candidates(
    index: Index, quote: str, language: Language, documents: Sequence[str] = ()
) -> tuple[Passage, ...]:
    """Return passages of a language, best first by how much of the quote's words they hold.

    BM25 of the rarest words chooses the pool; of that what counts is whether a word is there at
    all, or a long clause would stand behind many short ones that are a little like it. `documents`
    narrows to some. Raises `IndexMissing`.
    """
    idf = index.statistics(language).idf
    weights = {term: idf(term) for term in analyze(quote)}
    rarest = sorted(weights, key=weights.__getitem__, reverse=True)[:RAREST]
    narrowed = SearchFilter(document_ids=tuple(documents))

    def held(passages: pa.Array) -> NDArray[np.float64]:
        shared = (weights.keys() & set(words.split()) for words in passages.to_pylist())
        return np.array([sum(weights[word] for word in words) for words in shared])

    def ask(view: Snapshot) -> tuple[Passage, ...]:
        found = view.scored(rarest, held, language, narrowed, DEPTH)
        return tuple(one.passage for one in view.passages(language, found))

    return index.read(ask) if rarest else ()
