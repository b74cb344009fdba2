"""One JSON line a request: how it went, never what was asked or what a file says."""

from __future__ import annotations

import re
import secrets
import time
from typing import cast

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.log_lines import where
from api.metrics import Metrics
from api.problems import send_problem
from kb.errors import KbError

log = structlog.get_logger(__name__)

# A caller's own id is kept when it cannot disturb the log.
REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")


class RequestLog:
    """Names, times, counts and logs every request, and answers for what nobody caught."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and write its line when it has been answered."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = _request_id(scope)
        scope.setdefault("state", {})["request_id"] = request_id
        started = time.perf_counter()
        status = 0

        async def named(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-ID"] = request_id
            await send(message)

        try:
            await self._app(scope, receive, named)
        except Exception as error:
            log.error(
                "unexpected", request_id=request_id, error=type(error).__name__, where=where(error)
            )
            if not status:
                await send_problem(_unexpected(request_id), scope, receive, named)
        finally:
            self._note(scope, status or 499, time.perf_counter() - started, request_id)

    def _note(self, scope: Scope, status: int, seconds: float, request_id: str) -> None:
        route = _route(scope)
        self._metrics.note_request(scope["method"], route, status, seconds)
        log.info(
            "request",
            method=scope["method"],
            route=route,
            status=status,
            ms=round(seconds * 1000, 1),
            request_id=request_id,
        )


def _request_id(scope: Scope) -> str:
    given = Headers(scope=scope).get("x-request-id", "")
    return given if REQUEST_ID.fullmatch(given) else secrets.token_hex(8)


def _route(scope: Scope) -> str:
    """Return the route's pattern: an address with ids in it would be a new one every time."""
    return cast(str, getattr(scope.get("route"), "path", "unmatched"))


def _unexpected(request_id: str) -> KbError:
    return KbError(f"something unforeseen went wrong; the log has it under {request_id}")
