"""The child's own program: takes orders one after the other, under limits.

Started as `python -P -m ingest.sandbox.child FD MODULE:FUNCTION LIMITS`; it ends when the parent
does. It imports what the function needs and nothing else: 0.45 s, where a process that loads the
embedding model too takes 6.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import cast

from ingest.pulse import listen
from ingest.sandbox.limits import Limits, allow_seconds, confine, memory_held
from ingest.sandbox.wire import BEAT, Answer, Done, Failed, Refused, pack, unpack_trusted
from kb.errors import FileTooHard, KbError

Work = Callable[[object], object]

BEAT_SECONDS = 1.0  # between two beats that are passed on
_MOST_SECONDS_PAGES = 240  # a whole file may take as long as this many pages that each take all


def main(arguments: list[str]) -> None:
    """Serve the parent at the other end of the connection until it closes it."""
    descriptor, work_name, written_limits = arguments
    limits = Limits(**json.loads(written_limits))
    # What a library prints goes nowhere: it may hold words of a confidential paper.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    with Connection(int(descriptor)) as parent:
        work = _load(work_name)
        confine(limits)
        pulse = _Pulse(parent, limits)
        listen(pulse.beat)
        parent.send_bytes(BEAT)
        try:
            _serve(parent, work, limits, pulse)
        except (EOFError, OSError):  # the parent is gone, or has no more work
            return


def _load(name: str) -> Work:
    module, _, function = name.partition(":")
    return cast(Work, getattr(importlib.import_module(module), function))


def _serve(parent: Connection, work: Work, limits: Limits, pulse: _Pulse) -> None:
    last = False
    while not last:
        order = unpack_trusted(parent.recv_bytes())
        pulse.begin()
        answer = _attempt(work, order)
        last = answer.last or memory_held() > limits.memory // 2
        packed = pack(_closing(answer) if last else answer)
        if len(packed) > limits.output:
            what = f"more than {limits.output:,} bytes of result"
            packed = pack(_too_hard(_name(order), what, last=True))
            last = True
        parent.send_bytes(packed)


def _attempt(work: Work, order: object) -> Answer:
    name = _name(order)
    try:
        return Done(work(order))
    except KbError as error:
        return Refused(error.code, str(error))
    except MemoryError:
        return _too_hard(name, "more memory than a file is given", last=True)
    except RecursionError:
        return _too_hard(name, "a nesting deeper than any paper has", last=False)
    except Exception as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        return Failed(type(error).__name__, f"{os.path.basename(frame.filename)}:{frame.lineno}")


def _name(order: object) -> str:
    return str(getattr(order, "name", "the file"))


def _closing(answer: Answer) -> Answer:
    match answer:
        case Done(value=value):
            return Done(value, last=True)
        case Refused(code=code, reason=reason):
            return Refused(code, reason, last=True)
        case Failed(error=error, at=at):
            return Failed(error, at, last=True)


def _too_hard(name: str, what: str, *, last: bool) -> Refused:
    error = FileTooHard(name, what)
    return Refused(error.code, str(error), last)


class _Pulse:
    """Gives a file its time, page by page, and tells the parent that the child is alive."""

    def __init__(self, parent: Connection, limits: Limits) -> None:
        self._parent = parent
        self._seconds = limits.seconds
        self._begun = self._told = 0.0

    def begin(self) -> None:
        self._begun = time.process_time()
        self._told = time.monotonic()
        allow_seconds(self._seconds)

    def beat(self) -> None:
        spent = time.process_time() - self._begun
        left = _MOST_SECONDS_PAGES * self._seconds - spent
        now = time.monotonic()
        if left > 0 and now - self._told >= BEAT_SECONDS:
            self._told = now
            allow_seconds(min(self._seconds, left))
            self._parent.send_bytes(BEAT)


if __name__ == "__main__":
    main(sys.argv[1:])
