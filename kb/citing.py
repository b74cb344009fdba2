"""Citations made whole: the boxes on the page, whether the text prevails, the printed form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kb.imprint import Imprint
from kb.short_form import short_form
from kb.store.index import Index
from kb.types import Citation


def completed(index: Index, citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Return each citation with all that its document and its pages say, read in one go.

    One of a document that has just been deleted stays as it is.
    """
    sheets = index.sheets({one.sha256 for one in citations})
    imprints = index.imprints(sheets)
    boxes = index.boxes_of([(one.sha256, one.span) for one in citations])
    found = []
    for citation, places in zip(citations, boxes, strict=True):
        if citation.sha256 not in sheets:
            found.append(citation)
            continue
        document, _ = sheets[citation.sha256]
        imprint = imprints.get(citation.sha256, Imprint())
        found.append(
            replace(
                citation,
                boxes=places,
                authority=imprint.authority(citation.language),
                short=short_form(citation, document, imprint),
            )
        )
    return tuple(found)
