"""The product as a stranger has it: the `kb` command, and the server that it starts."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parent.parent
KB = Path(sys.executable).with_name("kb")

START_SECONDS = 120  # importing torch on a busy machine is most of it


def kb(*arguments: str, index: Path) -> subprocess.CompletedProcess[str]:
    """Run the command line as a person would."""
    return subprocess.run(
        [str(KB), *arguments],
        cwd=ROOT,
        env={**os.environ, "KB_INDEX": str(index), "KB_LANG": "en", "COLUMNS": "100"},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


@contextmanager
def serving(index: Path) -> Iterator[str]:
    """Serve `index` on loopback and yield the address, once it is ready."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(KB), "serve", "--port", str(port)]
    environ = {**os.environ, "KB_INDEX": str(index)}
    with subprocess.Popen(command, cwd=ROOT, env=environ) as process:
        try:
            url = f"http://127.0.0.1:{port}"
            _wait(f"{url}/readyz", process)
            yield url
        finally:
            process.terminate()
            process.wait(30)


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            if httpx.get(url, timeout=5).status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.3)
    raise AssertionError(f"the server did not become ready (exit code {process.poll()})")
