"""Passages on disk: a Haystack document store on one LanceDB table.

It keeps Haystack's contract (`haystack.testing.document_store`) for any document, and runs
filters on the fields of our passages inside the database.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
from haystack import Document as HaystackDocument
from haystack import default_from_dict, default_to_dict
from haystack.document_stores.errors import DuplicateDocumentError
from haystack.document_stores.types import DuplicatePolicy
from haystack.utils.filters import document_matches_filter

from kb.embedding.encoder import Vectors
from kb.store.connection import Table, connect, read, read_batches, run
from kb.store.filters import Filters, compile_filter, quoted
from kb.store.indexes import COLUMN_INDEXES, searching
from kb.store.metadata import MetadataQueries
from kb.store.rows import embeddings, from_rows, to_rows, vector_column, with_score
from kb.store.schema import READ_COLUMNS, passages_schema

READ_BATCH = 1_024


class LanceDocumentStore(MetadataQueries):
    """A Haystack `DocumentStore`. Safe for many reading threads, and for one writer at a time.

    `uri` is a folder or an object-store URI, `dimension` the length of its vectors, which are
    meant to be unit vectors. The table is made when first used.
    """

    def __init__(self, uri: str, dimension: int, table: str = "passages") -> None:
        self._uri = uri
        self._dimension = dimension
        self._name = table

    def to_dict(self) -> dict[str, Any]:
        """Return what `from_dict` needs to open the same store again."""
        return default_to_dict(self, uri=self._uri, dimension=self._dimension, table=self._name)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> LanceDocumentStore:
        """Open the store that `to_dict` described."""
        store: LanceDocumentStore = default_from_dict(cls, data)
        return store

    @cached_property
    def table(self) -> Table:
        """The LanceDB table underneath."""
        database = connect(self._uri)
        if self._name in run(database.list_tables()).tables:
            return run(database.open_table(self._name))
        schema = passages_schema(self._dimension)
        table = run(database.create_table(self._name, schema=schema))
        for column, config in COLUMN_INDEXES:
            run(table.create_index(column, config=config))
        return table

    def pinned(self) -> LanceDocumentStore:
        """Return this store as it now is, whatever is written later; for reading only.

        What is removed from disk meanwhile raises as a missing file does.
        """
        store = LanceDocumentStore(self._uri, self._dimension, self._name)
        table = run(connect(self._uri).open_table(self._name))
        run(table.checkout(run(table.version())))
        store.__dict__["table"] = table
        return store

    def version(self) -> int:
        """Return the number of the table's latest commit, or of the one it is pinned to."""
        return run(self.table.version())

    def count_documents(self) -> int:
        """Return how many documents there are."""
        return run(self.table.count_rows())

    def filter_documents(self, filters: Filters | None = None) -> list[HaystackDocument]:
        """Return every document that matches. Raises `FilterError` for a malformed filter."""
        return list(self._scan(filters, (*READ_COLUMNS, "vector")))

    def matching(self, filters: Filters | None = None) -> Iterator[HaystackDocument]:
        """Go through the documents that match, without their vectors."""
        return self._scan(filters, READ_COLUMNS)

    def write_documents(
        self, documents: list[HaystackDocument], policy: DuplicatePolicy = DuplicatePolicy.NONE
    ) -> int:
        """Write documents and return how many were written; without a policy, as with FAIL.

        Raises `DuplicateDocumentError` under FAIL, having written nothing, and `ValueError` for
        what is no document or has an embedding of another length.
        """
        if not isinstance(documents, list) or not all(
            isinstance(document, HaystackDocument) for document in documents
        ):
            raise ValueError("write_documents takes a list of Haystack documents")
        by_id = {document.id: document for document in documents}
        there = self._existing(by_id)
        if policy is DuplicatePolicy.SKIP:
            by_id = {name: document for name, document in by_id.items() if name not in there}
        elif policy is not DuplicatePolicy.OVERWRITE and (there or len(by_id) < len(documents)):
            raise DuplicateDocumentError(f"already there: {sorted(there) or 'twice in one call'}")
        chosen = list(by_id.values())
        rows = to_rows(chosen, embeddings(chosen, self._dimension), self._dimension)
        if policy is DuplicatePolicy.OVERWRITE and there:
            merge = self.table.merge_insert("id").when_matched_update_all()
            merge = merge.when_not_matched_insert_all()
            run(merge.execute(rows, on_bad_vectors="null"))
        elif chosen:
            run(self.table.add(rows))
        return len(chosen)

    def append(
        self, documents: Sequence[HaystackDocument], vectors: Vectors, tokens: Sequence[bytes] = ()
    ) -> None:
        """Write documents that are known to be new, in one commit; a row of `vectors` each.

        `tokens` are packed, one a document, or none at all.
        """
        if vectors.shape != (len(documents), self._dimension):
            raise ValueError(f"vectors of shape {vectors.shape} for {len(documents)} passages")
        if documents:
            rows = to_rows(documents, vector_column(vectors), self._dimension, tokens)
            run(self.table.add(rows))

    def delete_documents(self, document_ids: list[str]) -> None:
        """Delete documents by id; an id that no document has is passed over."""
        if document_ids:
            run(self.table.delete(_is_one_of("id", document_ids)))

    def embedding_retrieval(
        self,
        query_embedding: Sequence[float] | Vectors,
        filters: Filters | None = None,
        top_k: int = 10,
    ) -> list[HaystackDocument]:
        """Return the nearest documents, best first, scored by cosine (for unit vectors)."""
        query = np.asarray(query_embedding, dtype=np.float32)
        return from_rows(with_score(self.nearest(query[np.newaxis], filters, top_k, READ_COLUMNS)))

    def bm25_retrieval(
        self, terms: Sequence[str], filters: Filters | None = None, top_k: int = 10
    ) -> list[HaystackDocument]:
        """Return the documents with any of the index terms, best first, scored by BM25."""
        return from_rows(with_score(self.with_terms(terms, filters, top_k, READ_COLUMNS)))

    def having_number(
        self, number: str, filters: Filters | None = None, top_k: int = 10
    ) -> list[HaystackDocument]:
        """Return documents whose field `numbers` lists `number`."""
        return from_rows(self.at_number(number, filters, top_k))

    def nearest(
        self,
        vectors: Vectors,
        filters: Filters | None,
        top_k: int,
        columns: Sequence[str] = (),
        refined: bool = True,
    ) -> pa.Table:
        """Return the rows nearest to each vector, best first, with `_distance` and `_rowid`.

        `vectors` has the shape (n, dimension); of several, `query_index` says which one a row is
        for. `columns` are to be read too. What is not `refined` is ranked by the index alone.
        """
        if vectors.ndim != 2 or vectors.shape[1] != self._dimension:
            raise ValueError(f"vectors of shape {vectors.shape}, not (n, {self._dimension})")
        query = vectors[0] if len(vectors) == 1 else list(vectors)
        near = self.table.query().nearest_to(query).column("vector")
        return self._best(searching(near, refined), filters, top_k, ("_distance", *columns))

    def with_terms(
        self,
        terms: Sequence[str],
        filters: Filters | None,
        top_k: int,
        columns: Sequence[str] = (),
    ) -> pa.Table:
        """Return the rows with any of the index terms, best first, with `_score` and `_rowid`."""
        about = self.table.query().nearest_to_text(" ".join(terms), columns="terms")
        return self._best(about, filters, top_k, ("_score", *columns))

    def at_number(self, number: str, filters: Filters | None, top_k: int) -> pa.Table:
        """Return the rows, with `_rowid`, whose field `numbers` lists `number`."""
        where = [f"array_has(numbers, {quoted(number)})", self._where(filters)]
        search = self.table.query().where(" AND ".join(part for part in where if part))
        return read(search.select([*READ_COLUMNS, "_rowid"]).limit(top_k))

    def at_rows(self, rows: Sequence[int], columns: Sequence[str]) -> pa.Table:
        """Return columns of rows by their `_rowid`, in the order asked for."""
        found = read(self.table.take_row_ids(list(rows)).select([*columns, "_rowid"]))
        there = {row: at for at, row in enumerate(found["_rowid"].to_pylist())}
        return found.take(pa.array((there[row] for row in rows), pa.int64()))

    def _best(
        self, search: Any, filters: Filters | None, top_k: int, columns: Sequence[str]
    ) -> pa.Table:
        search = self._where_to(search, filters)
        return read(search.select([*columns, "_rowid"]).limit(top_k))

    def _where_to(self, search: Any, filters: Filters | None) -> Any:
        where = self._where(filters)
        return search.where(where) if where else search

    def _where(self, filters: Filters | None) -> str:
        """Return a filter wholly as SQL; what SQL cannot decide becomes a list of ids."""
        if compile_filter(filters).residual is None:
            return compile_filter(filters).where
        return _is_one_of("id", [document.id for document in self.matching(filters)])

    def _scan(self, filters: Filters | None, columns: Sequence[str]) -> Iterator[HaystackDocument]:
        compiled = compile_filter(filters)
        search = self.table.query().select(list(columns))
        if compiled.where:
            search = search.where(compiled.where)
        for batch in read_batches(search, READ_BATCH):
            for document in from_rows(pa.Table.from_batches([batch])):
                if compiled.residual is None or document_matches_filter(
                    compiled.residual, document
                ):
                    yield document

    def _existing(self, ids: dict[str, HaystackDocument]) -> set[str]:
        if not ids:
            return set()
        search = self.table.query().select(["id"]).where(_is_one_of("id", ids))
        return set(read(search)["id"].to_pylist())


def _is_one_of(column: str, values: Sequence[str] | dict[str, Any]) -> str:
    if not values:
        return "false"
    return f"`{column}` IN ({', '.join(map(quoted, values))})"
