"""Questions."""

from __future__ import annotations

from fastapi import APIRouter, Request

from api.answering import answer
from api.attended import attended
from api.problems import RESPONSES
from api.search_schemas import SearchAnswer, SearchRequest
from api.services import Parts

router = APIRouter(prefix="/v1", tags=["search"], responses=RESPONSES)


@router.post("/search")
async def search(asked: SearchRequest, request: Request, parts: Parts) -> SearchAnswer:
    """Ask in English or Chinese; get clauses in both, each with a citation that can be checked."""
    searcher = parts.knowledge_base.searcher
    found = await attended(request, parts, lambda should_stop: answer(searcher, asked, should_stop))
    parts.metrics.search_seconds.observe(found.took_ms / 1000)
    return found
