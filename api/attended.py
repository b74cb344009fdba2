"""Work that is done for a request as long as somebody waits for it."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from typing import TypeVar

import structlog
from fastapi import Request

from api.metrics import Metrics
from api.services import Services
from kb.errors import Cancelled
from kb.stop import ShouldStop

log = structlog.get_logger(__name__)
T = TypeVar("T")


async def attended(request: Request, parts: Services, call: Callable[[ShouldStop], T]) -> T:
    """Return what `call` returns, from a thread; it is told to stop when the client goes away.

    The page gives up an answer when the next question is typed: worked out to its end it would
    keep the processor from that one for half a second. The body of the request must have been read.
    Raises `Cancelled` for a client that has gone.
    """
    gone = threading.Event()
    watching = asyncio.create_task(_watch(request, gone))
    try:
        return await parts.workers.run(_counted, call, gone.is_set, parts.metrics, request)
    finally:
        gone.set()  # a request out of time is given up as well
        watching.cancel()


async def _watch(request: Request, gone: threading.Event) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
    gone.set()


def _counted(
    call: Callable[[ShouldStop], T], should_stop: ShouldStop, metrics: Metrics, request: Request
) -> T:
    """Do the work in its thread, and note where it is given up: of that no answer tells."""
    started = time.perf_counter()
    try:
        return call(should_stop)
    except Cancelled:
        route = request.scope["route"].path
        metrics.note_cancelled(route)
        log.info(
            "cancelled",
            route=route,
            ms=round((time.perf_counter() - started) * 1000, 1),
            request_id=request.scope["state"]["request_id"],
        )
        raise
