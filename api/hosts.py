"""Who may talk to the server from a browser: its own pages, under its own names.

A page of another site can make a browser send requests to a server on the same machine. Under a
name of the attacker's that is pointed at 127.0.0.1 (DNS rebinding) it could even read the
answers, so requests under other names are refused; and a form posted across sites needs no
permission of the server's, so requests that change something must come from its own pages.
"""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from api.problems import RequestRefused, send_problem
from kb.settings import Settings

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
WILDCARDS = frozenset({"0.0.0.0", "::", ""})
READING = frozenset({"GET", "HEAD", "OPTIONS"})


def is_loopback(host: str) -> bool:
    """Say whether only this machine can reach a server bound to `host`."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class OwnHosts:
    """Refuses a request under a foreign name, and one that another site's page sends."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._anywhere = settings.host in WILDCARDS
        named = (name.strip().lower() for name in settings.allowed_hosts.split(","))
        self._names = LOOPBACK | {settings.host.lower(), *named} - {""}
        if self._anywhere:
            self._names |= {socket.gethostname().lower()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on a request that is the server's own business."""
        if scope["type"] == "http":
            headers = Headers(scope=scope)
            refused = self._refuse(headers, scope["method"])
            if refused is not None:
                await send_problem(refused, scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _refuse(self, headers: Headers, method: str) -> RequestRefused | None:
        host = _name(f"//{headers.get('host', '')}")
        if not self._ours(host):
            return RequestRefused(
                403, "this server does not answer under that host name; see KB_ALLOWED_HOSTS"
            )
        origin = headers.get("origin", "")
        if method not in READING and origin and _netloc(origin) != headers.get("host", "").lower():
            return RequestRefused(403, "a page of another site may not change anything here")
        return None

    def _ours(self, host: str) -> bool:
        # Rebinding needs a name: an address in numbers is what the caller really dialled.
        return host in self._names or (self._anywhere and _is_address(host))


def _name(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def _netloc(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
