"""Questions."""

from __future__ import annotations

from fastapi import APIRouter

from api.answering import answer
from api.problems import RESPONSES
from api.search_schemas import SearchAnswer, SearchRequest
from api.services import Parts

router = APIRouter(prefix="/v1", tags=["search"], responses=RESPONSES)


@router.post("/search")
async def search(request: SearchRequest, parts: Parts) -> SearchAnswer:
    """Ask in English or Chinese; get clauses in both, each with a citation that can be checked."""
    found = await parts.workers.run(answer, parts.knowledge_base.searcher, request)
    parts.metrics.search_seconds.observe(found.took_ms / 1000)
    return found
