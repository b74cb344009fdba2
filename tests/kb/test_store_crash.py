"""A writer killed at any moment: what readers see then, and what is there once it is done again."""

from __future__ import annotations

import multiprocessing
import random
import shutil
import time
from multiprocessing.context import ForkServerProcess
from multiprocessing.synchronize import Event
from pathlib import Path

import numpy as np
import pytest

from kb.store.index import Index
from kb.types import Language
from tests.kb.store_samples import ANY, EVERYTHING, mark_of, open_index, sample

KILLS = 12
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.kb.store_samples"])

# What an ingestion changes: of twelve documents four are replaced and three deleted, and twelve
# more are added, four in a commit.
BEFORE = [(number, 0) for number in range(12)]
AFTER = [(n, 1) for n in range(4)] + [(n, 0) for n in range(7, 24)]
DELETED = ["d4", "d5", "d6"]
BATCH = 4


def bring_to_after(uri: str, started: Event | None = None) -> None:
    """Do what is left to do of the change, as an ingestion would: it looks at what is known."""
    index = open_index(uri)
    if started:
        started.set()
    with index.writer(10) as writer:
        known = {file.sha256 for file in index.known()}
        items = [sample(number, revision) for number, revision in AFTER]
        left = [item for item in items if item.document.sha256 not in known]
        for first in range(0, len(left), BATCH):
            writer.commit(left[first : first + BATCH])
        there = {file.document_id for file in index.known()}
        for document_id in DELETED:
            if document_id in there:
                writer.delete(document_id)
        writer.compact()


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("crash") / "before"
    with open_index(str(folder)).writer(0) as writer:
        writer.commit([sample(number, revision) for number, revision in BEFORE])
        writer.compact()
    return folder


def test_killed_at_any_moment_and_done_again(before: Path, tmp_path: Path) -> None:
    undisturbed = _copy(before, tmp_path / "undisturbed")
    begun = time.monotonic()
    bring_to_after(undisturbed)
    seconds = time.monotonic() - begun
    wanted = _content(open_index(undisturbed))
    chance = random.Random(20261123)
    kills = 0
    while kills < KILLS:
        uri = _copy(before, tmp_path / "killed")
        child, begun = _start(uri)
        child.join(chance.uniform(0, seconds))
        child.kill()
        child.join()
        if child.exitcode == 0:  # faster than the last one was: aim lower
            seconds = min(seconds, time.monotonic() - begun)
        else:
            kills += 1
        _assert_whole(open_index(uri))
        bring_to_after(uri)
        assert _content(open_index(uri)) == wanted


def _copy(before: Path, to: Path) -> str:
    shutil.rmtree(to, ignore_errors=True)
    return str(shutil.copytree(before, to))


def _start(uri: str) -> tuple[ForkServerProcess, float]:
    """Start the change in a process of its own and return when it is about to write."""
    started = PROCESSES.Event()
    child = PROCESSES.Process(target=bring_to_after, args=(uri, started))
    child.start()
    assert started.wait(60)
    return child, time.monotonic()


def _assert_whole(index: Index) -> None:
    """Every document is all there, in one revision, and nothing else can be found."""
    found = {
        candidate.passage
        for language in Language
        for candidate in index.dense(ANY, language, EVERYTHING, 10_000)
    }
    expected = set()
    for known in index.known():
        number = int(known.document_id[1:])
        item = next(
            item
            for item in (sample(number), sample(number, 1))
            if item.document.sha256 == known.sha256
        )
        assert index.document(known.document_id) == item.document
        assert index.original(known.document_id) == item.original
        expected |= set(item.passages)
    assert found == expected


def _content(index: Index) -> object:
    """Return all that an index holds, but for times and how it lies on disk."""
    tables = index._open()
    passages = [
        (document.id, document.content, document.meta, np.asarray(document.embedding).tolist())
        for store in tables.passages.values()
        for document in store.filter_documents()
    ]
    documents = [
        (index.document(known.document_id), index.original(known.document_id), known.origin)
        for known in index.known()
    ]
    words = [
        {one.passage.id for one in index.bm25([word], language, EVERYTHING, 10_000)}
        for language in Language
        for word in ("agreement", "权利金", mark_of(0), mark_of(0, 1), mark_of(5))
    ]
    return (
        sorted(passages, key=lambda passage: passage[0]),
        sorted(documents, key=lambda document: document[0].id),
        words,
        sorted(tables.place.originals()),
    )
