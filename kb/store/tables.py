"""The three tables of an index, opened, made, and checked against what made them."""

from __future__ import annotations

from dataclasses import dataclass

from lancedb.index import BTree

from kb.errors import IndexIncompatible, IndexMissing
from kb.store.connection import Table, connect
from kb.store.files import Place
from kb.store.passages import LanceDocumentStore
from kb.store.schema import DOCUMENTS, PAGES, PAGES_SCHEMA, documents_schema


@dataclass(frozen=True, slots=True)
class Tables:
    """An index's tables, open, and the place where they lie."""

    place: Place
    passages: LanceDocumentStore
    pages: Table
    documents: Table


def open_tables(place: Place, encoder_id: str, dimension: int) -> Tables:
    """Open an index. Raises `IndexMissing`, or `IndexIncompatible` for one made otherwise."""
    if not place.has_table(DOCUMENTS):
        raise IndexMissing(place.uri)
    database = connect(place.uri)
    documents = database.open_table(DOCUMENTS)
    _check(place, documents, encoder_id, dimension)
    passages = LanceDocumentStore(place.uri, dimension)
    return Tables(place, passages, database.open_table(PAGES), documents)


def made_with(place: Place) -> tuple[str, int]:
    """Return the encoder and the dimension that an index records. Raises `IndexMissing`."""
    if not place.has_table(DOCUMENTS):
        raise IndexMissing(place.uri)
    found = connect(place.uri).open_table(DOCUMENTS).schema.metadata or {}
    encoder_id = found.get(b"concord.encoder", b"").decode()
    return encoder_id, int(found.get(b"concord.dimension", b"0"))


def make_tables(place: Place, encoder_id: str, dimension: int) -> Tables:
    """Make an empty index over whatever an unfinished attempt left, and open it.

    The documents table comes last: an index is there when it is.
    """
    database = connect(place.uri)
    for name in database.list_tables().tables:
        database.drop_table(name)
    LanceDocumentStore(place.uri, dimension).count_documents()  # makes its own table
    pages = database.create_table(PAGES, schema=PAGES_SCHEMA)
    pages.create_index("sha256", config=BTree())
    database.create_table(DOCUMENTS, schema=documents_schema(encoder_id, dimension))
    return open_tables(place, encoder_id, dimension)


def _check(place: Place, documents: Table, encoder_id: str, dimension: int) -> None:
    found = documents.schema.metadata or {}
    for key, wanted in documents_schema(encoder_id, dimension).metadata.items():
        made_with = found.get(key, b"nothing known")
        if made_with != wanted:
            what = key.decode().removeprefix("concord.")
            raise IndexIncompatible(
                place.uri, f"{what} {made_with.decode()}", f"{what} {wanted.decode()}"
            )
