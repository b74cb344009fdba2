"""Citations to a file, each checked before it is written."""

from __future__ import annotations

from collections.abc import Sequence

from api.verify_schemas import ExportRequest
from kb.errors import CitationUnverified
from kb.export import FORMATS, Entry
from kb.store.index import Index
from kb.types import Citation
from kb.verify.verifier import Verifier


def export(index: Index, request: ExportRequest) -> str:
    """Return the file's text; the quotes are the documents' own words.

    Raises `CitationUnverified` for the first citation that is not there as it is cited.
    """
    checked = Verifier(index).verify([one.claim() for one in request.citations])
    citations = []
    for place, one in enumerate(checked):
        if not one.verified or one.found is None:
            raise CitationUnverified(one.claim.quote, one.finding, field=f"citations.{place}")
        citations.append(one.found)
    return FORMATS[request.format].write(_entries(index, citations), request.language)


def _entries(index: Index, citations: Sequence[Citation]) -> list[Entry]:
    contents = {citation.sha256 for citation in citations}
    sheets, imprints = index.sheets(contents), index.imprints(contents)
    # One whose document was deleted a moment ago has nothing to be written of it.
    return [
        Entry(citation, sheets[citation.sha256][0], imprints[citation.sha256])
        for citation in citations
        if citation.sha256 in sheets and citation.sha256 in imprints
    ]
