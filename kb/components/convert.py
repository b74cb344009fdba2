"""A passage to Haystack's `Document` and back; its id is always ours."""

from __future__ import annotations

from haystack import Document as HaystackDocument

from kb.locator import numbers
from kb.types import Document, Language, Passage, Span


def to_haystack(passage: Passage, document: Document) -> HaystackDocument:
    """Return a passage of `document` as Haystack knows it, without its vector."""
    meta: dict[str, object] = {
        "document_id": passage.document_id,
        "sha256": passage.sha256,
        "language": str(passage.language),
        "locator": passage.locator,
        "label": passage.label,
        "heading": passage.heading,
        "context": passage.context,
        "start": passage.span.start,
        "end": passage.span.end,
        "clauses": list(passage.clauses),
        "numbers": sorted({numbers(clause) for clause in passage.clauses} - {""}),
        "document_type": str(document.type),
    }
    if document.date:
        meta["document_date"] = document.date.isoformat()
    if passage.omitted:
        meta["words"] = passage.words
        meta["omitted"] = [[span.start, span.end] for span in passage.omitted]
    return HaystackDocument(id=passage.id, content=passage.text, meta=meta)


def to_passage(document: HaystackDocument) -> Passage:
    """Return the passage that `to_haystack` was given."""
    meta = document.meta
    return Passage(
        document_id=meta["document_id"],
        sha256=meta["sha256"],
        language=Language(meta["language"]),
        locator=meta["locator"],
        label=meta["label"],
        heading=meta["heading"],
        span=Span(meta["start"], meta["end"]),
        text=document.content or "",
        context=meta["context"],
        clauses=tuple(meta["clauses"]),
        omitted=tuple(Span(start, end) for start, end in meta.get("omitted", ())),
    )
