"""Facts of a document, from the row that keeps them."""

from __future__ import annotations

from typing import Any

from kb.store.connection import Table, read
from kb.store.filters import quoted
from kb.types import Fact, FactKind, Language, Span


def read_facts(documents: Table, sha256: str) -> tuple[Fact, ...]:
    """Read the facts of the document with this content; () where it is not there."""
    search = documents.query().where(f"sha256 = {quoted(sha256)}").select(["facts"]).limit(1)
    rows = read(search)["facts"].to_pylist()
    return tuple(map(_fact, rows[0] or ())) if rows else ()


def _fact(row: dict[str, Any]) -> Fact:
    return Fact(
        kind=FactKind(row["kind"]),
        value=row["value"],
        language=Language(row["language"]),
        span=Span(row["start"], row["end"]),
        confidence=row["confidence"],
    )
