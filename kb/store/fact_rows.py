"""Facts of documents, from the rows that keep them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kb.store.connection import Table, read
from kb.store.filters import quoted
from kb.types import Fact, FactKind, Language, Span


def read_facts(documents: Table, sha256s: Iterable[str]) -> dict[str, tuple[Fact, ...]]:
    """Read the facts of documents, by content; none of one that is not there."""
    where = f"sha256 IN ({', '.join(map(quoted, sha256s))})"
    rows = read(documents.query().where(where).select(["sha256", "facts"])).to_pylist()
    return {row["sha256"]: tuple(map(_fact, row["facts"] or ())) for row in rows}


def _fact(row: dict[str, Any]) -> Fact:
    return Fact(
        kind=FactKind(row["kind"]),
        value=row["value"],
        language=Language(row["language"]),
        span=Span(row["start"], row["end"]),
        confidence=row["confidence"],
    )
