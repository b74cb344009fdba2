"""An event loop that runs on the thread that waits, and sleeps on a queue.

Asyncio's own sleeps on a socket, in a thread of its own: two changes of thread and six calls into
the kernel for each step of a query. LanceDB's futures need no sockets and no timers of Python's.
"""

from __future__ import annotations

import asyncio
import logging
from asyncio import events
from collections.abc import Callable, Coroutine
from contextvars import Context
from queue import SimpleQueue
from typing import Any, TypeVar

T = TypeVar("T")

_logger = logging.getLogger(__name__)


class WaitingLoop:
    """Runs one coroutine, whose awaited parts other threads finish. Made anew each time: 3 µs.

    It is as much of `asyncio.AbstractEventLoop` as that takes: no timers, sockets, subprocesses.
    """

    def __init__(self) -> None:
        self._ready: SimpleQueue[asyncio.Handle] = SimpleQueue()

    @property
    def _itself(self) -> Any:
        return self  # asyncio's types want the whole interface

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Return what `work` returns, or raise what it raises."""
        before = events._get_running_loop()
        events._set_running_loop(self._itself)
        try:
            task = self.create_task(work)
            try:
                self._until(task)
            except BaseException:  # an interrupt from the keyboard: what was begun is called off
                task.cancel()
                self._until(task)
                raise
            return task.result()
        finally:
            events._set_running_loop(before)

    def _until(self, task: asyncio.Task[Any]) -> None:
        while not task.done():
            self._ready.get()._run()

    def call_soon(
        self, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> asyncio.Handle:
        """Run a callback when those before it have been."""
        handle = asyncio.Handle(callback, args, self._itself, context)
        self._ready.put(handle)
        return handle

    call_soon_threadsafe = call_soon  # a queue is safe from any thread

    def create_future(self) -> asyncio.Future[Any]:
        """Return a future of this loop."""
        return asyncio.Future(loop=self._itself)

    def create_task(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Begin a coroutine beside the one that is run."""
        return asyncio.Task(work, loop=self._itself)

    def get_debug(self) -> bool:
        """Say that asyncio need not check its callers."""
        return False

    def call_exception_handler(self, context: dict[str, Any]) -> None:
        """Log what a callback raised, which no one waits for."""
        _logger.error("%s", context.get("message"), exc_info=context.get("exception"))
