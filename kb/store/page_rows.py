"""Pages to the rows that a document keeps of them, and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kb.types import Page, PageSource, Span


def from_pages(pages: Iterable[Page]) -> list[dict[str, object]]:
    """Return the `pages` of a document's row: all of them but their text."""
    return [
        {
            "index": page.index,
            "label": page.label,
            "start": page.span.start,
            "end": page.span.end,
            "unread": page.unread,
            "source": str(page.source),
            "plausibility": page.plausibility,
            "confidence": page.confidence,
            "script": page.script,
            "running": _from_spans(page.running),
            "doubtful": _from_spans(page.doubtful),
            "characters": page.characters,
            "covered": page.covered,
        }
        for page in pages
    ]


def to_pages(rows: Sequence[dict[str, Any]]) -> tuple[Page, ...]:
    """Return the pages that `from_pages` was given."""
    return tuple(
        Page(
            row["index"],
            row["label"],
            Span(row["start"], row["end"]),
            row["unread"],
            PageSource(row["source"]),
            row["plausibility"],
            row["confidence"],
            row["script"],
            _to_spans(row["running"]),
            _to_spans(row["doubtful"]),
            row["characters"],
            row["covered"],
        )
        for row in rows
    )


def _from_spans(spans: Iterable[Span]) -> list[dict[str, int]]:
    return [{"start": span.start, "end": span.end} for span in spans]


def _to_spans(rows: Iterable[dict[str, int]]) -> tuple[Span, ...]:
    return tuple(Span(row["start"], row["end"]) for row in rows)
