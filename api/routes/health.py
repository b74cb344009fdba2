"""Whether the server lives, can answer, and how much it holds."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST
from pydantic import BaseModel

from api.problems import RESPONSES
from api.schemas import StatusView
from api.services import Parts

router = APIRouter(tags=["health"], responses=RESPONSES)


class Alive(BaseModel):
    """The process answers."""

    status: Literal["ok"] = "ok"


class Ready(BaseModel):
    """Questions can be answered: the model is loaded and the index can be read."""

    status: Literal["ready"] = "ready"
    documents: int


@router.get("/healthz")
async def alive() -> Alive:
    """Say that the process answers, whatever the state of the index."""
    return Alive()


@router.get("/readyz")
async def ready(parts: Parts) -> Ready:
    """Say that questions can be answered; a 503 says why not, for one that there is no index."""
    known = await parts.workers.run(parts.knowledge_base.index.known)
    return Ready(documents=len(known))


@router.get("/v1/status")
async def status(parts: Parts) -> StatusView:
    """Say how much the index holds, unread pages among it, and which model made it."""
    held = await parts.workers.run(parts.knowledge_base.index.status)
    return StatusView.of(held, parts.settings.max_file_bytes)


@router.get(
    "/metrics",
    response_class=Response,
    responses={200: {"description": "Prometheus's text format.", "content": {"text/plain": {}}}},
)
async def metrics(parts: Parts) -> Response:
    """Return the counts for Prometheus."""
    return Response(await parts.workers.run(parts.metrics.render), media_type=CONTENT_TYPE_LATEST)
