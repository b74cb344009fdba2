"""What the commands share that look at documents already there: no model is loaded for it."""

from __future__ import annotations

from api.console import Session
from api.schemas import CoverageView
from kb.errors import BadRequest, DocumentNotFound
from kb.store.index import Index
from kb.types import DocumentSummary


def open_index(session: Session) -> Index:
    """Open the index as it was made. Raises `IndexMissing`."""
    return Index.open_as_made(session.settings.index)


def named(index: Index, name: str) -> DocumentSummary:
    """Return the document with this id or, failing that, the one from a file of this name.

    Raises `DocumentNotFound`, and `BadRequest` when several files have the name.
    """
    found = [summary for summary in index.summaries() if name in (summary.id, summary.source)]
    if not found:
        raise DocumentNotFound(name)
    exact = [summary for summary in found if summary.id == name]
    if not exact and len(found) > 1:
        ids = ", ".join(summary.id for summary in found)
        raise BadRequest(f"{len(found)} documents come from a file {name}; use an id: {ids}")
    return (exact or found)[0]


def coverage_line(session: Session, coverage: CoverageView) -> str:
    """Return the sums of a ledger in a line of words."""
    facts = coverage.model_dump() | {"verdict": session.words(f"verdict_{coverage.verdict}")}
    return session.words("coverage_sums", **facts)
