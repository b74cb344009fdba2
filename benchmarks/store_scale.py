"""The store as it grows: time a query, to fill it, memory and disk; beside Haystack's own.

A search of the product asks the store four times: nearest vectors and BM25, in each language's
pool, 50 of each. Haystack's InMemoryDocumentStore is asked as its hybrid retrieval does: nearest
vectors once and BM25 once, without pools, 50 of each. Both hold the same passages and are asked
in turn. Indexes of all sizes are asked in turn too, so that whatever else the machine does falls
on each alike. Memory is what a process of its own holds that opened the index and asked
everything; 410 MB of it are the libraries, before anything is opened.
"""

from __future__ import annotations

import multiprocessing
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import numpy as np
import psutil
from haystack import Document
from haystack.document_stores.in_memory import InMemoryDocumentStore

from benchmarks.synthetic import DIMENSION, ENCODER, PASSAGES, Question, documents, questions
from kb.store.index import Index
from kb.types import Language, SearchFilter

SIZES = (1_000, 10_000, 100_000)
FULL_SIZE = 1_000_000
DEPTH = 50
ASKED = 100  # questions an index
COMMITTED = 40  # documents a commit
PEER_ASKED = 5
PEER_SECONDS = 300.0  # for filling and asking Haystack's store together
EVERYTHING = SearchFilter()

Row = dict[str, float | int | str]


@dataclass
class Times:
    """Milliseconds of each question, by what was asked."""

    dense: list[float] = field(default_factory=list)
    bm25: list[float] = field(default_factory=list)
    search: list[float] = field(default_factory=list)


def run(sizes: Sequence[int] = SIZES, full: bool = False) -> list[Row]:
    """Measure indexes of so many passages each; `full` adds one of 1,000,000."""
    wanted = [*sizes, FULL_SIZE] if full else list(sizes)
    with tempfile.TemporaryDirectory(prefix="concord-scale-") as folder:
        uris = {size: str(Path(folder) / str(size)) for size in wanted}
        filled = {size: _fill(uri, size) for size, uri in uris.items()}
        asked = {size: questions(ASKED, max(1, size // PASSAGES)) for size in wanted}
        times = _ask_in_turn({size: _open(uri) for size, uri in uris.items()}, asked)
        return [
            {
                "passages": size,
                **filled[size],
                **_spread(times[size]),
                "memory_mb": _memory(uris[size], asked[size]),
                **(_beside_haystack(_open(uris[size]), size) if size != FULL_SIZE else {}),
            }
            for size in wanted
        ]


def _fill(uri: str, size: int) -> Row:
    commits = compaction = 0.0
    items = documents(size // PASSAGES)
    with _open(uri).writer(wait=0) as writer:
        while batch := list(islice(items, COMMITTED)):
            commits += _seconds(lambda: writer.commit(batch))
        compaction = _seconds(writer.compact)
    return {
        "insert_s": round(commits, 1),
        "compact_s": round(compaction, 1),
        "disk_mb": round(_open(uri).status().bytes_on_disk / 1e6),
    }


def _ask_in_turn(indexes: dict[int, Index], asked: dict[int, list[Question]]) -> dict[int, Times]:
    times = {size: Times() for size in indexes}
    for number in range(-5, ASKED):  # the first five warm up
        for size, index in indexes.items():
            dense, bm25 = _ask(index, asked[size][number])
            if number >= 0:
                times[size].dense += dense
                times[size].bm25 += bm25
                times[size].search.append(sum(dense) + sum(bm25))
    return times


def _ask(index: Index, question: Question) -> tuple[list[float], list[float]]:
    """Ask as a search does; return the milliseconds of each language's dense and BM25 query."""
    dense = [
        _ms(lambda pool=language: index.dense(question.vector, pool, EVERYTHING, DEPTH))  # type: ignore[misc]
        for language in Language
    ]
    bm25 = [
        _ms(lambda pool=language: index.bm25(question.terms, pool, EVERYTHING, DEPTH))  # type: ignore[misc]
        for language in Language
    ]
    return dense, bm25


def _spread(times: Times) -> Row:
    return {
        f"{what}_p{share}_ms": round(float(np.percentile(getattr(times, what), share)), 1)
        for what in ("dense", "bm25", "search")
        for share in (50, 95)
    }


def _memory(uri: str, asked: Sequence[Question]) -> int:
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_ask_alone, uri, asked).result()


def _ask_alone(uri: str, asked: Sequence[Question]) -> int:
    """Open an index, ask everything, and return the memory that this then takes, in MB."""
    index = _open(uri)
    for question in asked:
        _ask(index, question)
    return round(int(psutil.Process().memory_info().rss) / 1e6)


def _beside_haystack(index: Index, size: int) -> Row:
    """Ask both in turn, until that is done or took too long."""
    begun = time.monotonic()
    store = InMemoryDocumentStore()
    insert = _seconds(lambda: store.write_documents(list(_as_haystack(size))))
    ours: list[float] = []
    theirs: list[float] = []
    for question in questions(PEER_ASKED, max(1, size // PASSAGES)):
        if time.monotonic() - begun > PEER_SECONDS:
            break
        ours.append(sum(map(sum, _ask(index, question))))
        theirs.append(_ms(lambda: _hybrid(store, question)))  # noqa: B023
    if not theirs:
        return {"haystack_ms": f"did not finish in {PEER_SECONDS:.0f} s"}
    ours_ms, theirs_ms = float(np.median(ours)), float(np.median(theirs))
    return {
        "haystack_insert_s": round(insert, 1),
        "haystack_p50_ms": round(theirs_ms, 1),
        "haystack_asked": len(theirs),
        "times_faster": round(theirs_ms / ours_ms, 1),
    }


def _hybrid(store: InMemoryDocumentStore, question: Question) -> None:
    store.embedding_retrieval(question.vector.tolist(), top_k=DEPTH)
    store.bm25_retrieval(" ".join(question.terms), top_k=DEPTH)


def _as_haystack(size: int) -> Iterator[Document]:
    for item in documents(size // PASSAGES):
        for passage, vector in zip(item.passages, item.embedded.vectors.tolist(), strict=True):
            yield Document(id=passage.id, content=passage.text, embedding=vector)


def _open(uri: str) -> Index:
    return Index.open(uri, encoder_id=ENCODER, dimension=DIMENSION)


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _ms(work: Callable[[], object]) -> float:
    return _seconds(work) * 1000
