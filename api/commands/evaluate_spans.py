"""`kb eval --spans`: how much of the answers' own words ingestion and search bring."""

from __future__ import annotations

from pathlib import Path

from rich.table import Table

from api.commands.evaluate import parts, progress
from api.console import Session
from ingest.span_evaluation import SpanReport, evaluate_spans
from kb.gold_spans import read_gold


def run(session: Session, folder: Path, queries: Path | None) -> int:
    """Ingest the files in a set's `docs` folder and judge the characters that search brings."""
    questions = read_gold(queries or folder / "queries.jsonl")
    encoder, lexicon = parts(session)
    with progress(session) as advance:
        report = evaluate_spans(
            folder / "docs", questions, encoder, lexicon, session.settings, advance
        )
    if session.as_json:
        session.json({"set": folder.resolve().name, **report.as_dict()})
    else:
        _print(session, folder.resolve().name, report)
    return 0


def _print(session: Session, name: str, report: SpanReport) -> None:
    words = session.words
    session.out.print(
        words(
            "evaluated",
            set=name,
            documents=f"{report.documents:,}",
            queries=f"{report.queries:,}",
            p50=f"{report.latency_p50:.1f}",
            p95=f"{report.latency_p95:.1f}",
        )
    )
    table = Table(words("budget"), "recall", "precision", box=None, pad_edge=False)
    for budget, scores in report.by_budget.items():
        table.add_row(f"{budget:,}", f"{scores.recall:.4f}", f"{scores.precision:.4f}")
    session.out.print(table)
