"""Many readers, in processes and threads, beside one writer: each sees whole documents, always."""

from __future__ import annotations

import multiprocessing
import time
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from kb.errors import DocumentNotFound
from kb.store.index import Index
from kb.types import Language
from tests.kb.store_samples import ANY, EVERYTHING, mark_of, open_index, sample

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.kb.store_samples"])
READERS = 3
DOCUMENTS = 12  # always there, in one revision or another
ROUNDS = 6


@pytest.fixture
def uri(tmp_path: Path) -> str:
    uri = str(tmp_path / "index")
    with open_index(uri).writer(0) as writer:
        writer.commit([sample(number) for number in range(DOCUMENTS)])
        writer.compact()
    return uri


def look(index: Index) -> None:
    """Look in every way once, and check that what comes back is whole and of one moment."""
    for language in Language:
        found = index.dense(ANY, language, EVERYTHING, 1_000)
        revisions: dict[str, set[str]] = {}
        for candidate in found:
            revisions.setdefault(candidate.passage.document_id, set()).add(candidate.passage.sha256)
        assert set(revisions) == {f"d{number}" for number in range(DOCUMENTS)}
        assert all(len(hashes) == 1 for hashes in revisions.values())
        assert len(found) == 2 * DOCUMENTS
        assert index.bm25([mark_of(99)], language, EVERYTHING, 10) == ()
        assert len(index.bm25(["agreement", "权利金"], language, EVERYTHING, 100)) > 0
    assert len(index.at_numbers("1", EVERYTHING, 1_000)) == 2 * DOCUMENTS
    document = index.document("d3")
    assert document.text == "".join(page.span.of(document.text) for page in document.pages)
    assert document in (sample(3, revision).document for revision in range(ROUNDS + 1))
    with pytest.raises(DocumentNotFound):
        index.document("d99")


def read_until(uri: str, stop: Event, looks: Queue[int]) -> None:
    """Look again and again; the process fails with the first thing that is not whole."""
    index = open_index(uri)
    done = 0
    while done == 0 or not stop.is_set():
        look(index)
        done += 1
    looks.put(done)


def rewrite(uri: str) -> None:
    """Replace every document in turn, and compact and sweep in between."""
    for revision in range(1, ROUNDS + 1):
        with open_index(uri).writer(10) as writer:
            for first in range(0, DOCUMENTS, 4):
                writer.commit([sample(number, revision) for number in range(first, first + 4)])
            writer.compact()


def test_processes_read_beside_a_writer(uri: str) -> None:
    stop, looks = PROCESSES.Event(), PROCESSES.Queue()
    readers = [
        PROCESSES.Process(target=read_until, args=(uri, stop, looks)) for _ in range(READERS)
    ]
    for reader in readers:
        reader.start()
    rewrite(uri)
    stop.set()
    done = [looks.get(timeout=60) for _ in readers]
    for reader in readers:
        reader.join()
    assert [reader.exitcode for reader in readers] == [0] * READERS
    assert min(done) > 1
    assert open_index(uri).document("d3") == sample(3, ROUNDS).document


def test_threads_of_one_process_read_beside_a_writer(uri: str) -> None:
    index = open_index(uri)
    begun = time.monotonic()
    with ThreadPoolExecutor(READERS + 1) as pool:
        writing = pool.submit(rewrite, uri)

        def keep_looking() -> int:
            done = 0
            while not writing.done():
                look(index)
                done += 1
            return done

        reading = [pool.submit(keep_looking) for _ in range(READERS)]
        assert min(future.result() for future in reading) > 1
        writing.result()
    assert time.monotonic() - begun < 60
