"""A small OpenAI-compatible server on loopback that says, or breaks, what a test tells it to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

STALL = 30.0  # seconds; longer than any test waits


@dataclass
class Script:
    """What the server does with a request.

    `words` is its answer, streamed in pieces of `size` characters. Then it does `manner`: "whole"
    (ends as it should), "stall" (after the words, or before them where there are none), "cut" (the
    connection ends without the end mark), "garbage" (what is no JSON), "error" (HTTP 500), "shape"
    (JSON of another kind), "plain" (a whole answer although a stream was asked for), "endless".
    """

    words: str = ""
    manner: str = "whole"
    size: int = 7
    asked: list[dict[str, Any]] = field(default_factory=list)
    left: threading.Event = field(default_factory=threading.Event)  # the client went away


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        script: Script = self.server.script  # type: ignore[attr-defined]
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        script.asked.append(body)
        try:
            if script.manner == "error":
                self._send(500, b'{"error": {"message": "overloaded"}}')
            elif script.manner == "shape":
                self._send(200, b'{"choices": "none today"}')
            elif script.manner == "garbage" and not body.get("stream"):
                self._send(200, b"<html>not json</html>")
            elif body.get("stream") and script.manner != "plain":
                self._stream(script)
            else:
                self._complete(script)
        except OSError:
            script.left.set()

    def _complete(self, script: Script) -> None:
        if script.manner == "stall":
            _wait(script)
        if script.manner == "cut":
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", "100000")
            self.end_headers()
            self.wfile.write(b'{"id": "1", "choices": [{"message": {"content": "')
            self.close_connection = True
            return
        words = script.words * (20_000 if script.manner == "endless" else 1)
        message = {"role": "assistant", "content": words}
        choice = {"index": 0, "finish_reason": "stop", "message": message}
        self._send(200, json.dumps(_envelope("chat.completion", choice)).encode())

    def _stream(self, script: Script) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        while True:
            for start in range(0, len(script.words), script.size):
                self._piece(script.words[start : start + script.size])
            if script.manner != "endless":
                break
        if script.manner == "stall":
            _wait(script, self)
        elif script.manner == "garbage":
            self._chunk(b"data: {{{ not json\n\n")
        elif script.manner == "cut":
            self.close_connection = True
            return
        else:
            self._chunk(b"data: [DONE]\n\n")
        self._chunk(b"")

    def _piece(self, words: str) -> None:
        choice = {"index": 0, "finish_reason": None, "delta": {"content": words}}
        data = json.dumps(_envelope("chat.completion.chunk", choice))
        self._chunk(f"data: {data}\n\n".encode())

    def _chunk(self, data: bytes) -> None:
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()

    def _send(self, status: int, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the test says what it saw."""


def _wait(script: Script, handler: _Handler | None = None) -> None:
    """Say nothing for a long time, but notice when the client leaves."""
    until = time.monotonic() + STALL
    while time.monotonic() < until:
        time.sleep(0.05)
        if handler is not None:
            handler._chunk(b": still there\n\n")  # a comment of the stream: no words


def _envelope(kind: str, choice: dict[str, Any]) -> dict[str, Any]:
    return {"id": "1", "object": kind, "created": 1, "model": "small", "choices": [choice]}


@contextmanager
def model_server(script: Script) -> Iterator[str]:
    """Serve a script on loopback and yield the address for `KB_LLM_URL`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    server.script = script  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.shutdown()
        server.server_close()
