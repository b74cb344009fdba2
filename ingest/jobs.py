"""Uploads that take a minute: one worker takes them in, in turn, and says where it stands."""

from __future__ import annotations

import queue
import secrets
import shutil
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

import structlog

from ingest.pipeline import ingest
from ingest.report import Outcome, OutcomeStatus, Progress, Report, SourceFile
from kb.embedding.encoder import Encoder
from kb.errors import JobNotFound, JobsFull, KbError
from kb.settings import Settings
from kb.store.index import Index

log = structlog.get_logger(__name__)

# Each job that waits holds its files on disk, so there are only so many; those that are over are
# a few hundred bytes each and are kept to be asked about.
MOST_WAITING = 64
MOST_KEPT = 500
# Progress is told every few seconds, save while one large file is read.
ABANDON_SECONDS = 10.0


class JobState(StrEnum):
    """Where a job stands: behind others, waiting for the index to be free to write, and so on."""

    QUEUED = "queued"
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    INTERRUPTED = "interrupted"

    @property
    def over(self) -> bool:
        """Whether nothing more will happen to a job in this state."""
        return self in (JobState.DONE, JobState.FAILED, JobState.INTERRUPTED)


@dataclass(frozen=True, slots=True)
class Job:
    """One upload. `outcomes` is empty until it is over, then has one for each of `names`.

    `code` and `reason` are empty unless the job as a whole failed or was interrupted. Times are
    ISO 8601 in UTC, empty for what has not happened yet.
    """

    id: str
    state: JobState
    names: tuple[str, ...]
    created_at: str
    started_at: str = ""
    finished_at: str = ""
    progress: Progress | None = None
    outcomes: tuple[Outcome, ...] = ()
    code: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Order:
    job_id: str
    sources: tuple[SourceFile, ...]
    folder: Path


class _Abandoned(Exception):
    """Ends a batch that has not come to its end in time; nothing of it has been written."""


class Jobs:
    """The upload jobs of one server. Safe to use from many threads.

    They are kept in memory: a restart forgets them, and what they committed stays.
    """

    def __init__(self, index: Index, encoder: Encoder, settings: Settings) -> None:
        self._index = index
        self._encoder = encoder
        self._settings = settings
        self._jobs: dict[str, Job] = {}  # oldest first
        self._guard = threading.Lock()
        self._orders: queue.SimpleQueue[_Order | None] = queue.SimpleQueue()
        self._stop = threading.Event()
        self._abandon = threading.Event()
        # A daemon, so that a batch that outlasts `close` cannot keep the process from ending.
        self._worker = threading.Thread(target=self._work, name="ingest-jobs", daemon=True)

    def start(self) -> None:
        """Start the worker."""
        self._worker.start()

    def close(self, timeout: float) -> None:
        """Stop at the next batch or, after `timeout` seconds, within one.

        What is left is interrupted; of a document it is all in the index or nothing.
        """
        self._stop.set()
        self._orders.put(None)
        for job in self.all():
            if job.state is not JobState.RUNNING:
                self._interrupt(job.id)
        self._worker.join(timeout)
        if any(not job.state.over for job in self.all()):
            self._abandon.set()
            self._worker.join(ABANDON_SECONDS)
        for job in self.all():
            self._interrupt(job.id)

    @property
    def working(self) -> bool:
        """Whether the worker runs; after `close` only where a file takes very long to read."""
        return self._worker.is_alive()

    def submit(self, sources: Sequence[SourceFile], folder: Path) -> Job:
        """Queue `sources`, which lie in `folder`; the folder is removed when the job is over.

        Raises `JobsFull` while too many uploads wait; the folder is then the caller's still.
        """
        job = Job(
            id="j" + secrets.token_hex(8),
            state=JobState.QUEUED,
            names=tuple(source.name for source in sources),
            created_at=_now(),
        )
        with self._guard:
            waiting = sum(not known.state.over for known in self._jobs.values())
            if waiting >= MOST_WAITING:
                raise JobsFull(waiting)
            self._jobs[job.id] = job
            self._forget_oldest()
        self._orders.put(_Order(job.id, tuple(sources), folder))
        return job

    def get(self, job_id: str) -> Job:
        """Return a job. Raises `JobNotFound`."""
        with self._guard:
            job = self._jobs.get(job_id)
        if job is None:
            raise JobNotFound(job_id)
        return job

    def all(self) -> tuple[Job, ...]:
        """Return every job that is remembered, the newest first."""
        with self._guard:
            return tuple(reversed(self._jobs.values()))

    def _forget_oldest(self) -> None:
        over = [job.id for job in self._jobs.values() if job.state.over]
        for job_id in over[: max(0, len(self._jobs) - MOST_KEPT)]:
            del self._jobs[job_id]

    def _work(self) -> None:
        while (order := self._orders.get()) is not None:
            try:
                self._take(order)
            finally:
                shutil.rmtree(order.folder, ignore_errors=True)

    def _take(self, order: _Order) -> None:
        if self._stop.is_set():
            self._interrupt(order.job_id)
            return
        self._change(order.job_id, state=JobState.WAITING, started_at=_now())
        try:
            report = ingest(
                order.sources,
                self._index,
                self._encoder,
                self._settings,
                on_progress=lambda progress: self._advance(order.job_id, progress),
                should_stop=self._stop.is_set,
            )
        except _Abandoned:
            self._interrupt(order.job_id)
        except KbError as error:
            self._fail(order.job_id, error.code, str(error))
        except Exception as error:
            # The worker outlives any one upload; the log has the type, the job says what to do.
            log.error("job_failed", job=order.job_id, error=type(error).__name__)
            reason = f"the upload failed ({type(error).__name__}); try again, then see the log"
            self._fail(order.job_id, "error", reason)
        else:
            self._finish(order.job_id, report)

    def _advance(self, job_id: str, progress: Progress) -> None:
        if self._abandon.is_set():
            raise _Abandoned
        self._change(job_id, state=JobState.RUNNING, progress=progress)

    def _finish(self, job_id: str, report: Report) -> None:
        if report.count(OutcomeStatus.NOT_REACHED):
            self._interrupt(job_id, report.outcomes)
        else:
            self._change(job_id, state=JobState.DONE, outcomes=report.outcomes, finished_at=_now())

    def _fail(self, job_id: str, code: str, reason: str) -> None:
        self._change(job_id, state=JobState.FAILED, code=code, reason=reason, finished_at=_now())

    def _interrupt(self, job_id: str, outcomes: tuple[Outcome, ...] = ()) -> None:
        self._change(
            job_id,
            state=JobState.INTERRUPTED,
            outcomes=outcomes,
            code="interrupted",
            reason="the server stopped before the upload was done; upload it again",
            finished_at=_now(),
        )

    def _change(self, job_id: str, **changes: object) -> None:
        with self._guard:
            job = self._jobs[job_id]
            if not job.state.over:
                self._jobs[job_id] = replace(job, **changes)  # type: ignore[arg-type]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
