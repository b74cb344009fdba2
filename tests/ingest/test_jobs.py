"""Upload jobs: every file accounted for, whatever becomes of the job."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ingest import jobs as module
from ingest.jobs import Job, Jobs, JobState
from ingest.report import OutcomeStatus, SourceFile
from kb.embedding.encoder import Encoder
from kb.errors import JobNotFound, JobsFull
from kb.settings import Settings
from kb.store.index import Index
from tests.ingest.make_files import make_zip
from tests.papers import MOU_EN, MOU_ZH

Start = Callable[..., Jobs]


@pytest.fixture
def index(tmp_path: Path, encoder: Encoder) -> Index:
    return Index.open(str(tmp_path / "index"), encoder_id=encoder.id, dimension=encoder.dimension)


@pytest.fixture
def start(index: Index, encoder: Encoder) -> Iterator[Start]:
    """A function that starts the jobs; they are closed at the end."""
    started: list[Jobs] = []

    def make(*, running: bool = True, wait: float = 10.0) -> Jobs:
        jobs = Jobs(index, encoder, Settings(writer_wait=wait))
        if running:
            jobs.start()
            started.append(jobs)
        return jobs

    yield make
    for jobs in started:
        jobs.close(10)


def spooled(folder: Path, **files: str) -> tuple[tuple[SourceFile, ...], Path]:
    folder.mkdir(parents=True)
    sources = []
    for name, text in files.items():
        path = folder / f"{name}.bin"
        path.write_text(text, encoding="utf-8")
        sources.append(SourceFile(f"{name}.txt", f"upload:{name}.txt", path))
    return tuple(sources), folder


def ended(jobs: Jobs, job: Job) -> Job:
    for _ in range(600):
        if (now := jobs.get(job.id)).state.over:
            return now
        time.sleep(0.05)
    raise AssertionError(f"still {now.state} after 30 s")


def test_every_file_has_an_outcome_and_nothing_is_left_behind(
    start: Start, index: Index, tmp_path: Path
) -> None:
    jobs = start()
    sources, folder = spooled(tmp_path / "a", mou=MOU_EN, empty="", 备忘录=MOU_ZH)
    job = jobs.submit(sources, folder)
    assert (job.state, job.names) == (JobState.QUEUED, ("mou.txt", "empty.txt", "备忘录.txt"))
    done = ended(jobs, job)
    statuses = [outcome.status for outcome in done.outcomes]
    assert done.state is JobState.DONE
    assert statuses == [OutcomeStatus.ADDED, OutcomeStatus.REFUSED, OutcomeStatus.ADDED]
    assert [outcome.name for outcome in done.outcomes] == list(job.names)
    assert done.progress is not None
    assert done.progress.files_done == 3
    assert done.created_at <= done.started_at <= done.finished_at
    assert not folder.exists()
    assert {summary.source for summary in index.summaries()} == {"mou.txt", "备忘录.txt"}


def test_an_uploaded_archive_has_an_outcome_for_each_file_in_it(
    start: Start, index: Index, tmp_path: Path
) -> None:
    path = tmp_path / "a" / "0"
    path.parent.mkdir()
    path.write_bytes(make_zip({"mou.md": MOU_EN, "谅解备忘录.md": MOU_ZH, "empty.txt": ""}))
    jobs = start()
    source = SourceFile("papers.zip", "upload:papers.zip", path)
    done = ended(jobs, jobs.submit([source], path.parent))
    assert [(one.name, one.code or one.status.value) for one in done.outcomes] == [
        ("papers.zip", "unpacked"),
        ("papers.zip › mou.md", "added"),
        ("papers.zip › 谅解备忘录.md", "added"),
        ("papers.zip › empty.txt", "file_empty"),
    ]
    assert {one.source for one in index.summaries()} == {
        "papers.zip › mou.md",
        "papers.zip › 谅解备忘录.md",
    }


def test_a_job_waits_for_the_writer_and_then_says_that_it_could_not(
    start: Start, index: Index, tmp_path: Path
) -> None:
    jobs = start(wait=0.3)
    with index.writer(0):
        job = jobs.submit(*spooled(tmp_path / "a", mou=MOU_EN))
        time.sleep(0.1)
        assert jobs.get(job.id).state is JobState.WAITING
        failed = ended(jobs, job)
    assert (failed.state, failed.code) == (JobState.FAILED, "index_busy")
    assert "try again" in failed.reason
    again = jobs.submit(*spooled(tmp_path / "b", mou=MOU_EN))
    assert ended(jobs, again).state is JobState.DONE


def test_closing_interrupts_what_is_left(start: Start, index: Index, tmp_path: Path) -> None:
    jobs = start()
    with index.writer(0):
        first = jobs.submit(*spooled(tmp_path / "a", mou=MOU_EN))
        second = jobs.submit(*spooled(tmp_path / "b", mou=MOU_ZH))
        jobs.close(0.1)
    for job in (first, second):
        ended_job = jobs.get(job.id)
        assert (ended_job.state, ended_job.code) == (JobState.INTERRUPTED, "interrupted")
        assert "upload it again" in ended_job.reason


def test_a_long_batch_is_abandoned_whole(start: Start, index: Index, tmp_path: Path) -> None:
    jobs = start()
    text = "\n\n".join(f"Article {n}\n\nThe fee is {n} dollars." for n in range(1, 800))
    job = jobs.submit(*spooled(tmp_path / "a", long=text))
    while jobs.get(job.id).progress is None:
        time.sleep(0.02)
    jobs.close(0.0)
    while jobs.working:
        time.sleep(0.02)
    assert jobs.get(job.id).state is JobState.INTERRUPTED
    assert index.summaries() == ()
    assert not (tmp_path / "a").exists()


def test_too_many_are_refused_and_the_oldest_forgotten(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_WAITING", 2)
    monkeypatch.setattr(module, "MOST_KEPT", 2)
    jobs = start(running=False)
    first, second = (jobs.submit(*spooled(tmp_path / name, mou=MOU_EN)) for name in "ab")
    sources, folder = spooled(tmp_path / "c", mou=MOU_EN)
    with pytest.raises(JobsFull):
        jobs.submit(sources, folder)
    assert folder.exists()
    jobs.start()
    assert ended(jobs, first).state is JobState.DONE
    assert ended(jobs, second).state is JobState.DONE
    third = jobs.submit(sources, folder)
    ended(jobs, third)
    assert [job.id for job in jobs.all()] == [third.id, second.id]
    jobs.close(10)
    with pytest.raises(JobNotFound):
        jobs.get(first.id)
