"""A client that leaves: what it asked for is given up, and the next one is served."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator

import httpx
import pytest
import uvicorn

from api.app import create_app
from kb.embedding.encoder import Encoder
from kb.settings import Settings
from tests.api.conftest import open_over


@pytest.fixture(scope="module")
def url(library: Settings, encoder: Encoder) -> Iterator[str]:
    """A server on a socket of its own: only there can a client go away."""
    app = create_app(open_over(library, encoder), library)
    server = uvicorn.Server(uvicorn.Config(app, log_config=None))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        running = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        running.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            running.join(30)


def ask_and_leave(url: str, path: str, query: str) -> None:
    """Send a question and close the connection without a look at the answer."""
    body = json.dumps({"query": query}).encode()
    host, port = url.removeprefix("http://").split(":")
    head = (
        f"POST {path} HTTP/1.1\r\nHost: {host}:{port}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    with socket.create_connection((host, int(port))) as connection:
        connection.sendall(head.encode() + body)


def count(url: str, line: str) -> float:
    """Return what a line of the metrics says, 0 where it is not there."""
    lines = httpx.get(f"{url}/metrics").text.splitlines()
    return sum(float(one.rsplit(" ", 1)[1]) for one in lines if one.startswith(line))


@pytest.mark.parametrize("path", ["/v1/ask", "/v1/search"])
@pytest.mark.parametrize("query", ["What is the royalty on copper?", "铜的权利金费率是多少？"])
def test_work_for_a_client_that_left_is_given_up(url: str, path: str, query: str) -> None:
    given_up = f'concord_cancelled_total{{route="{path}"}}'
    finished = "concord_search_seconds_count"
    before = count(url, given_up), count(url, finished)
    ask_and_leave(url, path, query)
    until = time.monotonic() + 20
    while count(url, given_up) == before[0] and time.monotonic() < until:
        time.sleep(0.02)
    assert (count(url, given_up), count(url, finished)) == (before[0] + 1, before[1])
    assert httpx.post(f"{url}/v1/search", json={"query": query}, timeout=20).json()["hits"]


def test_a_client_that_waits_is_answered(url: str) -> None:
    before = count(url, "concord_cancelled_total")
    asked = {"query": "How long is an exploration licence valid?"}
    answer = httpx.post(f"{url}/v1/ask", json=asked, timeout=20).json()
    assert answer["answered"]
    assert count(url, "concord_cancelled_total") == before
