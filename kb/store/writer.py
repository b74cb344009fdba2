"""Changing an index: one writer at a time, and every change seen whole or not at all.

A passage may be found only while the documents table has its content's hash. So a commit first
appends pages and passages that nobody sees yet, then puts the documents' rows in place (which
shows the new and hides the old in one step), and then removes the old rows. A writer that dies
anywhere leaves nothing but rows nobody sees, which the next one sweeps.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

import numpy as np
import pyarrow as pa

from kb.components.convert import to_haystack
from kb.embedding.encoder import Vectors
from kb.imprint import Imprint
from kb.instrument_number import numbers_of
from kb.key_facts import KeyFacts
from kb.store.compaction import compact
from kb.store.connection import Table, read, read_batches, run
from kb.store.filters import quoted
from kb.store.live import Live
from kb.store.page_rows import from_pages
from kb.store.records import PreparedDocument
from kb.store.schema import PAGES_SCHEMA
from kb.store.tables import Tables
from kb.types import Passage

READ_ROWS = 65_536


class IndexWriter:
    """Commits, deletes and compacts; made by `Index.writer`, which holds the lock."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._swept = False

    def commit(self, batch: Sequence[PreparedDocument]) -> None:
        """Put documents in, replacing those with the same ids; all become visible at once.

        Raises `ValueError` for an id or a content that comes twice, or a content that the index
        holds already, and changes nothing then.
        """
        if not batch:
            return
        self.sweep()
        live = Live.read(self._tables.documents)
        _check(batch, live)
        replaced = {item.document.id for item in batch} & set(live.rows["id"].to_pylist())
        old = [live.row(document_id)["sha256"] for document_id in replaced]
        self._swept = False  # what a failure from here on leaves behind, the next change sweeps
        self._append(batch)
        rows = _document_rows(batch, run(self._tables.documents.schema()))
        if replaced:
            merge = self._tables.documents.merge_insert("id").when_matched_update_all()
            run(merge.when_not_matched_insert_all().execute(rows))
        else:
            run(self._tables.documents.add(rows))
        self._remove(old)
        self._swept = True

    def delete(self, document_id: str) -> None:
        """Take a document out. Raises `DocumentNotFound`."""
        self.sweep()
        sha256 = Live.read(self._tables.documents).row(document_id)["sha256"]
        self._swept = False
        run(self._tables.documents.delete(f"id = {quoted(document_id)}"))
        self._remove([sha256])
        self._swept = True

    def compact(self) -> None:
        """Fold small files together, bring the indexes up to date, drop what was deleted."""
        self.sweep()
        compact(self._tables)

    def sweep(self) -> None:
        """Remove what an unfinished change left behind."""
        if self._swept:
            return
        rows = read(self._tables.documents.query().select(["sha256"]))
        live = set(rows["sha256"].to_pylist())
        for table in self._content_tables():
            _delete_contents(table, _contents(table) - live)
        place = self._tables.place
        place.remove_originals(place.originals() - live)
        self._swept = True

    def _append(self, batch: Sequence[PreparedDocument]) -> None:
        for item in batch:
            if item.original:
                self._tables.place.write_original(item.document.sha256, item.original)
        run(self._tables.pages.add(_page_rows(batch)))
        for language, store in self._tables.passages.items():
            rows = [
                (to_haystack(passage, item.document), vector, tokens)
                for item in batch
                for passage, vector, tokens in _embedded(item)
                if passage.language is language
            ]
            if rows:
                documents, vectors, tokens = zip(*rows, strict=True)
                store.append(documents, np.stack(vectors), tokens)

    def _remove(self, hashes: Sequence[str]) -> None:
        for table in self._content_tables():
            _delete_contents(table, hashes)
        self._tables.place.remove_originals(hashes)

    def _content_tables(self) -> Iterator[Table]:
        yield self._tables.pages
        yield from (store.table for store in self._tables.passages.values())


def _check(batch: Sequence[PreparedDocument], live: Live) -> None:
    for what, counted in (
        ("id", Counter(item.document.id for item in batch)),
        ("content", Counter(item.document.sha256 for item in batch)),
    ):
        name, count = counted.most_common(1)[0]
        if count > 1:
            raise ValueError(f"{count} documents of one batch have the {what} {name}")
    for item in batch:
        if live.has(item.document.sha256):
            holder = live.row_of(item.document.sha256)["id"]
            raise ValueError(f"{item.document.id} has the content that document {holder} has")
        if len(item.embedded.vectors) != len(item.passages):
            raise ValueError(f"{item.document.id} has not one vector a passage")


def _embedded(item: PreparedDocument) -> Iterator[tuple[Passage, Vectors, bytes]]:
    embedded = item.embedded
    return zip(item.passages, embedded.vectors, embedded.tokens, strict=True)


def _contents(table: Table) -> set[str]:
    found: set[str] = set()
    for batch in read_batches(table.query().select(["sha256"]), READ_ROWS):
        found.update(batch["sha256"].unique().to_pylist())
    return found


def _delete_contents(table: Table, hashes: Iterable[str]) -> None:
    listed = ", ".join(quoted(sha256) for sha256 in hashes)
    if listed:
        run(table.delete(f"sha256 IN ({listed})"))


def _page_rows(batch: Sequence[PreparedDocument]) -> pa.Table:
    rows = [
        {
            "sha256": document.sha256,
            "index": page.index,
            "text": page.span.of(document.text),
            "geometry": packed,
        }
        for document in (item.document for item in batch)
        for page, packed in zip(
            document.pages, document.geometry or (b"",) * len(document.pages), strict=True
        )
    ]
    return pa.Table.from_pylist(rows, schema=PAGES_SCHEMA)


def _document_rows(batch: Sequence[PreparedDocument], schema: pa.Schema) -> pa.Table:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return pa.Table.from_pylist([_document_row(item, now) for item in batch], schema=schema)


def _document_row(item: PreparedDocument, now: str) -> dict[str, object]:
    document = item.document
    known = KeyFacts.of(document.facts)
    imprint = Imprint.of(document.facts)
    return {
        "id": document.id,
        "sha256": document.sha256,
        "origin": item.origin,
        "source": document.source,
        "title": document.title,
        "type": str(document.type),
        "languages": list(map(str, document.languages)),
        "date": document.date,
        "media_type": document.media_type,
        "original_bytes": len(item.original),
        "passage_count": len(item.passages),
        "clause_count": len(document.clauses),
        "ingested_at": now,
        "parties": list(known.parties),
        "signed": known.signed,
        "expiry": known.expiry,
        "status": str(known.status) if known.status else "",
        "governing_law": list(known.governing_law),
        "titles": [{"language": str(one), "title": title} for one, title in imprint.titles],
        "numbers": list(map(str, numbers_of(document.title, document.facts))),
        "prevailing": sorted(imprint.prevailing),
        "pages": from_pages(document.pages),
        "clauses": [
            {
                "locator": clause.locator,
                "label": clause.label,
                "heading": clause.heading,
                "start": clause.span.start,
                "end": clause.span.end,
                "language": str(clause.language),
                "references": [
                    {"locator": one.locator, "start": one.span.start, "end": one.span.end}
                    for one in clause.references
                ],
            }
            for clause in document.clauses
        ],
        "facts": [
            {
                "kind": str(fact.kind),
                "value": fact.value,
                "language": str(fact.language),
                "start": fact.span.start,
                "end": fact.span.end,
                "confidence": fact.confidence,
            }
            for fact in document.facts
        ],
    }
