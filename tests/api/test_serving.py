"""The server as a process: started, asked, told to stop while it works."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.cli import run
from kb.embedding.prepare import prepared_model
from kb.settings import Settings

COMMAND = [sys.executable, "-c", "from api.cli import main; main()", "serve", "--json"]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    cache = tmp_path / "cache"  # its own, so that another server's uploads are not seen here
    cache.mkdir()
    model = prepared_model(Path(Settings.from_env(os.environ).cache))
    (cache / model.name).symlink_to(model)
    own = {"KB_INDEX": str(tmp_path / "index"), "KB_CACHE": str(cache)}
    environ = {**os.environ, **own, "KB_LANG": "en", "KB_PORT": "0"}
    with (
        (tmp_path / "log").open("w") as log,
        subprocess.Popen(
            COMMAND, stdout=subprocess.PIPE, stderr=log, text=True, env=environ
        ) as process,
    ):
        assert process.stdout is not None
        url: str = json.loads("".join(iter(process.stdout.readline, "}\n")) + "}")["url"]
        try:
            yield process, url
        finally:
            process.kill()


def spooled(cache: Path) -> set[Path]:
    """The upload folders of the servers that run."""
    return {path for path in (cache / "uploads").iterdir() if path.is_dir()}


def test_it_stops_in_good_order_while_it_works(
    server: tuple[subprocess.Popen[str], str], tmp_path: Path
) -> None:
    process, url = server
    assert spooled(tmp_path / "cache")
    with httpx.Client(base_url=url, timeout=60) as client:
        assert client.get("/healthz").json() == {"status": "ok"}
        text = "\n\n".join(f"Article {n}\n\nThe fee is {n} dollars." for n in range(1, 200))
        files: list[Any] = [("files", (f"{n}.txt", f"{n}\n{text}".encode())) for n in range(70)]
        answer = client.post("/v1/documents", files=files)
        assert answer.status_code == 202
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == 0
    assert not spooled(tmp_path / "cache")
    lines = [json.loads(line) for line in (tmp_path / "log").read_text().splitlines()]
    assert [line["event"] for line in lines if line["event"] == "request"] == ["request"] * 2


def test_an_address_that_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code = run(("--lang", "en", "serve", "--port", str(taken.getsockname()[1])))
    err = capsys.readouterr().err
    assert code == 1
    assert err.count("\n") == 1
    assert "choose another with --port" in err
