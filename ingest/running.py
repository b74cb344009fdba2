"""Running headers, footers, page numbers: kept in a document's text and out of its passages."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kb.types import Document, Passage, Span


def without_running(document: Document, passages: Iterable[Passage]) -> Iterator[Passage]:
    """Yield the passages without the running lines at their ends, and with those inside named.

    A passage of nothing else is dropped; no other character of the document is lost.
    """
    running = [span for page in document.pages for span in page.running]
    ends = [span.end for span in running]
    for passage in passages:
        first = bisect_left(ends, passage.span.start + 1)
        own = [span for span in running[first:] if span.start < passage.span.end] if running else []
        if not own:
            yield passage
            continue
        span = _trimmed(document.text, passage.span, own)
        if span.of(document.text).strip():
            inside = tuple(one for one in own if span.start <= one.start and one.end <= span.end)
            yield replace(passage, span=span, text=span.of(document.text), omitted=inside)


def _trimmed(text: str, span: Span, running: list[Span]) -> Span:
    """Move a passage's ends inwards over running lines and the white space before them."""
    start, end = span.start, span.end
    for line in running:
        if not text[start : line.start].strip() and start < line.end:
            start = min(line.end, end)
    for line in reversed(running):
        if line.start >= start and not text[line.end : end].strip():
            end = max(line.start, start)
    return Span(start, end)
