"""The documents that a search may see: the documents table at one version, in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from kb.collection import collection_of
from kb.errors import DocumentNotFound
from kb.imprint import Imprint
from kb.key_facts import asks_for_facts, fits
from kb.ledger import coverage_of
from kb.store.connection import Table, read, run
from kb.store.page_rows import to_pages
from kb.store.records import KnownFile
from kb.store.schema import SUMMARY_COLUMNS
from kb.store.titles import Names
from kb.types import DocumentSummary, DocumentType, Language, Page, SearchFilter, Status

Sheet = tuple[DocumentSummary, tuple[Page, ...]]  # what a citation needs of its document


class Live:
    """Every document of one version, without text: about 300 bytes each and 30 a page.

    `hidden` are contents met in the passages that no document of this version has: of a commit
    not finished, or of one just replaced.
    """

    def __init__(self, version: int, rows: pa.Table) -> None:
        self.version = version
        self.hidden: frozenset[str] = frozenset()
        self.rows = rows
        self._columns = {name: rows[name].combine_chunks() for name in rows.column_names}
        self._by_id = {name: row for row, name in enumerate(rows["id"].to_pylist())}
        self._by_sha256 = {sha256: row for row, sha256 in enumerate(rows["sha256"].to_pylist())}
        self._sheets: dict[int, Sheet] = {}  # those asked for, ready made
        self._summaries: tuple[DocumentSummary, ...] | None = None
        self._briefs: tuple[DocumentSummary, ...] | None = None
        self._resolved: dict[SearchFilter, tuple[str, ...]] = {}  # which documents fit a filter

    @classmethod
    def read(cls, documents: Table) -> Live:
        """Read the latest version."""
        # Taken before the rows: should a commit come between, the next look sees a new version.
        version = run(documents.version())
        rows = read(documents.query().select(list(SUMMARY_COLUMNS)))
        return cls(version, rows.combine_chunks())

    def __len__(self) -> int:
        return len(self._by_id)

    def has(self, sha256: str) -> bool:
        """Say whether a document has this content."""
        return sha256 in self._by_sha256

    def row(self, document_id: str) -> dict[str, Any]:
        """Return the columns of one document. Raises `DocumentNotFound`."""
        return self._row(_place(self._by_id, document_id))

    def row_of(self, sha256: str) -> dict[str, Any]:
        """Return the columns of the document with this content. Raises `DocumentNotFound`."""
        return self._row(_place(self._by_sha256, sha256))

    def summary(self, document_id: str) -> DocumentSummary:
        """Return one document. Raises `DocumentNotFound`."""
        return self._sheet(_place(self._by_id, document_id))[0]

    def sheet(self, sha256: str) -> Sheet:
        """Return the document with this content. Raises `DocumentNotFound`."""
        return self._sheet(_place(self._by_sha256, sha256))

    def imprint(self, sha256: str) -> Imprint:
        """Return what citations repeat of this content's document. Raises `DocumentNotFound`."""
        place = _place(self._by_sha256, sha256)
        named = self._columns["titles"][place].as_py()
        titles = tuple((Language(one["language"]), one["title"]) for one in named)
        return Imprint(titles, frozenset(self._columns["prevailing"][place].as_py()))

    def summaries(self) -> tuple[DocumentSummary, ...]:
        """Return every document, by title. Made once a version."""
        if self._summaries is None:
            found = (_summary(row, to_pages(row["pages"])) for row in self.rows.to_pylist())
            self._summaries = tuple(sorted(found, key=lambda one: (one.title, one.id)))
        return self._summaries

    def briefs(self) -> tuple[DocumentSummary, ...]:
        """Return every document without what its pages add up to: no unread ones, no coverage.

        Made once a version: of 2,500 documents of 40 pages it takes a twentieth of `summaries`.
        """
        if self._briefs is None:
            rows = self.rows.drop_columns(["pages"]).to_pylist()
            self._briefs = tuple(_summary(row, ()) for row in rows)
        return self._briefs

    def narrowed(self, wanted: SearchFilter) -> SearchFilter | None:
        """Return a filter with its facts resolved to documents; None where none of them fits."""
        if not asks_for_facts(wanted):
            return wanted
        if wanted not in self._resolved:
            names = wanted.document_ids or tuple(self._by_id)
            fitting = (name for name in names if name in self._by_id)
            self._resolved[wanted] = tuple(n for n in fitting if fits(self.summary(n), wanted))
        found = self._resolved[wanted]
        return replace(wanted, document_ids=found) if found else None

    @property
    def passages(self) -> int:
        """How many passages the documents have."""
        return int(pc.sum(self.rows["passage_count"]).as_py() or 0)

    def names(self) -> Iterator[Names]:
        """Go through what the documents may be called by."""
        wanted = ("id", "title", "numbers", "parties")
        columns = (self.rows[name].to_pylist() for name in wanted)
        for document_id, title, numbers, parties in zip(*columns, strict=True):
            yield Names(document_id, title, tuple(numbers), tuple(parties))

    def known(self) -> tuple[KnownFile, ...]:
        """Return every document's content and origin."""
        columns = (self.rows[name].to_pylist() for name in ("id", "sha256", "origin"))
        return tuple(KnownFile(*row) for row in zip(*columns, strict=True))

    def _sheet(self, place: int) -> Sheet:
        if place not in self._sheets:
            row = self._row(place)
            pages = to_pages(row["pages"])
            self._sheets[place] = (_summary(row, pages), pages)
        return self._sheets[place]

    def _row(self, place: int) -> dict[str, Any]:
        """Return one row, a value a column: half the time that a slice of the table takes."""
        return {name: column[place].as_py() for name, column in self._columns.items()}


def _place(places: dict[str, int], name: str) -> int:
    if name not in places:
        raise DocumentNotFound(name)
    return places[name]


def _summary(row: dict[str, Any], pages: Sequence[Page]) -> DocumentSummary:
    day: date | None = row["date"]
    return DocumentSummary(
        id=row["id"],
        sha256=row["sha256"],
        source=row["source"],
        title=row["title"],
        type=DocumentType(row["type"]),
        languages=tuple(map(Language, row["languages"])),
        date=day,
        page_count=len(pages),
        unread_pages=tuple(page.index for page in pages if page.unread),
        clause_count=row["clause_count"],
        passage_count=row["passage_count"],
        media_type=row["media_type"],
        ingested_at=row["ingested_at"],
        parties=tuple(row["parties"]),
        signed=row["signed"],
        expiry=row["expiry"],
        status=Status(row["status"]) if row["status"] else None,
        governing_law=tuple(row["governing_law"]),
        coverage=coverage_of(pages),
        collection=collection_of(row["origin"]),
    )
