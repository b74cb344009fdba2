"""How every part of an index opens its database."""

from __future__ import annotations

from datetime import timedelta

import lancedb
from lancedb.db import DBConnection
from lancedb.table import Table

# Lance would keep up to 7 GB of index and metadata pages. The indexes of a million passages are
# about 1 GB; what does not fit is read from disk again.
INDEX_CACHE_BYTES = 384 * 2**20
METADATA_CACHE_BYTES = 64 * 2**20


def connect(uri: str) -> DBConnection:
    """Open the database at a folder or object-store URI. Every read sees the latest commit."""
    session = lancedb.Session(
        index_cache_size_bytes=INDEX_CACHE_BYTES, metadata_cache_size_bytes=METADATA_CACHE_BYTES
    )
    return lancedb.connect(uri, read_consistency_interval=timedelta(0), session=session)


def has_table(database: DBConnection, name: str) -> bool:
    """Say whether a table is there."""
    return name in database.list_tables(limit=100).tables


__all__ = ["DBConnection", "Table", "connect", "has_table"]
