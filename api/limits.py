"""Limits on a request before any route sees it: how large its body is and how long it takes."""

from __future__ import annotations

import asyncio

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import OutOfTime, RequestRefused, send_problem
from kb.settings import Settings

UPLOAD = ("POST", "/v1/documents")
MEMOS = ("/v1/verify", "/v1/citations/export")  # which bring whole texts
# A multipart body is larger than its files: a boundary and headers for each.
UPLOAD_OVERHEAD = 1024 * 1024


def is_upload(scope: Scope) -> bool:
    """Say whether a request brings files."""
    return (scope["method"], scope["path"].rstrip("/")) == UPLOAD


class BodyLimit:
    """Refuses a body that is too large, by its declared length or while it streams in."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with its body counted."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = self._limit(scope)
        declared = Headers(scope=scope).get("content-length", "0")
        if not (declared.isascii() and declared.isdigit()):
            refused = RequestRefused(400, "Content-Length is not a number")
            await send_problem(refused, scope, receive, send)
        elif len(declared) > 18 or int(declared) > limit:
            await send_problem(_too_large(limit), scope, receive, send)
        else:
            await self._pass_on(scope, receive, send, limit)

    async def _pass_on(self, scope: Scope, receive: Receive, send: Send, limit: int) -> None:
        received = 0
        exceeded = started = False

        async def counted() -> Message:
            nonlocal received, exceeded
            message = await receive()
            received += len(message.get("body", b""))
            if received > limit:
                exceeded = True
                raise HTTPException(413)
            return message

        async def watched(message: Message) -> None:
            nonlocal started
            # What the route makes of the broken body is dropped: the reason is known here.
            if not exceeded:
                started = True
                await send(message)

        await self._app(scope, counted, watched)
        if exceeded and not started:
            await send_problem(_too_large(limit), scope, receive, send)

    def _limit(self, scope: Scope) -> int:
        if is_upload(scope):
            return self._settings.max_file_bytes + UPLOAD_OVERHEAD
        if scope["path"].rstrip("/") in MEMOS:
            return self._settings.max_memo_bytes
        return self._settings.max_request_bytes


class Deadline:
    """Answers 504 when no response has begun in time.

    An upload may take as long as it likes while bytes keep coming in; a response that has begun
    may take as long as it likes to be read.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._seconds = settings.request_timeout

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with the clock running."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        clock = asyncio.get_running_loop().time
        started = False

        async def heard() -> Message:
            message = await receive()
            if not started and is_upload(scope):
                timer.reschedule(clock() + self._seconds)
            return message

        async def begun(message: Message) -> None:
            nonlocal started
            if not started:
                started = True
                timer.reschedule(None)
            await send(message)

        try:
            async with asyncio.timeout(self._seconds) as timer:
                await self._app(scope, heard, begun)
        except TimeoutError:
            if started:
                raise
            await send_problem(OutOfTime(self._seconds), scope, receive, send)


def _too_large(limit: int) -> RequestRefused:
    return RequestRefused(413, f"the request is larger than {limit:,} bytes; send less at once")
