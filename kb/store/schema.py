"""The tables: which columns a passage, a page and a document have on disk.

Each language's passages have a table of their own, since each is searched by itself: its nearest
vectors need no filter and its words are weighed against its own language alone.
"""

from __future__ import annotations

from enum import StrEnum

import pyarrow as pa

from kb.types import Language

# Raise it when an index written before can no longer be read; `IndexIncompatible` then says so.
SCHEMA_VERSION = 5

PAGES, DOCUMENTS = "pages", "documents"


class Kind(StrEnum):
    """What a typed metadata field of a passage holds."""

    TEXT = "text"
    INTEGER = "integer"
    DATE = "date"
    LIST = "list"


# The metadata of ours: a column each, so that filters on it run inside the database. Whatever
# else a Haystack document carries goes into the column `rest`, as JSON.
FIELDS: dict[str, Kind] = {
    "document_id": Kind.TEXT,
    "sha256": Kind.TEXT,
    "language": Kind.TEXT,
    "locator": Kind.TEXT,
    "label": Kind.TEXT,
    "heading": Kind.TEXT,
    "context": Kind.TEXT,
    "start": Kind.INTEGER,
    "end": Kind.INTEGER,
    "clauses": Kind.LIST,
    "numbers": Kind.LIST,
    "document_type": Kind.TEXT,
    "document_date": Kind.DATE,
}
# What reading a passage back takes; the vector and the index terms stay on disk.
READ_COLUMNS = ("id", "content", *FIELDS, "rest")

_ARROW = {
    Kind.TEXT: pa.string(),
    Kind.INTEGER: pa.int32(),
    Kind.DATE: pa.date32(),
    Kind.LIST: pa.list_(pa.string()),
}

_SPAN = pa.struct([("start", pa.int32()), ("end", pa.int32())])
_PAGE_SPAN = pa.struct(
    [
        ("index", pa.int32()),
        ("label", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("unread", pa.string()),
        ("source", pa.string()),
        ("plausibility", pa.float64()),
        ("confidence", pa.float64()),
        ("script", pa.string()),
        ("running", pa.list_(_SPAN)),
        ("doubtful", pa.list_(_SPAN)),
        ("characters", pa.int32()),
        ("covered", pa.int32()),
    ]
)
_TITLE = pa.struct([("language", pa.string()), ("title", pa.string())])
_REFERENCE = pa.struct([("locator", pa.string()), ("start", pa.int32()), ("end", pa.int32())])
_FACT = pa.struct(
    [
        ("kind", pa.string()),
        ("value", pa.string()),
        ("language", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("confidence", pa.float64()),
    ]
)
_CLAUSE = pa.struct(
    [
        ("locator", pa.string()),
        ("label", pa.string()),
        ("heading", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("language", pa.string()),
        ("references", pa.list_(_REFERENCE)),
    ]
)

# `geometry` is what `kb.geometry` packed, empty for a page without places.
PAGES_SCHEMA = pa.schema(
    [
        ("sha256", pa.string()),
        ("index", pa.int32()),
        ("text", pa.string()),
        ("geometry", pa.binary()),
    ]
)

SUMMARY_FIELDS = (
    ("id", pa.string()),
    ("sha256", pa.string()),
    ("origin", pa.string()),
    ("source", pa.string()),
    ("title", pa.string()),
    ("type", pa.string()),
    ("languages", pa.list_(pa.string())),
    ("date", pa.date32()),
    ("media_type", pa.string()),
    ("original_bytes", pa.int64()),
    ("passage_count", pa.int32()),
    ("clause_count", pa.int32()),
    ("ingested_at", pa.string()),
    ("parties", pa.list_(pa.string())),
    ("signed", pa.date32()),
    ("expiry", pa.date32()),
    ("status", pa.string()),
    ("governing_law", pa.list_(pa.string())),
    ("titles", pa.list_(_TITLE)),
    ("numbers", pa.list_(pa.string())),
    ("prevailing", pa.list_(pa.string())),
    ("pages", pa.list_(_PAGE_SPAN)),
)
SUMMARY_COLUMNS = tuple(name for name, _ in SUMMARY_FIELDS)


def passages_table(language: Language) -> str:
    """Return the name of the table of one language's passages."""
    return f"passages_{language}"


def passages_schema(dimension: int) -> pa.Schema:
    """Return the columns of the passages table for vectors of `dimension` numbers.

    `tokens` is what `kb.embedding.late_interaction` packed, empty where the model has none.
    """
    return pa.schema(
        [
            ("id", pa.string()),
            ("content", pa.string()),
            *((name, _ARROW[kind]) for name, kind in FIELDS.items()),
            ("rest", pa.string()),
            ("terms", pa.string()),
            ("vector", pa.list_(pa.float32(), dimension)),
            ("tokens", pa.binary()),
        ]
    )


def documents_schema(encoder_id: str, dimension: int) -> pa.Schema:
    """Return the columns of the documents table, with what made the index as its metadata."""
    return pa.schema(
        [*SUMMARY_FIELDS, ("clauses", pa.list_(_CLAUSE)), ("facts", pa.list_(_FACT))],
        metadata={
            "concord.schema": str(SCHEMA_VERSION),
            "concord.encoder": encoder_id,
            "concord.dimension": str(dimension),
        },
    )
