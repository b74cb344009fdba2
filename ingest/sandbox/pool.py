"""As many children as there are cores, and the orders they share."""

from __future__ import annotations

import shutil
import tempfile
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from ingest.sandbox.limits import Limits
from ingest.sandbox.wire import Answer
from ingest.sandbox.worker import Worker


class Pool:
    """Children that do one kind of work, each started when there is something for it to do.

    A child serves order after order, so its start is paid once; one that broke is replaced. Used
    as a context: at its end every child is gone, whatever it was at.
    """

    def __init__(self, work: str, limits: Limits, size: int) -> None:
        self._work = work
        self._limits = limits
        self._threads = ThreadPoolExecutor(size, thread_name_prefix="reading")
        self._own = threading.local()
        self._workers: list[Worker] = []
        self._guard = threading.Lock()
        self._closed = False
        self._folder = Path(tempfile.mkdtemp(prefix="concord-"))  # mode 0700

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    @property
    def folder(self) -> Path:
        """A private folder for what lies on disk while the pool is open."""
        return self._folder

    @property
    def pids(self) -> tuple[int, ...]:
        """The process ids of the children that live."""
        return tuple(worker.pid for worker in tuple(self._workers) if worker.pid)

    def submit(self, name: str, order: object) -> Future[Answer]:
        """Hand in an order about the file called `name`."""
        return self._threads.submit(self._ask, name, order)

    def close(self) -> None:
        """End every child at once and forget the orders that wait."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        with self._guard:
            self._closed = True
            for worker in self._workers:
                worker.kill()
        self._threads.shutdown(wait=True)
        for worker in self._workers:
            worker.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _ask(self, name: str, order: object) -> Answer:
        return self._worker().ask(name, order)

    def _worker(self) -> Worker:
        worker: Worker | None = getattr(self._own, "worker", None)
        if worker is None:
            worker = self._own.worker = Worker(self._work, self._limits, self._folder)
            with self._guard:
                self._workers.append(worker)
                if self._closed:
                    worker.kill()
        return worker
