"""The index: documents, their pages and passages, and every way of finding a passage."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from typing import Any, TypeVar

from kb.embedding.encoder import Vectors
from kb.errors import IndexMissing
from kb.geometry import boxes_on
from kb.imprint import Imprint
from kb.ledger import total
from kb.store.connection import read, run
from kb.store.fact_rows import read_facts
from kb.store.files import Place
from kb.store.filters import quoted
from kb.store.geometries import Geometries, PageKey
from kb.store.live import Live, Sheet
from kb.store.page_rows import to_pages
from kb.store.records import Candidate, IndexStatus, KnownFile, PreparedDocument
from kb.store.schema import SCHEMA_VERSION
from kb.store.snapshot import Snapshot, Unfinished
from kb.store.statistics import TermStatistics, read_statistics
from kb.store.tables import Tables, made_with, make_tables, open_tables
from kb.store.titles import Titles
from kb.store.writer import IndexWriter
from kb.types import (
    Clause,
    Document,
    DocumentSummary,
    DocumentType,
    Language,
    Page,
    PageBox,
    Reference,
    SearchFilter,
    Span,
)

__all__ = ["Candidate", "Index", "IndexStatus", "IndexWriter", "KnownFile", "PreparedDocument"]

T = TypeVar("T")

# A read that a commit overtook is made again; a writer commits a few times a second at most, and
# a read takes milliseconds, so the second attempt nearly always stands.
ATTEMPTS = 5
TERMBASE = "termbase.tsv"
CACHED_DOCUMENTS = 2_048  # whose pages, or clauses, are kept ready


class Index:
    """One index, of one encoder. Safe to read from many threads and processes at any time.

    Every read sees the latest commit, and each document whole: never a passage of a document
    half written, replaced or deleted.
    """

    def __init__(self, place: Place, encoder_id: str, dimension: int) -> None:
        self._place = place
        self._encoder_id = encoder_id
        self._dimension = dimension
        self._lock = threading.Lock()
        self._tables: Tables | None = None
        self._live: Live | None = None
        self._seen: Snapshot | None = None
        self._statistics: dict[Language, tuple[int, TermStatistics]] = {}
        self._titles: tuple[int, Titles] | None = None
        self._cached_clauses = lru_cache(CACHED_DOCUMENTS)(self._read_clauses)
        self._geometries = Geometries()

    @classmethod
    def open(cls, uri: str, *, encoder_id: str, dimension: int) -> Index:
        """Open the index at a folder or object-store URI; it need not be there before a write.

        Raises `IndexIncompatible` for one made by another encoder or version of the schema.
        """
        index = cls(Place(uri), encoder_id, dimension)
        with suppress(IndexMissing):
            index._open()
        return index

    @classmethod
    def open_as_made(cls, uri: str) -> Index:
        """Open an index under the encoder that made it: enough to list, show and delete.

        Raises `IndexMissing`, and `IndexIncompatible` for another version of the schema.
        """
        encoder_id, dimension = made_with(Place(uri))
        return cls.open(uri, encoder_id=encoder_id, dimension=dimension)

    def summaries(self) -> tuple[DocumentSummary, ...]:
        """Return every document, by title."""
        return self._look(Live.summaries)

    def briefs(self) -> tuple[DocumentSummary, ...]:
        """Return every document without what its pages add up to: enough to count them by facts."""
        return self._look(Live.briefs)

    def summary(self, document_id: str) -> DocumentSummary:
        """Return one document without its text. Raises `DocumentNotFound`."""
        return self._look(lambda live: live.summary(document_id))

    def known(self) -> tuple[KnownFile, ...]:
        """Return every document's content and origin."""
        return self._look(Live.known)

    def document(self, document_id: str) -> Document:
        """Return one document with its text. Raises `DocumentNotFound`."""
        return self._read(lambda tables, live: self._document(tables, live.row(document_id)))

    def text(self, sha256: str) -> str:
        """Return the whole text of the document with this content. Raises `DocumentNotFound`."""

        def ask(tables: Tables, live: Live) -> str:
            live.sheet(sha256)
            search = tables.pages.query().where(f"sha256 = {quoted(sha256)}")
            texts = read(search.select(["index", "text"])).sort_by("index")
            return "".join(texts["text"].to_pylist())

        return self._read(ask)

    def original(self, document_id: str) -> bytes:
        """Return the bytes of the file that was read. Raises `DocumentNotFound`."""

        def ask(tables: Tables, live: Live) -> bytes:
            row = live.row(document_id)
            return tables.place.read_original(row["sha256"]) if row["original_bytes"] else b""

        return self._read(ask)

    def sheets(self, sha256s: Iterable[str]) -> dict[str, Sheet]:
        """Return summary and pages for each of these contents that is there, from one look."""
        return self._look(
            lambda live: {sha256: live.sheet(sha256) for sha256 in sha256s if live.has(sha256)}
        )

    def clauses(self, sha256: str) -> tuple[Clause, ...]:
        """Return the clauses of the document with this content. Raises `DocumentNotFound`."""

        def ask(tables: Tables, live: Live) -> tuple[Clause, ...]:
            return self._cached_clauses(sha256, live.row_of(sha256)["ingested_at"])

        return self._read(ask)

    def imprints(self, sha256s: Iterable[str]) -> dict[str, Imprint]:
        """Return titles and prevailing language of the documents with these contents."""
        return self._look(
            lambda live: {sha256: live.imprint(sha256) for sha256 in sha256s if live.has(sha256)}
        )

    def boxes_of(self, wanted: Sequence[tuple[str, Span]]) -> tuple[tuple[PageBox, ...], ...]:
        """Return for each (content, stretch) where it stands, a box a line.

        () for a format that has no places, and where the document is gone. The pages are read at
        once: ten hits cost 3 ms where one by one they cost 25.
        """

        def ask(tables: Tables, live: Live) -> tuple[tuple[PageBox, ...], ...]:
            touched = [list(_touched(live, sha256, span)) for sha256, span in wanted]
            keys = {key for found in touched for key, _ in found}
            geometry = self._geometries.of(keys, lambda new: _read_geometries(tables, new))
            return tuple(
                tuple(box for key, page in found for box in boxes_on(page, geometry[key], span))
                for found, (_, span) in zip(touched, wanted, strict=True)
            )

        return self._read(ask)

    def texts_of(self, sha256: str, pages: Iterable[int]) -> dict[int, tuple[str, bytes]]:
        """Return text and packed geometry of some pages of a content, by index from 1."""
        numbers = ", ".join(str(page) for page in pages)
        if not numbers:
            return {}

        def ask(tables: Tables, live: Live) -> dict[int, tuple[str, bytes]]:
            live.row_of(sha256)
            search = tables.pages.query().where(
                f"sha256 = {quoted(sha256)} AND index IN ({numbers})"
            )
            rows = read(search.select(["index", "text", "geometry"]))
            columns = (rows[name].to_pylist() for name in ("index", "text", "geometry"))
            return {index: (text, geometry) for index, text, geometry in zip(*columns, strict=True)}

        return self._read(ask)

    def termbase(self) -> str:
        """Return the user's own termbase, as it was given; "" where there is none."""
        return self._place.read_text(TERMBASE)

    def keep_termbase(self, text: str, wait: float) -> None:
        """Keep a termbase, which has been checked, instead of the one there was.

        Raises `IndexBusy` when another writer does not finish within `wait` seconds.
        """
        lock = self._place.lock(wait)
        try:
            self._place.write_text(TERMBASE, text)
        finally:
            lock.release()

    def status(self) -> IndexStatus:
        """Count what the index holds."""
        summaries = self.summaries()
        return IndexStatus(
            uri=self._place.uri,
            encoder_id=self._encoder_id,
            schema_version=SCHEMA_VERSION,
            documents=len(summaries),
            pages=sum(one.page_count for one in summaries),
            unread_pages=sum(len(one.unread_pages) for one in summaries),
            passages=sum(one.passage_count for one in summaries),
            clauses=sum(one.clause_count for one in summaries),
            bytes_on_disk=self._place.bytes_on_disk(),
            coverage=total(one.coverage for one in summaries),
        )

    def read(self, ask: Callable[[Snapshot], T]) -> T:
        """Ask of the latest commit, whatever is written meanwhile. Raises `IndexMissing`.

        Asked again where compaction removed what was being read, and where passages came up of a
        document that is not there, or not wholly.
        """
        failed = 0
        while True:
            view = self._snapshot()
            try:
                return ask(view)
            except Unfinished as met:
                view.hide(met.sha256s)
            except (RuntimeError, OSError, ValueError) as error:
                failed += 1
                if failed == ATTEMPTS or not _is_gone(error):
                    raise
                self._tables = self._live = self._seen = None

    def dense(
        self, vector: Vectors, language: Language, narrowed: SearchFilter, limit: int
    ) -> tuple[Candidate, ...]:
        """Return the passages of one language nearest to a unit vector, scored by cosine."""
        return self.read(
            lambda view: view.passages(language, view.dense(vector, language, narrowed, limit))
        )

    def bm25(
        self, terms: Sequence[str], language: Language, narrowed: SearchFilter, limit: int
    ) -> tuple[Candidate, ...]:
        """Return the passages of one language with any of the index terms, scored by BM25."""
        return self.read(
            lambda view: view.passages(language, view.bm25(terms, language, narrowed, limit))
        )

    def at_numbers(self, numbers: str, narrowed: SearchFilter, limit: int) -> tuple[Candidate, ...]:
        """Return passages that hold a clause with this number path ("5/2"), scored alike."""

        def ask(view: Snapshot) -> tuple[Candidate, ...]:
            return tuple(
                Candidate(passage, one.score)
                for language in Language
                for one, passage in view.at_numbers(numbers, language, narrowed, limit)
            )

        return self.read(ask)

    def statistics(self, language: Language) -> TermStatistics:
        """Return how common the words of one language's passages are. Kept until 5% have changed.

        Raises `IndexMissing`.
        """

        def ask(tables: Tables, live: Live) -> TermStatistics:
            size = live.passages
            known = self._statistics.get(language)
            if known is None or abs(size - known[0]) > 0.05 * known[0]:
                known = (size, read_statistics(tables.passages[language].table))
                self._statistics[language] = known
            return known[1]

        return self._read(ask, of_one_table=True)

    def titles(self) -> Titles:
        """Return what a question may name documents by, of the latest commit."""

        def ask(live: Live) -> Titles:
            known = self._titles
            if known is None or known[0] != live.version:
                known = (live.version, Titles.of(live.names()))
                self._titles = known
            return known[1]

        return self._look(ask)

    @contextmanager
    def writer(self, wait: float) -> Iterator[IndexWriter]:
        """Open the index for writing, making it if need be.

        Raises `IndexBusy` when another writer does not finish within `wait` seconds.
        """
        lock = self._place.lock(wait)
        try:
            try:
                tables = self._open()
            except IndexMissing:
                make_tables(self._place, self._encoder_id, self._dimension)
                tables = self._open()
            writer = IndexWriter(tables)
            writer.sweep()
            yield writer
        finally:
            lock.release()

    def _snapshot(self) -> Snapshot:
        """Return the latest snapshot, the one there was where nothing has been written since."""

        def ask(tables: Tables, live: Live) -> Snapshot:
            stores = tables.passages
            seen = self._seen
            versions = (live.version, *(store.version() for store in stores.values()))
            if seen is None or seen.versions != versions:
                seen = Snapshot(live, {name: store.pinned() for name, store in stores.items()})
                self._seen = seen
            return seen

        return self._read(ask)

    def _look(self, ask: Callable[[Live], T]) -> T:
        """Ask what the documents table alone can answer."""
        return self._read(lambda tables, live: ask(live), of_one_table=True)

    def _read(self, ask: Callable[[Tables, Live], T], *, of_one_table: bool = False) -> T:
        """Ask at one version of the documents; again if that was not the latest at the end.

        What comes of one table is of one version anyway.
        """
        for attempt in range(ATTEMPTS):
            last = attempt == ATTEMPTS - 1
            tables = self._open()
            try:
                live = self._latest(tables)
                found = ask(tables, live)
                if last or of_one_table or run(tables.documents.version()) == live.version:
                    return found
            except (RuntimeError, OSError, ValueError) as error:
                if last or not _is_gone(error):
                    raise
                self._tables = self._live = self._seen = None
        raise AssertionError("the last attempt returns or raises")

    def _open(self) -> Tables:
        tables = self._tables
        if tables is None:
            with self._lock:
                tables = self._tables or open_tables(self._place, self._encoder_id, self._dimension)
                self._tables = tables
        return tables

    def _latest(self, tables: Tables) -> Live:
        live = self._live
        if live is not None and live.version == run(tables.documents.version()):
            return live
        with self._lock:
            if self._live is None or self._live.version != run(tables.documents.version()):
                self._live = Live.read(tables.documents)
            return self._live

    def _document(self, tables: Tables, row: dict[str, Any]) -> Document:
        search = tables.pages.query().where(f"sha256 = {quoted(row['sha256'])}")
        texts = read(search.select(["index", "text", "geometry"])).sort_by("index")
        geometry = tuple(texts["geometry"].to_pylist())
        return Document(
            id=row["id"],
            sha256=row["sha256"],
            source=row["source"],
            title=row["title"],
            type=DocumentType(row["type"]),
            languages=tuple(map(Language, row["languages"])),
            date=row["date"],
            text="".join(texts["text"].to_pylist()),
            pages=to_pages(row["pages"]),
            clauses=self._cached_clauses(row["sha256"], row["ingested_at"]),
            media_type=row["media_type"],
            facts=read_facts(tables.documents, row["sha256"]),
            geometry=geometry if any(geometry) else (),
        )

    def _read_clauses(self, sha256: str, ingested_at: str) -> tuple[Clause, ...]:
        """Read a document's clauses. The time is in the key: a second reading may differ."""
        search = self._open().documents.query().where(f"sha256 = {quoted(sha256)}")
        rows = read(search.select(["clauses"]).limit(1))["clauses"].to_pylist()
        return tuple(
            Clause(
                locator=row["locator"],
                label=row["label"],
                heading=row["heading"],
                span=Span(row["start"], row["end"]),
                language=Language(row["language"]),
                references=tuple(
                    Reference(one["locator"], Span(one["start"], one["end"]))
                    for one in row["references"]
                ),
            )
            for row in (rows[0] if rows else ())
        )


def _touched(live: Live, sha256: str, span: Span) -> Iterator[tuple[PageKey, Page]]:
    """Yield the pages that a stretch of a document touches."""
    if not live.has(sha256):
        return
    summary, pages = live.sheet(sha256)
    for page in pages:
        if page.span.start < span.end and span.start < page.span.end:
            yield (sha256, page.index, summary.ingested_at), page


def _read_geometries(tables: Tables, keys: Iterable[PageKey]) -> dict[tuple[str, int], bytes]:
    """Read where the words of pages are, by content and page; of some pages not asked for too."""
    wanted = tuple(keys)
    names = ", ".join({quoted(name) for name, _, _ in wanted})
    pages = ", ".join({str(page) for _, page, _ in wanted})
    where = f"sha256 IN ({names}) AND index IN ({pages})"
    rows = read(tables.pages.query().where(where).select(["sha256", "index", "geometry"]))
    columns = (rows[name].to_pylist() for name in ("sha256", "index", "geometry"))
    return {(name, page): found for name, page, found in zip(*columns, strict=True)}


def _is_gone(error: Exception) -> bool:
    """Say whether a file was not there: compaction removed its version, or the index was moved."""
    return isinstance(error, FileNotFoundError) or "not found" in str(error).lower()
