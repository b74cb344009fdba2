"""The product's own search on a labelled set: how well it finds, and how fast."""

from __future__ import annotations

import hashlib
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kb.embedding.encoder import Embedder
from kb.fuse import Mix
from kb.judging import DEEP_CUT, Scores, judge, mean, p50_and_p95
from kb.labelled_set import LabelledSet, Row
from kb.lexicon.lexicon import Lexicon
from kb.search import Searcher
from kb.store.index import Index, PreparedDocument
from kb.types import Document, DocumentType, Page, Passage, Span

COMMIT_ROWS = 2_000


@dataclass(frozen=True, slots=True)
class EvaluationReport:
    """What one labelled set says of the search.

    A direction, "en->zh", is the question's language and that of the relevant rows; each is
    judged on its own relevant rows in the one mixed ranking. Latencies are milliseconds a
    question, its embedding included.
    """

    name: str
    documents: int
    queries: int
    overall: Scores
    by_direction: tuple[tuple[str, int, Scores], ...]
    latency_p50: float
    latency_p95: float

    def as_dict(self) -> dict[str, object]:
        """Return the report as the command line's `--json` prints it."""
        return {
            "set": self.name,
            "documents": self.documents,
            "queries": self.queries,
            "metrics": self.overall.as_dict(),
            "by_direction": {
                name: {"queries": count, **scores.as_dict()}
                for name, count, scores in self.by_direction
            },
            "latency_ms": {"p50": round(self.latency_p50, 2), "p95": round(self.latency_p95, 2)},
        }


def evaluate(
    labelled: LabelledSet,
    encoder: Embedder,
    lexicon: Lexicon | None = None,
    mix: Mix | None = None,
    on_progress: Callable[[str, int, int], None] = lambda what, done, total: None,
) -> EvaluationReport:
    """Index the corpus in a throw-away index, a row a passage, and ask every question of it.

    `on_progress` is told what is going on ("index", "ask"), how much is done and of how much.
    """
    with tempfile.TemporaryDirectory(prefix="concord-eval-") as folder:
        index = Index.open(folder, encoder_id=encoder.id, dimension=encoder.dimension)
        fill(index, labelled.corpus, encoder, on_progress)
        searcher = Searcher(index, encoder, lexicon, mix=mix)
        return ask(labelled, searcher, on_progress)


def fill(
    index: Index,
    corpus: Sequence[Row],
    encoder: Embedder,
    on_progress: Callable[[str, int, int], None] = lambda what, done, total: None,
) -> None:
    """Write every row of a corpus into an index, a row a passage."""
    done = 0
    with index.writer(wait=0) as writer:
        for rows in _runs(corpus, COMMIT_ROWS):
            writer.commit(prepare(rows, encoder))
            done += len(rows)
            on_progress("index", done, len(corpus))
        writer.compact()


def prepare(rows: Sequence[Row], encoder: Embedder) -> list[PreparedDocument]:
    """Return rows of a corpus as documents of one passage each, embedded."""
    documents = [_document(row) for row in rows]
    passages = [_passage(row, document) for row, document in zip(rows, documents, strict=True)]
    embedded = encoder.embed(
        [passage.searchable for passage in passages], [passage.language for passage in passages]
    )
    return [
        PreparedDocument(document, (passage,), embedded[at : at + 1], b"", f"row:{document.source}")
        for at, (document, passage) in enumerate(zip(documents, passages, strict=True))
    ]


def _document(row: Row) -> Document:
    text = row.text or " "
    name = hashlib.sha256(row.id.encode()).hexdigest()
    return Document(
        id=name[:16],
        sha256=name,
        source=row.id,
        title=row.title,
        type=DocumentType.OTHER,
        languages=(row.language,),
        date=None,
        text=text,
        pages=(Page(1, "1", Span(0, len(text))),),
        clauses=(),
    )


def _passage(row: Row, document: Document) -> Passage:
    return Passage(
        document_id=document.id,
        sha256=document.sha256,
        language=row.language,
        locator="",
        label="",
        heading="",
        span=Span(0, len(document.text)),
        text=document.text,
        context=row.title,
    )


def ask(
    labelled: LabelledSet,
    searcher: Searcher,
    on_progress: Callable[[str, int, int], None] = lambda what, done, total: None,
) -> EvaluationReport:
    """Ask every question of an index that holds the corpus, and judge what is found."""
    language = {row.id: row.language for row in labelled.corpus}
    times: list[float] = []
    overall: list[Scores] = []
    directions: dict[str, list[Scores]] = defaultdict(list)
    for done, query in enumerate(labelled.queries, start=1):
        started = time.perf_counter()
        result = searcher.search(query.text, DEEP_CUT)
        times.append((time.perf_counter() - started) * 1000)
        ranked = [hit.document.source for hit in result.hits]
        relevant = labelled.relevant[query.id]
        overall.append(judge(ranked, relevant))
        for target in {language[name] for name in relevant if name in language}:
            wanted = {k: v for k, v in relevant.items() if language.get(k) is target}
            directions[f"{query.language}->{target}"].append(judge(ranked, wanted))
        on_progress("ask", done, len(labelled.queries))
    p50, p95 = p50_and_p95(times)
    return EvaluationReport(
        name=labelled.name,
        documents=len(labelled.corpus),
        queries=len(labelled.queries),
        overall=mean(overall),
        by_direction=tuple(
            (name, len(rows), mean(rows)) for name, rows in sorted(directions.items())
        ),
        latency_p50=p50,
        latency_p95=p95,
    )


def _runs(rows: Sequence[Row], size: int) -> Iterator[Sequence[Row]]:
    for first in range(0, len(rows), size):
        yield rows[first : first + size]
