"""Citations: checked against the documents."""

from __future__ import annotations

from fastapi import APIRouter

from api.problems import RESPONSES
from api.services import Parts
from api.verify_schemas import Verification, VerifyRequest
from api.verifying import verify

router = APIRouter(prefix="/v1", tags=["citations"], responses=RESPONSES)


@router.post("/verify")
async def check(request: VerifyRequest, parts: Parts) -> Verification:
    """Check citations, or every quotation of a text, against the documents as they are now.

    Of a text, the clause and the document that its sentence names are checked too.
    """
    return await parts.workers.run(verify, parts.knowledge_base.index, request)
