"""A piece of work in a process of its own, with how long it took and the most memory it held."""

from __future__ import annotations

import multiprocessing
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Apart(Generic[T]):
    """What came of it; `result` is None where the process died or ran out of time.

    `seconds` are by the clock, `processor` those of all its threads, `peak_mb` its largest size.
    """

    result: T | None
    seconds: float
    processor: float = 0.0
    peak_mb: int = 0


def apart(function: Callable[..., T], *arguments: object, limit: float) -> Apart[T]:
    """Call a function of some module in a fresh process, for `limit` seconds at most."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(theirs, function, arguments))
    started = time.monotonic()
    process.start()
    theirs.close()
    answered = ours.poll(limit)
    try:
        done: Apart[T] = ours.recv() if answered else Apart(None, time.monotonic() - started)
    except EOFError:  # it died without a word
        done = Apart(None, time.monotonic() - started)
    process.kill()
    process.join()
    return done


def _work(
    answer: Connection, function: Callable[..., object], arguments: tuple[object, ...]
) -> None:
    started, before = time.monotonic(), time.process_time()
    result = function(*arguments)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    answer.send(Apart(result, time.monotonic() - started, time.process_time() - before, peak))
