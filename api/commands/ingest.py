"""`kb ingest`: files into the index, with an outcome for each."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.table import Table

from api.console import Session
from api.job_schemas import IngestReport
from api.knowledge_base import open_knowledge_base
from api.schemas import printable
from ingest.pipeline import SAME_TEXT, ingest
from ingest.report import Outcome, OutcomeStatus, Progress, Report
from ingest.sources import find_files

FAILED = (OutcomeStatus.REFUSED, OutcomeStatus.NOT_REACHED)


def run(session: Session, paths: Sequence[Path]) -> int:
    """Ingest `paths` and say what became of every file; 1 when one could not be taken in."""
    sources = find_files(paths)
    if not sources:
        session.say("no_files")
    opened = open_knowledge_base(session.settings, session.preparing)
    with _stoppable(session) as should_stop, _progress(session) as on_progress:
        report = ingest(
            sources, opened.index, opened.encoder, session.settings, on_progress, should_stop
        )
    if session.as_json:
        session.raw_json(IngestReport.of(report).model_dump_json(indent=2))
    else:
        _print(session, report)
    return 0 if report.complete else 1


@contextmanager
def _stoppable(session: Session) -> Iterator[Callable[[], bool]]:
    """Make the first Ctrl-C stop at the end of a batch; the second ends the command at once."""
    stopping = False

    def on_interrupt(number: int, frame: FrameType | None) -> None:
        nonlocal stopping
        if stopping:
            raise KeyboardInterrupt
        stopping = True
        session.say("stopping")

    before = signal.signal(signal.SIGINT, on_interrupt)
    try:
        yield lambda: stopping
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _progress(session: Session) -> Iterator[Callable[[Progress], None]]:
    """Show a bar on a terminal: files, pages, passages a second, and the time left by bytes."""
    columns = (BarColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
    hidden = not session.err.is_terminal
    with Bar(*columns, console=session.err, transient=True, disable=hidden) as bar:
        task = bar.add_task("", total=None)

        def on_progress(progress: Progress) -> None:
            bar.update(
                task,
                total=progress.bytes_total,
                completed=progress.bytes_done,
                description=session.words(
                    "ingesting",
                    files=progress.files_done,
                    total=progress.files_total,
                    pages=progress.pages,
                    rate=progress.passages / max(progress.seconds, 0.1),
                ),
            )

        yield on_progress


def _print(session: Session, report: Report) -> None:
    failed = [outcome for outcome in report.outcomes if outcome.status in FAILED]
    if failed:
        session.out.print(_failures(session, failed))
    for outcome in report.outcomes:
        if outcome.unread_pages:
            pages = ", ".join(map(str, outcome.unread_pages))
            name = printable(outcome.name)
            session.out.print(session.words("pages_unread", name=name, pages=pages))
        for remark in outcome.remarks:
            what = session.words(remark)
            if remark == SAME_TEXT:
                what = f"{what}: {printable(outcome.reason)}"
            session.out.print(session.words("remarked", name=printable(outcome.name), what=what))
    session.out.print(session.words("ingested", **IngestReport.of(report).totals.model_dump()))


def _failures(session: Session, failed: Sequence[Outcome]) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column(session.words("not_taken"), overflow="fold")
    table.add_column(session.words("why"), overflow="fold")
    for outcome in failed:
        reason = session.words.reason(outcome.code, printable(outcome.reason))
        table.add_row(printable(outcome.name), reason)
    return table
