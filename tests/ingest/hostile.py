"""Work that goes wrong in every way a file can make a reader go wrong; run in a child."""

from __future__ import annotations

import ctypes
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from ingest.pulse import beat
from kb.errors import DamagedFile
from kb.types import Span


@dataclass(frozen=True, slots=True)
class Order:
    """What to do, and a number to do it with."""

    name: str
    number: float = 0


class Rogue:
    """What a child that was taken over might send: it runs a program when it is unpickled."""

    def __reduce__(self) -> tuple[Callable[[str], int], tuple[str]]:
        return os.system, ("true",)


def work(order: object) -> object:
    """Do what the order says."""
    assert isinstance(order, Order)
    return _WAYS[order.name](order.number)


def _loop(_: float) -> object:
    while True:
        pass


def _sleep(seconds: float) -> object:
    time.sleep(seconds)
    return "awake"


def _pages(seconds: float) -> object:
    """Work that long, a page every tenth of a second."""
    until = time.process_time() + seconds
    while time.process_time() < until:
        page_end = time.process_time() + 0.1
        while time.process_time() < page_end:
            pass
        beat()
    return "read"


def _eat(bytes_: float) -> object:
    held: list[bytearray] = []
    while 2**20 * len(held) < bytes_:
        held.append(bytearray(2**20))
    return "full"


def _crash(_: float) -> object:
    return ctypes.string_at(0)


def _leave(_: float) -> object:
    os._exit(3)


def _deep(_: float) -> object:
    return _deep(_)


def _files(number: float) -> object:
    return len([open(os.devnull) for _ in range(int(number))])


def _refuse(_: float) -> object:
    raise DamagedFile("a.pdf", "it has no pages")


def _blunder(_: float) -> object:
    return _WAYS["missing"]


def _modules(_: float) -> object:
    return tuple(sorted(sys.modules))


_WAYS: dict[str, Callable[[float], object]] = {
    "answer": lambda number: Span(0, int(number)),
    "pid": lambda number: os.getpid(),
    "loop": _loop,
    "sleep": _sleep,
    "pages": _pages,
    "eat": _eat,
    "crash": _crash,
    "leave": _leave,
    "deep": _deep,
    "shout": lambda number: "x" * int(number),
    "files": _files,
    "rogue": lambda number: Rogue(),
    "refuse": _refuse,
    "blunder": _blunder,
    "modules": _modules,
}
