"""A file's bytes to its document: what a child process does, and all that it loads."""

from __future__ import annotations

from ingest.clauses import clause_tree
from ingest.describe import describe
from ingest.facts.find import facts_of
from ingest.orders import Described, ReadOrder, bytes_of
from ingest.readers import read
from ingest.references import with_references
from ingest.report import own_name
from kb.types import Document


def read_document(order: ReadOrder) -> Described:
    """Read a file, described and with its clause tree.

    Raises the `FileRefused` errors, and `MissingPath` for one that is no longer there.
    """
    data = bytes_of(order.name, order.path, order.sha256)
    reading = read(order.name, data, order.settings)
    name = own_name(order.name)
    about = describe(reading, name)
    clauses = clause_tree(reading)
    document = Document(
        id=order.document_id,
        sha256=order.sha256,
        source=order.name,
        title=about.title,
        type=about.type,
        languages=about.languages,
        date=about.date,
        text=reading.text,
        pages=reading.pages,
        clauses=with_references(reading.text, clauses, about.title),
        media_type=reading.media_type,
        facts=facts_of(reading, name, about, clauses),
        geometry=reading.geometry,
    )
    return Described(document, reading.remarks)
