"""Every table at one version: what one question reads, from its first leg to its last quote.

A leg brings back rows and scores only. Reading a row whole costs as much as finding it (50 rows: 2
of 5 ms), and of some 300 that the legs of a question find ten are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from kb.embedding.encoder import Vectors
from kb.store.filters import Filters, both, condition, narrowing
from kb.store.live import Live, Sheet
from kb.store.owners import Owners
from kb.store.passages import LanceDocumentStore
from kb.store.records import Candidate, Found
from kb.store.rows import PASSAGE_COLUMNS, to_passages, vectors_of
from kb.types import Language, Passage, SearchFilter

Ask = Callable[[LanceDocumentStore, Filters | None], pa.Table]
# Passages' index terms, in order and in one string each -> a score each.
Scorer = Callable[[pa.Array], NDArray[np.float64]]

POOL = 200  # how many passages `scored` looks at
NOTHING = pa.table({"_rowid": pa.array([], pa.uint64())})


class Unfinished(Exception):
    """Passages were met of contents that no document has: of a commit not finished, or undone."""

    def __init__(self, sha256s: frozenset[str]) -> None:
        super().__init__(f"{len(sha256s)} contents without a document")
        self.sha256s = sha256s


class Snapshot:
    """An index at one moment. Safe to read from many threads until compaction removes its files."""

    def __init__(self, live: Live, stores: Mapping[Language, LanceDocumentStore]) -> None:
        self._live = live
        self._stores = stores
        self._owners = Owners(stores)
        self.versions = (live.version, *(store.version() for store in stores.values()))

    def __deepcopy__(self, memo: dict[int, object]) -> Snapshot:
        return self

    def dense(
        self, vector: Vectors, language: Language, narrowed: SearchFilter, limit: int
    ) -> tuple[Found, ...]:
        """Return the passages of one language nearest to a unit vector, with their own vectors.

        Scored by cosine.
        """
        rows = self._ask(
            language,
            narrowed,
            lambda store, filters: store.nearest(vector[np.newaxis], filters, limit, ("vector",)),
        )
        found = zip(_nearest(rows), vectors_of(rows), strict=True) if len(rows) else ()
        return tuple(Found(one.row, one.score, row) for one, row in found)

    def dense_many(
        self, vectors: Vectors, language: Language, narrowed: SearchFilter, limit: int
    ) -> tuple[tuple[Found, ...], ...]:
        """Return nearly what `dense` does for each row of `vectors`, in one query.

        Ranked by the index alone: 2 ms for six vectors instead of 8, with 98.6% of each one's best
        ten, which several lists together make good.
        """
        rows = self._ask(
            language,
            narrowed,
            lambda store, filters: store.nearest(vectors, filters, limit, refined=False),
        )
        found = _nearest(rows)
        if "query_index" not in rows.column_names:  # a single vector, or nothing at all
            return (found, *((),) * (len(vectors) - 1))
        parts: list[list[Found]] = [[] for _ in vectors]
        for asked, one in zip(rows["query_index"].to_pylist(), found, strict=True):
            parts[asked].append(one)
        return tuple(map(tuple, parts))

    def bm25(
        self, terms: Sequence[str], language: Language, narrowed: SearchFilter, limit: int
    ) -> tuple[Found, ...]:
        """Return the passages of one language with any of the index terms, scored by BM25."""
        rows = self._ask(
            language, narrowed, lambda store, filters: store.with_terms(terms, filters, limit)
        )
        return _found(rows, rows["_score"].to_pylist()) if len(rows) else ()

    def scored(
        self,
        terms: Sequence[str],
        scorer: Scorer,
        language: Language,
        narrowed: SearchFilter,
        limit: int,
    ) -> tuple[Found, ...]:
        """Return passages with any of the terms, scored by their own index terms, best first.

        Of the `POOL` best by BM25.
        """
        rows = self._ask(
            language,
            narrowed,
            lambda store, filters: store.with_terms(terms, filters, POOL, ("terms",)),
        )
        if not len(rows):
            return ()
        scores = scorer(rows["terms"].combine_chunks())
        order = np.argsort(-scores, kind="stable")[:limit]
        best = order[scores[order] > 0]
        return _found(rows.select(["_rowid"]).take(best), scores[best].tolist())

    def at_numbers(
        self, numbers: str, language: Language, narrowed: SearchFilter, limit: int
    ) -> tuple[tuple[Found, Passage], ...]:
        """Return the passages that hold a clause with this number path ("5/2"), scored alike.

        Raises `Unfinished`.
        """
        rows = self._ask(
            language, narrowed, lambda store, filters: store.at_number(numbers, filters, limit)
        )
        found = _found(rows, [1.0] * len(rows))
        return tuple(zip(found, self._finished(rows), strict=True)) if found else ()

    def passages(self, language: Language, found: Iterable[Found]) -> tuple[Candidate, ...]:
        """Read what was found, in its order. Raises `Unfinished`."""
        wanted = tuple(found)
        if not wanted:
            return ()
        rows = self._stores[language].at_rows([one.row for one in wanted], PASSAGE_COLUMNS)
        scores = (one.score for one in wanted)
        return tuple(map(Candidate, self._finished(rows), scores))

    def vectors(self, language: Language, rows: Sequence[int]) -> Vectors:
        """Return the vectors of passages, shape (n, dimension)."""
        return vectors_of(self._stores[language].at_rows(rows, ["vector"]))

    def tokens(self, language: Language, rows: Sequence[int]) -> list[bytes]:
        """Return the packed tokens of passages, empty where the model had none."""
        packed: list[bytes] = self._stores[language].at_rows(rows, ["tokens"])["tokens"].to_pylist()
        return packed

    def documents(self, language: Language, rows: Sequence[int]) -> list[str]:
        """Return the id of each passage's document."""
        return self._owners.of(language, rows)

    def sheet(self, sha256: str) -> Sheet:
        """Return summary and pages of the document with this content."""
        return self._live.sheet(sha256)

    def hide(self, sha256s: frozenset[str]) -> None:
        """Find nothing more of these contents."""
        self._live.hidden |= sha256s

    def _ask(self, language: Language, narrowed: SearchFilter, ask: Ask) -> pa.Table:
        within = self._live.narrowed(narrowed)
        if within is None or (narrowed.languages and language not in narrowed.languages):
            return NOTHING
        hidden = sorted(self._live.hidden)
        filters = both(narrowing(within), condition("sha256", "not in", hidden) if hidden else None)
        return ask(self._stores[language], filters)

    def _finished(self, rows: pa.Table) -> list[Passage]:
        passages = to_passages(rows)
        unknown = {one.sha256 for one in passages if not self._live.has(one.sha256)}
        if unknown:
            raise Unfinished(frozenset(unknown))
        return passages


def _nearest(rows: pa.Table) -> tuple[Found, ...]:
    if not len(rows):
        return ()
    return _found(rows, (1.0 - rows["_distance"].to_numpy()).tolist())


def _found(rows: pa.Table, scores: Sequence[float]) -> tuple[Found, ...]:
    return tuple(map(Found, rows["_rowid"].to_pylist(), scores))
