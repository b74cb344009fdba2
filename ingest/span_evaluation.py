"""The product's own ingestion and search, judged on the characters that it brings."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.characters import clean
from ingest.charset import decode
from ingest.pipeline import ingest
from ingest.sources import find_files
from kb.embedding.encoder import Encoder
from kb.errors import BadRequest
from kb.gold_spans import GoldQuestion, counted, visible_before
from kb.judging import DEEP_CUT, p50_and_p95
from kb.lexicon.lexicon import Lexicon
from kb.search import Searcher
from kb.settings import Settings
from kb.span_judging import BUDGETS, SpanScores, judge_spans, mean_spans
from kb.store.index import Index
from kb.types import Hit, Span

OnProgress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class SpanReport:
    """What a folder of files and its gold spans say of ingestion and search together."""

    documents: int
    queries: int
    by_budget: Mapping[int, SpanScores]
    latency_p50: float
    latency_p95: float

    def as_dict(self) -> dict[str, object]:
        """Return the report as the command line's `--json` prints it."""
        return {
            "documents": self.documents,
            "queries": self.queries,
            "spans": {str(budget): scores.as_dict() for budget, scores in self.by_budget.items()},
            "latency_ms": {"p50": round(self.latency_p50, 2), "p95": round(self.latency_p95, 2)},
        }


def evaluate_spans(
    folder: Path,
    questions: Sequence[GoldQuestion],
    encoder: Encoder,
    lexicon: Lexicon,
    settings: Settings,
    on_progress: OnProgress = lambda what, done, total: None,
) -> SpanReport:
    """Ingest every file of `folder` into a throw-away index and ask every question of it.

    Raises `BadRequest` where gold names a file that is not there or could not be taken in.
    """
    files = {str(path.relative_to(folder)): path for path in folder.rglob("*") if path.is_file()}
    with tempfile.TemporaryDirectory(prefix="concord-eval-") as place:
        index = Index.open(place, encoder_id=encoder.id, dimension=encoder.dimension)
        report = ingest(
            find_files([folder]),
            index,
            encoder,
            settings,
            lambda progress: on_progress("index", progress.files_done, progress.files_total),
        )
        # By where a file came from: several folders may hold one of the same name.
        names = {f"file:{path.resolve()}": name for name, path in files.items()}
        taken = {one.document_id: names[one.origin] for one in report.outcomes if one.document_id}
        _check(questions, frozenset(taken.values()))
        searcher = Searcher(index, encoder, lexicon)
        return _ask(questions, searcher, _Counts(index, taken, files), on_progress)


def _check(questions: Sequence[GoldQuestion], taken: frozenset[str]) -> None:
    missing = {file for question in questions for file, _ in question.gold} - taken
    if missing:
        raise BadRequest(
            f"gold spans lie in files that could not be taken in: {sorted(missing)[0]}"
        )


class _Counts:
    """Offsets of stored texts and of the files themselves, in visible characters."""

    def __init__(self, index: Index, names: Mapping[str, str], files: Mapping[str, Path]) -> None:
        self._index = index
        self._names = names
        self._files = files
        self._stored: dict[str, list[int]] = {}
        self._raw: dict[str, list[int]] = {}

    @property
    def documents(self) -> int:
        return len(self._names)

    def of_hit(self, hit: Hit) -> tuple[str, Span]:
        name = hit.passage.document_id
        if name not in self._stored:
            self._stored[name] = visible_before(self._index.document(name).text)
        return self._names[name], counted(hit.passage.span, self._stored[name])

    def of_gold(self, file: str, span: Span) -> tuple[str, Span]:
        if file not in self._raw:
            text = decode(self._files[file].read_bytes()) or ""
            self._raw[file] = visible_before(text, clean)
        return file, counted(span, self._raw[file])


def _ask(
    questions: Sequence[GoldQuestion], searcher: Searcher, counts: _Counts, on_progress: OnProgress
) -> SpanReport:
    times: list[float] = []
    scores: dict[int, list[SpanScores]] = {budget: [] for budget in BUDGETS}
    for done, question in enumerate(questions, start=1):
        started = time.perf_counter()
        hits = searcher.search(question.text, DEEP_CUT).hits
        times.append((time.perf_counter() - started) * 1000)
        found = [counts.of_hit(hit) for hit in hits]
        gold = [counts.of_gold(file, span) for file, span in question.gold]
        for budget in BUDGETS:
            scores[budget].append(judge_spans(found, gold, budget))
        on_progress("ask", done, len(questions))
    p50, p95 = p50_and_p95(times)
    return SpanReport(
        documents=counts.documents,
        queries=len(questions),
        by_budget={budget: mean_spans(rows) for budget, rows in scores.items()},
        latency_p50=p50,
        latency_p95=p95,
    )
