"""How large and how long a request may be, told over a real socket where that matters."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from starlette.types import Message, Receive, Scope, Send

from api.limits import UPLOAD_OVERHEAD, Deadline
from kb.settings import Settings
from tests.api.asking import assert_problem, upload
from tests.api.conftest import Serve

FORM = {"Content-Type": "multipart/form-data; boundary=x"}


def chunks(total: int) -> Iterator[bytes]:
    """A body without a declared length."""
    for _ in range(total // 1000):
        yield b"x" * 1000


def test_a_body_over_the_limit_is_refused_with_and_without_its_length(serve: Serve) -> None:
    client = serve(max_request_bytes=4000, max_file_bytes=50_000)
    too_long = {"query": "x" * 5000}
    assert_problem(client.post("/v1/search", json=too_long), 413, "request_over_limit")
    headers = {"Content-Type": "application/json"}
    streamed = client.post("/v1/search", content=chunks(5000), headers=headers)
    assert_problem(streamed, 413, "request_over_limit")
    size = 51_000 + UPLOAD_OVERHEAD
    declared = client.post("/v1/documents", content=b"x" * size, headers=FORM)
    assert_problem(declared, 413, "request_over_limit")
    part = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\n'
    body = (piece for piece in (part, *chunks(size)))
    assert_problem(
        client.post("/v1/documents", content=body, headers=FORM), 413, "request_over_limit"
    )


@pytest.mark.parametrize("length", ["-1", "x", "1_0", "٣", "9" * 30])
def test_a_length_that_is_none(serve: Serve, length: str) -> None:
    headers = {b"Content-Length": length.encode()}
    answer = serve().post("/v1/search", content=b"{}", headers=headers)
    assert answer.status_code in (400, 413)
    assert answer.headers["content-type"] == "application/problem+json"


def test_one_file_over_its_limit_is_refused_and_the_others_go_on(serve: Serve) -> None:
    client = serve(max_file_bytes=2000)
    job = upload(client, {"long.txt": b"word " * 500, "short.txt": b"The fee is five dollars."})
    assert [file["code"] for file in job["files"]] == ["file_over_limit", ""]


def test_a_request_out_of_time_is_told_so() -> None:
    sent = asyncio.run(_through_deadline(_slow, 0.05, "/v1/search"))
    assert sent[0]["status"] == 504
    assert b'"timeout"' in sent[1]["body"]


def test_a_response_that_has_begun_may_take_its_time() -> None:
    sent = asyncio.run(_through_deadline(_slow_body, 0.05, "/v1/search"))
    assert [message.get("body") for message in sent] == [None, b"late"]


@pytest.mark.parametrize(("path", "status"), [("/v1/documents", 200), ("/v1/search", 504)])
def test_only_an_upload_may_trickle_in(path: str, status: int) -> None:
    sent = asyncio.run(_through_deadline(_reads_all, 0.1, path))
    assert sent[0]["status"] == status


async def _through_deadline(app: object, seconds: float, path: str) -> list[Message]:
    sent: list[Message] = []
    left = 6

    async def receive() -> Message:
        nonlocal left
        await asyncio.sleep(0.04)
        left -= 1
        return {"type": "http.request", "body": b"x", "more_body": left > 0}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": path, "raw_path": path.encode()}
    guarded = Deadline(app, Settings(request_timeout=seconds))  # type: ignore[arg-type]
    await guarded(scope, receive, send)
    return sent


async def _slow(scope: Scope, receive: Receive, send: Send) -> None:
    await asyncio.sleep(5)


async def _slow_body(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await asyncio.sleep(0.2)
    await send({"type": "http.response.body", "body": b"late"})


async def _reads_all(scope: Scope, receive: Receive, send: Send) -> None:
    while (await receive())["more_body"]:
        pass
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b""})
