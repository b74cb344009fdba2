"""The whole search as it grows, a question's embedding included; across languages and within one.

    python -m benchmarks.latency FOLDER [--passages 100000]

The folder is a labelled set in both languages. Its rows are put together to documents and
repeated, each copy's vectors moved a little, until there are so many passages; every question is
asked of one language's passages and of both, in turn, by a process that has nothing else to do and
loads all that a server loads. Its memory is what it holds at the end.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, cycle, islice
from pathlib import Path
from typing import TypeVar

import numpy as np
import psutil

from api.app import create_app
from api.knowledge_base import open_knowledge_base
from benchmarks.apart import apart
from kb.embedding.default import load_encoder
from kb.embedding.encoder import Embedded, Encoder
from kb.embedding.language_mean import unit
from kb.evaluate import prepare
from kb.labelled_set import Row, read_labelled_set
from kb.search import Searcher
from kb.settings import Settings
from kb.store.index import Index, PreparedDocument
from kb.types import Language, Page, SearchFilter, Span

PASSAGES = 100_000
ASKED, WARMING = 200, 20
PASSAGES_A_DOCUMENT = 40  # as papers have
COMMITTED = 50  # documents at a time
LIMIT = 600.0  # seconds, for 440 questions
NOISE = 0.02  # of a unit vector, in each copy: copies stay closer to one another than rows are

T = TypeVar("T")
Report = dict[str, float | int | str]


def run(folder: Path, passages: int = PASSAGES) -> Report:
    """Fill a throw-away index and ask."""
    labelled = read_labelled_set(folder)
    encoder = load_encoder(Settings())
    with tempfile.TemporaryDirectory(prefix="concord-latency-") as at:
        index = Index.open(at, encoder_id=encoder.id, dimension=encoder.dimension)
        fill(index, labelled.corpus, encoder, passages)
        asked = apart("benchmarks.latency:ask_of", at, str(folder), limit=LIMIT)
        report: Report = json.loads(str(asked.result))
        return report | {"passages": index.status().passages}


def ask_of(index: str, folder: str) -> str:
    """Open the index as a server does, ask the set's questions, and return the report as JSON."""
    settings = replace(Settings(), index=index)
    base = open_knowledge_base(settings)
    create_app(base, settings)
    return json.dumps(ask(base.searcher, read_labelled_set(Path(folder)).queries))


def fill(index: Index, corpus: Sequence[Row], encoder: Encoder, passages: int) -> None:
    """Write the corpus again and again until the index holds `passages`."""
    rows = [one for part in _batches(corpus, 512) for one in prepare(part, encoder)]
    documents = -(-passages // PASSAGES_A_DOCUMENT)
    with index.writer(wait=0) as writer:
        for part in _batches(islice(_copies(rows), documents), COMMITTED):
            writer.commit(part)
        writer.compact()


def ask(searcher: Searcher, queries: Sequence[Row]) -> Report:
    """Ask questions of both languages' passages and of their own only, in turn."""
    spread = queries[:: max(1, len(queries) // (ASKED + WARMING))][: ASKED + WARMING]
    both: list[float] = []
    own: list[float] = []
    load = os.getloadavg()[0]
    for row in spread:
        alone = SearchFilter(languages=(row.language,))
        both.append(_ms(searcher, row.text, SearchFilter()))
        own.append(_ms(searcher, row.text, alone))
    return {
        "p50_ms": _percentile(both[WARMING:], 50),
        "p95_ms": _percentile(both[WARMING:], 95),
        "same_language_p50_ms": _percentile(own[WARMING:], 50),
        "same_language_p95_ms": _percentile(own[WARMING:], 95),
        "memory_mb": round(int(psutil.Process().memory_info().rss) / 1e6),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "load_before": round(load, 2),
    }


def _copies(rows: Sequence[PreparedDocument]) -> Iterator[PreparedDocument]:
    """Repeat the rows for ever, as documents of `PASSAGES_A_DOCUMENT` passages each."""
    chance = np.random.default_rng(1)
    shelves = [
        list(group)
        for language in Language
        for group in _batches(
            (row for row in rows if row.document.languages == (language,)), PASSAGES_A_DOCUMENT
        )
    ]
    for number, shelf in enumerate(cycle(shelves)):
        name = f"{number:064x}"
        vectors = np.concatenate([row.embedded.vectors for row in shelf])
        tokens = tuple(token for row in shelf for token in row.embedded.tokens)
        noise = NOISE * chance.standard_normal(vectors.shape, dtype=np.float32)
        starts = accumulate((len(row.document.text) for row in shelf), initial=0)
        passages = tuple(
            replace(
                row.passages[0],
                document_id=name[-16:],
                sha256=name,
                span=Span(start, start + len(row.document.text)),
            )
            for row, start in zip(shelf, starts, strict=False)
        )
        text = "".join(row.document.text for row in shelf)
        document = replace(
            shelf[0].document,
            id=name[-16:],
            sha256=name,
            text=text,
            pages=(Page(1, "1", Span(0, len(text))),),
        )
        yield PreparedDocument(
            document,
            passages,
            Embedded(unit(vectors + noise / vectors.shape[1] ** 0.5), tokens),
            b"",
            f"copy:{number}",
        )


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def _ms(searcher: Searcher, query: str, narrowed: SearchFilter) -> float:
    begun = time.perf_counter()
    searcher.search(query, 10, narrowed)
    return (time.perf_counter() - begun) * 1000


def _percentile(times: Sequence[float], share: int) -> float:
    return round(float(np.percentile(times, share)), 1)


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--passages", type=int, default=PASSAGES)
    arguments = parser.parse_args()
    print(json.dumps(run(arguments.folder, arguments.passages), indent=1))


if __name__ == "__main__":
    main()
