"""`kb serve`: the HTTP API and the search page."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import uvicorn

from api.app import create_app
from api.console import Session
from api.hosts import is_loopback
from api.knowledge_base import open_knowledge_base
from api.log_lines import configure_logging
from kb.errors import KbError
from kb.settings import Settings

# Open requests get this long when the server is told to stop.
GRACE_SECONDS = 10


class AddressTaken(KbError):
    """The address to listen on cannot be had."""

    code = "address_taken"

    def __init__(self, host: str, port: int, detail: str) -> None:
        super().__init__(
            f"cannot listen on {host}, port {port} ({detail}); choose another with --port"
        )


class _Server(uvicorn.Server):
    """A server that says when it listens, which is when the first request is answered."""

    def __init__(self, config: uvicorn.Config, on_listening: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_listening = on_listening

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._on_listening()


def run(session: Session) -> int:
    """Serve until told to stop. The address is taken first: loading the model takes a while."""
    configure_logging(logging.DEBUG if session.debug else logging.INFO)
    settings = session.settings
    if not is_loopback(settings.host):
        session.say("exposed", host=settings.host)
    with _bound(settings) as listener:
        settings = replace(settings, port=listener.getsockname()[1])
        app = create_app(open_knowledge_base(settings, session.preparing), settings)
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=GRACE_SECONDS,
        )
        server = _Server(config, lambda: _announce(session, settings))
        with suppress(KeyboardInterrupt):  # raised again when all has stopped in good order
            server.run(sockets=[listener])
        if app.state.services.jobs.working:
            # A thread that is still reading a large file would make the interpreter abort on its
            # way out. Nothing of that file is in the index.
            os._exit(0)
    return 0


def _bound(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
    except OSError as error:
        listener.close()
        raise AddressTaken(settings.host, settings.port, error.strerror or str(error)) from error
    return listener


def _announce(session: Session, settings: Settings) -> None:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    url = f"http://{host}:{settings.port}"
    if session.as_json:
        session.json({"url": url})
    else:
        session.say("serving", url=url)
