"""What goes over the wire for uploads and for `kb ingest --json`: an entry for every file."""

from __future__ import annotations

from pydantic import BaseModel, Field

from api.schemas import CoverageView, printable
from ingest.jobs import Job, JobState
from ingest.report import Outcome, OutcomeStatus, Progress, Report
from kb.types import Coverage


class FileView(BaseModel):
    """What became of one file; `outcome` is null while that is not known.

    `code` and `reason` say why a file was not taken; `unread_pages` are page indices from 1;
    `remarks` are codes of what is to be known of one that was taken: "tracked_changes".
    """

    name: str = Field(examples=["mou-2026.pdf"])
    outcome: OutcomeStatus | None
    document_id: str
    pages: int
    unread_pages: list[int]
    passages: int
    coverage: CoverageView
    code: str
    reason: str
    remarks: list[str]

    @classmethod
    def of(cls, outcome: Outcome) -> FileView:
        """Return the view of `outcome`."""
        return cls(
            name=printable(outcome.name),
            outcome=outcome.status,
            document_id=outcome.document_id,
            pages=outcome.pages,
            unread_pages=list(outcome.unread_pages),
            passages=outcome.passages,
            coverage=CoverageView.of(outcome.coverage),
            code=outcome.code,
            reason=printable(outcome.reason),
            remarks=list(outcome.remarks),
        )

    @classmethod
    def unsettled(cls, name: str, job: Job) -> FileView:
        """Return the view of a file that `job` has no outcome for, or not yet."""
        return cls(
            name=name,
            outcome=OutcomeStatus.NOT_REACHED if job.state.over else None,
            document_id="",
            pages=0,
            unread_pages=[],
            passages=0,
            coverage=CoverageView.of(Coverage()),
            code=job.code,
            reason=job.reason,
            remarks=[],
        )


class Totals(BaseModel):
    """How many files ended how, and what was taken in."""

    files: int
    added: int
    replaced: int
    skipped: int
    ignored: int
    refused: int
    unpacked: int
    not_reached: int
    pages: int
    unread_pages: int
    passages: int
    seconds: float


class IngestReport(BaseModel):
    """The outcome of every file, in the order given, and the totals."""

    files: list[FileView]
    totals: Totals

    @classmethod
    def of(cls, report: Report) -> IngestReport:
        """Return the view of `report`."""
        done = report.outcomes
        counts = {status.value: report.count(status) for status in OutcomeStatus}
        return cls(
            files=[FileView.of(outcome) for outcome in done],
            totals=Totals(
                files=len(done),
                **counts,
                pages=sum(outcome.pages for outcome in done),
                unread_pages=sum(len(outcome.unread_pages) for outcome in done),
                passages=sum(outcome.passages for outcome in done),
                seconds=round(report.seconds, 2),
            ),
        )


class ProgressView(BaseModel):
    """How far a job is. Bytes are those of the files that have to be read."""

    files_done: int
    files_total: int
    pages: int
    passages: int
    bytes_done: int
    bytes_total: int
    seconds: float

    @classmethod
    def of(cls, progress: Progress) -> ProgressView:
        """Return the view of `progress`."""
        return cls(
            files_done=progress.files_done,
            files_total=progress.files_total,
            pages=progress.pages,
            passages=progress.passages,
            bytes_done=progress.bytes_done,
            bytes_total=progress.bytes_total,
            seconds=round(progress.seconds, 2),
        )


class JobView(BaseModel):
    """An upload: where it stands and what became of its files.

    `queued` behind other uploads, `waiting` for the index to be free to write, `running`, then
    `done`, `failed` or `interrupted`. A job is done when every file has an outcome, refused ones
    among them; `code` and `reason` say why a job as a whole failed.
    """

    id: str = Field(examples=["j3f9c2a7d1e5b4860"])
    state: JobState
    created_at: str = Field(examples=["2026-01-20T08:30:00+00:00"])
    started_at: str
    finished_at: str
    progress: ProgressView | None
    files: list[FileView]
    code: str
    reason: str

    @classmethod
    def of(cls, job: Job) -> JobView:
        """Return the view of `job`."""
        files = [FileView.of(outcome) for outcome in job.outcomes]
        return cls(
            id=job.id,
            state=job.state,
            created_at=job.created_at,
            started_at=job.started_at,
            finished_at=job.finished_at,
            progress=ProgressView.of(job.progress) if job.progress else None,
            files=files or [FileView.unsettled(name, job) for name in job.names],
            code=job.code,
            reason=job.reason,
        )


class JobList(BaseModel):
    """The uploads since the server started, the newest first."""

    jobs: list[JobView]
