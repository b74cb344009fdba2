"""`kb eval`: how well the search finds what people marked as relevant."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.progress import Progress, TaskID, TextColumn
from rich.table import Table

from api.console import Session
from kb.embedding.default import load_encoder
from kb.embedding.encoder import Encoder
from kb.evaluate import EvaluationReport, evaluate
from kb.labelled_set import read_labelled_set
from kb.lexicon.lexicon import Lexicon


def run(
    session: Session,
    folder: Path,
    queries: Path | None,
    qrels: Path | None,
    only: Path | None,
) -> int:
    """Evaluate on a BEIR folder and print the measures, overall and per direction."""
    labelled = read_labelled_set(folder, queries, qrels, only)
    encoder, lexicon = parts(session)
    with progress(session) as advance:
        report = evaluate(labelled, encoder, lexicon, on_progress=advance)
    if session.as_json:
        session.json(report.as_dict())
    else:
        _print(session, report)
    return 0


def parts(session: Session) -> tuple[Encoder, Lexicon]:
    """Load what every evaluation searches with."""
    encoder = load_encoder(session.settings, session.preparing)
    return encoder, Lexicon.load(Path(session.settings.cache))


OnProgress = Callable[[str, int, int], None]


@contextmanager
def progress(session: Session) -> Iterator[OnProgress]:
    """Show on a terminal what is going on, and say to whom it is to be told."""
    columns = TextColumn("{task.description}")
    with Progress(columns, console=session.err, disable=not session.err.is_terminal) as bar:
        task: TaskID = bar.add_task("")
        yield lambda what, done, total: bar.update(
            task, description=session.words(f"evaluating_{what}", done=done, total=total)
        )


def _print(session: Session, report: EvaluationReport) -> None:
    words = session.words
    session.out.print(
        words(
            "evaluated",
            set=report.name,
            documents=f"{report.documents:,}",
            queries=f"{report.queries:,}",
            p50=f"{report.latency_p50:.1f}",
            p95=f"{report.latency_p95:.1f}",
        )
    )
    overall = report.overall.as_dict()
    table = Table(box=None, pad_edge=False)
    for name in (words("direction"), words("queries"), *overall):
        table.add_column(name)
    rows = ((words("overall"), report.queries, report.overall), *report.by_direction)
    for name, count, scores in rows:
        values = (f"{value:.4f}" for value in scores.as_dict().values())
        table.add_row(name, f"{count:,}", *values)
    session.out.print(table)
