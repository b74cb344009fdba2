"""Children under limits: what goes wrong in one is that file's own misfortune."""

from __future__ import annotations

import os
import pickle
import signal
import time
from collections.abc import Iterator
from typing import cast

import pytest

from ingest.sandbox.limits import Limits
from ingest.sandbox.pool import Pool
from ingest.sandbox.wire import Answer, Done, Failed, Refused, pack, unpack_answer
from kb.types import Span
from tests.ingest.hostile import Order, Rogue

WORK = "tests.ingest.hostile:work"
LIMITS = Limits(seconds=1, memory=300 * 2**20, output=2**20, open_files=64)


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(WORK, LIMITS, 1) as pool:
        yield pool


def ask(pool: Pool, name: str, number: float = 0) -> Answer:
    return pool.submit(name, Order(name, number)).result(60)


@pytest.mark.parametrize(
    ("name", "number", "says"),
    [
        ("loop", 0, "processor time"),
        ("sleep", 60, "without coming a page further"),
        ("eat", 2**30, "memory"),
        ("crash", 0, "signal 11"),
        ("leave", 0, "an end of the reader"),
        ("deep", 0, "nesting"),
        ("shout", 3 * 2**20, "bytes of result"),
        ("rogue", 0, "an answer that no reader gives"),
    ],
)
def test_what_breaks_a_limit_is_refused_and_the_next_file_is_read(
    pool: Pool, name: str, number: float, says: str
) -> None:
    answer = ask(pool, name, number)
    assert isinstance(answer, Refused)
    assert answer.code == "file_too_hard"
    assert answer.reason.startswith(f"{name} could not be read")
    assert says in answer.reason
    assert ask(pool, "answer", 7) == Done(Span(0, 7))


@pytest.mark.parametrize(
    ("name", "number", "answer"),
    [
        ("refuse", 0, "file_damaged"),
        ("blunder", 0, "KeyError"),
        ("files", 200, "OSError"),
    ],
)
def test_errors_come_back_as_words(pool: Pool, name: str, number: float, answer: str) -> None:
    found = ask(pool, name, number)
    assert isinstance(found, Refused | Failed)
    assert (found.code if isinstance(found, Refused) else found.error) == answer


def test_a_long_file_that_goes_on_page_by_page_is_no_loop(pool: Pool) -> None:
    assert ask(pool, "pages", 4 * LIMITS.seconds) == Done("read")


def test_a_child_is_used_again(pool: Pool) -> None:
    first, second = ask(pool, "pid"), ask(pool, "pid")
    assert first == second


def test_a_killed_child_costs_its_file_and_nothing_else(pool: Pool) -> None:
    running = pool.submit("sleep", Order("sleep", 4))
    time.sleep(0.5)
    (pid,) = pool.pids
    os.kill(pid, signal.SIGKILL)
    answer = running.result(30)
    assert isinstance(answer, Refused)
    assert answer.code == "file_too_hard"
    assert ask(pool, "pid") != Done(pid)


def test_others_go_on_while_one_hangs() -> None:
    with Pool(WORK, LIMITS, 2) as pool:
        ask(pool, "answer")
        hanging = pool.submit("sleep", Order("sleep", 60))
        started = time.monotonic()
        answers = [pool.submit("answer", Order("answer", n)) for n in range(20)]
        assert [one.result(30) for one in answers] == [Done(Span(0, n)) for n in range(20)]
        assert not hanging.done()
        assert time.monotonic() - started < LIMITS.patience


def test_closing_ends_what_runs_and_leaves_nothing() -> None:
    with Pool(WORK, LIMITS, 2) as pool:
        for _ in range(3):
            pool.submit("loop", Order("loop"))
        while not pool.pids:
            time.sleep(0.02)
        pids, folder = pool.pids, pool.folder
        assert folder.is_dir()
    assert not folder.exists()
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_a_child_that_reads_loads_and_starts_nothing_that_it_does_not_need() -> None:
    with Pool("tests.ingest.reading_modules:work", Limits(), 1) as pool:
        answer = ask(pool, "modules")
    assert isinstance(answer, Done)
    modules, threads = cast(tuple[tuple[str, ...], int], answer.value)
    loaded = set(modules)
    assert "ingest.readers.pdf" in loaded
    assert not loaded & {"torch", "lancedb", "pyarrow", "haystack", "sentence_transformers"}
    # Each thread of a library takes memory of the child's limit before there is any file.
    assert threads == 1


@pytest.mark.parametrize(
    "frame",
    [
        pack(Rogue()),
        pack(Done(Rogue())),
        pack(Done(print)),
        pack("words"),
        b"",
        b"\x80\x05.",
        pack(Done(Span(0, 1)))[:-9],
        b"cos\nsystem\n(S'true'\ntR.",
    ],
)
def test_only_plain_answers_are_taken_apart(frame: bytes) -> None:
    with pytest.raises(pickle.UnpicklingError):
        unpack_answer(frame)
