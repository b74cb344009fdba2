"""A piece of work in a process of its own, with how long it took and the most memory it held."""

from __future__ import annotations

import importlib
import json
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Apart:
    """What came of it, "died" where the process did, or ran out of time.

    `seconds` are by the clock, `processor` those of all its threads, `peak_mb` its largest size.
    """

    result: str | int
    seconds: float = 0.0
    processor: float = 0.0
    peak_mb: int = 0


def apart(function: str, *arguments: str, limit: float) -> Apart:
    """Call "module:function" with texts in a fresh process, for `limit` seconds at most."""
    command = [sys.executable, "-m", "benchmarks.apart", function, *arguments]
    started = time.monotonic()
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit, check=False)
        return Apart(*json.loads(done.stdout.splitlines()[-1]))
    except (subprocess.TimeoutExpired, IndexError, ValueError):
        return Apart("died", time.monotonic() - started)


def main(function: str, *arguments: str) -> None:
    """Do the work of `apart`; the last line printed says what came of it."""
    module, name = function.split(":")
    work = getattr(importlib.import_module(module), name)
    started, before = time.monotonic(), time.process_time()
    result = work(*arguments)
    print(json.dumps([result, time.monotonic() - started, time.process_time() - before, _peak()]))


def _peak() -> int:
    """Return the most memory that this process held, in MB.

    Not `ru_maxrss`: Linux hands a child the parent's size at the fork, and the parent of a
    benchmark holds a model.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    kept = re.search(r"^VmHWM:\s+(\d+) kB$", status, re.M)
    return int(kept[1]) // 1024 if kept else 0


if __name__ == "__main__":
    main(*sys.argv[1:])
