"""The tables of an index, opened, made, and checked against what made them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lancedb.index import BTree

from kb.errors import IndexIncompatible, IndexMissing
from kb.store.connection import Table, connect, run
from kb.store.files import Place
from kb.store.passages import LanceDocumentStore
from kb.store.schema import DOCUMENTS, PAGES, PAGES_SCHEMA, documents_schema, passages_table
from kb.types import Language


@dataclass(frozen=True, slots=True)
class Tables:
    """An index's tables, open, and the place where they lie."""

    place: Place
    passages: Mapping[Language, LanceDocumentStore]
    pages: Table
    documents: Table


def open_tables(place: Place, encoder_id: str, dimension: int) -> Tables:
    """Open an index. Raises `IndexMissing`, or `IndexIncompatible` for one made otherwise."""
    if not place.has_table(DOCUMENTS):
        raise IndexMissing(place.uri)
    database = connect(place.uri)
    documents = run(database.open_table(DOCUMENTS))
    _check(place, documents, encoder_id, dimension)
    passages = _passages(place, dimension)
    return Tables(place, passages, run(database.open_table(PAGES)), documents)


def made_with(place: Place) -> tuple[str, int]:
    """Return the encoder and the dimension that an index records. Raises `IndexMissing`."""
    if not place.has_table(DOCUMENTS):
        raise IndexMissing(place.uri)
    documents = run(connect(place.uri).open_table(DOCUMENTS))
    found = run(documents.schema()).metadata or {}
    encoder_id = found.get(b"concord.encoder", b"").decode()
    return encoder_id, int(found.get(b"concord.dimension", b"0"))


def make_tables(place: Place, encoder_id: str, dimension: int) -> Tables:
    """Make an empty index over whatever an unfinished attempt left, and open it.

    The documents table comes last: an index is there when it is.
    """
    database = connect(place.uri)
    for name in run(database.list_tables()).tables:
        run(database.drop_table(name))
    for store in _passages(place, dimension).values():
        store.count_documents()  # makes its own table
    pages: Table = run(database.create_table(PAGES, schema=PAGES_SCHEMA))
    run(pages.create_index("sha256", config=BTree()))
    run(database.create_table(DOCUMENTS, schema=documents_schema(encoder_id, dimension)))
    return open_tables(place, encoder_id, dimension)


def _passages(place: Place, dimension: int) -> dict[Language, LanceDocumentStore]:
    return {
        language: LanceDocumentStore(place.uri, dimension, passages_table(language))
        for language in Language
    }


def _check(place: Place, documents: Table, encoder_id: str, dimension: int) -> None:
    found = run(documents.schema()).metadata or {}
    for key, wanted in documents_schema(encoder_id, dimension).metadata.items():
        made_with = found.get(key, b"nothing known")
        if made_with != wanted:
            what = key.decode().removeprefix("concord.")
            raise IndexIncompatible(
                place.uri, f"{what} {made_with.decode()}", f"{what} {wanted.decode()}"
            )
