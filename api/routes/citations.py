"""Citations: checked against the documents, and written as files."""

from __future__ import annotations

from fastapi import APIRouter, Response

from api.exporting import export
from api.problems import RESPONSES
from api.routes.documents import disposition
from api.services import Parts
from api.verify_schemas import ExportRequest, Verification, VerifyRequest
from api.verifying import verify
from kb.export import FORMATS

router = APIRouter(prefix="/v1", tags=["citations"], responses=RESPONSES)


@router.post("/verify")
async def check(request: VerifyRequest, parts: Parts) -> Verification:
    """Check citations, or every quotation of a text, against the documents as they are now.

    Of a text, the clause and the document that its sentence names are checked too.
    """
    return await parts.workers.run(verify, parts.knowledge_base.index, request)


@router.post(
    "/citations/export",
    response_class=Response,
    responses={
        200: {
            "description": "The file, to be saved.",
            "content": {writer.media_type: {} for writer in FORMATS.values()},
        }
    },
)
async def export_citations(request: ExportRequest, parts: Parts) -> Response:
    """Write citations as Markdown, CSV, BibTeX or CSL-JSON; one that does not hold is refused."""
    text = await parts.workers.run(export, parts.knowledge_base.index, request)
    writer = FORMATS[request.format]
    headers = {
        "Content-Type": f"{writer.media_type}; charset=utf-8",
        "Content-Disposition": disposition(f"citations{writer.extension}"),
    }
    return Response(text.encode("utf-8", "backslashreplace"), headers=headers)
