"""Citations as CSL-JSON, which Zotero, Word plug-ins and pandoc read."""

from __future__ import annotations

import json
from collections.abc import Sequence

from kb.export.entry import Edition, Entry
from kb.types import DocumentType

# The type of CSL 1.0.2 that is closest.
_TYPES = {
    DocumentType.LAW: "legislation",
    DocumentType.REGULATION: "regulation",
    DocumentType.POLICY: "report",
    DocumentType.GUIDELINE: "report",
}


def to_csl(entries: Sequence[Entry], edition: Edition) -> str:
    """Write a list of items, the quote as each one's note."""
    items = [_item(entry, edition) for entry in entries]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _item(entry: Entry, edition: Edition) -> dict[str, object]:
    citation, document = entry.citation, entry.document
    item: dict[str, object] = {
        "id": f"{citation.document_id}:{citation.span.start}-{citation.span.end}",
        "type": _TYPES.get(document.type, "document"),
        "title": entry.title(edition),
        "section": entry.clause(edition),
        "page": entry.pages,
        "language": citation.language,
        "source": document.source,
        "note": citation.quote,
        "annote": entry.short(edition),
        "custom": {"sha256": citation.sha256, "locator": citation.locator},
    }
    if day := document.date:
        item["issued"] = {"date-parts": [[day.year, day.month, day.day]]}
    return {name: value for name, value in item.items() if value}
