"""Files read in children, some way ahead of whoever takes the documents."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass

import structlog

from ingest.components.batch import ReadFile
from ingest.orders import Described, ReadOrder, bytes_of
from ingest.plan import Task
from ingest.report import Outcome
from ingest.sandbox.pool import Pool
from ingest.sandbox.wire import Answer, Done, Failed, Refused
from kb.errors import DamagedFile, KbError
from kb.settings import Settings

log = structlog.get_logger(__name__)

# One commit a batch. A commit costs about 30 ms and an uncompacted fragment slows search; a batch
# is also what a crash can cost, and what is held in memory.
BATCH_FILES = 32
BATCH_BYTES = 8 * 2**20
# What may be read and not yet taken: two batches, so that the children never wait for embedding,
# which takes five times as long as reading.
AHEAD_FILES = 2 * BATCH_FILES
AHEAD_BYTES = 2 * BATCH_BYTES
PATIENCE = 1.0  # seconds after which a batch that is not full goes, so that none waits for one
_TICK = 0.25


@dataclass(frozen=True, slots=True)
class ReadBatch:
    """Files that were tried together: those read, the outcomes of the others, and their sizes."""

    tasks: tuple[Task, ...]
    files: tuple[ReadFile, ...]
    refused: tuple[Outcome, ...]

    @property
    def size(self) -> int:
        """The bytes of the files."""
        return sum(task.size for task in self.tasks)


class ReadAhead:
    """Keeps a pool of children busy with files while the batch before is embedded.

    Batches come in the order in which files are done, not in which they were given: a file that
    takes minutes holds up nobody.
    """

    def __init__(self, pool: Pool, settings: Settings, should_stop: Callable[[], bool]) -> None:
        self._pool = pool
        self._settings = settings
        self._should_stop = should_stop

    def batches(self, tasks: Sequence[Task], on_wait: Callable[[], None]) -> Iterator[ReadBatch]:
        """Yield every task, each in one batch, until `should_stop`.

        That is asked, and `on_wait` called, a few times a second while a file is waited for.
        """
        waiting = deque(tasks)
        running: dict[Future[Answer], Task] = {}
        ready: deque[tuple[Task, Answer]] = deque()
        while waiting or running or ready:
            since = time.monotonic()
            while not _is_enough(ready) and (waiting or running):
                self._fill(waiting, running, ready)
                if ready and time.monotonic() - since > PATIENCE:
                    break
                done, _ = wait(running, _TICK, FIRST_COMPLETED)
                ready.extend((running.pop(future), future.result()) for future in done)
                on_wait()
                if self._should_stop():
                    return
            self._fill(waiting, running, ready)
            yield _read(_first(ready))

    def _fill(
        self,
        waiting: deque[Task],
        running: dict[Future[Answer], Task],
        ready: deque[tuple[Task, Answer]],
    ) -> None:
        """Hand in tasks until as much is ahead as may be, or one that alone is more."""
        ahead = [*running.values(), *(task for task, _ in ready)]
        size = sum(task.size for task in ahead)
        count = len(ahead)
        while waiting and count < AHEAD_FILES and (not count or size < AHEAD_BYTES):
            task = waiting.popleft()
            order = ReadOrder(
                task.source.name, task.source.path, task.document_id, task.sha256, self._settings
            )
            running[self._pool.submit(order.name, order)] = task
            count += 1
            size += task.size


def _is_enough(ready: Sequence[tuple[Task, Answer]]) -> bool:
    return len(ready) >= BATCH_FILES or sum(task.size for task, _ in ready) >= BATCH_BYTES


def _first(ready: deque[tuple[Task, Answer]]) -> list[tuple[Task, Answer]]:
    """Take a batch off the beginning."""
    batch = [ready.popleft()]
    size = batch[0][0].size
    while ready and len(batch) < BATCH_FILES and size + ready[0][0].size <= BATCH_BYTES:
        batch.append(ready.popleft())
        size += batch[-1][0].size
    return batch


def _read(batch: Sequence[tuple[Task, Answer]]) -> ReadBatch:
    files: list[ReadFile] = []
    refused: list[Outcome] = []
    for task, answer in batch:
        try:
            found = _taken(task, answer)
        except KbError as error:
            found = Outcome.refused(task.source, error)
        if isinstance(found, Outcome):
            refused.append(found)
        else:
            files.append(found)
    return ReadBatch(tuple(task for task, _ in batch), tuple(files), tuple(refused))


def _taken(task: Task, answer: Answer) -> ReadFile | Outcome:
    name = task.source.name
    match answer:
        case Done(value=Described(document, remarks)):
            if (document.id, document.sha256) != (task.document_id, task.sha256):
                raise DamagedFile(name, "its reader answered for another file")
            data = bytes_of(name, task.source.path, task.sha256)
            return ReadFile(task, document, data, remarks)
        case Refused(code=code, reason=reason):
            return Outcome.kept_out(task.source, code, reason)
        case Failed(error=error, at=at):
            # A reader is not meant to fail so, but one odd file must not stop the others.
            log.error("reader_failed", name=name, error=error, at=at)
            raise DamagedFile(name, f"{error} while reading it")
    raise DamagedFile(name, "its reader answered with no document")
