"""Reading alone, without embedding: in this process one file after another, and in children.

    python -m benchmarks.reading_in_children FOLDER...

Reads every file of the folders to a document with its clause tree both ways and prints seconds,
pages a second, what a child's start costs, and the most memory that a child held.
"""

from __future__ import annotations

import hashlib
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.document import read_document
from ingest.orders import Described, ReadOrder
from ingest.sandbox.limits import Limits
from ingest.sandbox.pool import Pool
from ingest.sandbox.wire import Done
from ingest.sources import find_files
from kb.errors import FileRefused
from kb.settings import Settings

_WORK = "ingest.work:work"


@dataclass(frozen=True, slots=True)
class Measured:
    """One way of reading: how long it took, what it read, and the most a process held, in bytes."""

    seconds: float
    documents: int
    refused: int
    pages: int
    memory: int


def orders_of(folders: Sequence[Path]) -> list[ReadOrder]:
    """Return an order for every file of the folders that is a paper."""
    settings = Settings()
    return [
        ReadOrder(source.name, source.path, "d0", _sha256(source.path), settings)
        for source in find_files(folders)
        if source.path.suffix not in (".tsv", ".jsonl", ".json")
    ]


def in_this_process(orders: Sequence[ReadOrder]) -> Measured:
    """Read one file after another, as it was done before there were children."""
    documents, refused = [], 0
    started = time.perf_counter()
    for order in orders:
        try:
            documents.append(read_document(order))
        except FileRefused:
            refused += 1
    return _measured(time.perf_counter() - started, documents, refused, 0)


def in_children(orders: Sequence[ReadOrder], size: int) -> Measured:
    """Read with `size` children, their start included."""
    started = time.perf_counter()
    with Pool(_WORK, Limits(), size) as pool:
        futures = [pool.submit(order.name, order) for order in orders]
        answers = [future.result() for future in futures]
        seconds = time.perf_counter() - started
        memory = max(map(memory_peak, pool.pids), default=0)
    documents = [
        answer.value
        for answer in answers
        if isinstance(answer, Done) and isinstance(answer.value, Described)
    ]
    return _measured(seconds, documents, len(answers) - len(documents), memory)


def start_of_a_child(order: ReadOrder) -> float:
    """Return the seconds from nothing to the first document of a small file."""
    return in_children([order], 1).seconds


def _measured(seconds: float, documents: list[Described], refused: int, memory: int) -> Measured:
    pages = sum(len(read.document.pages) for read in documents)
    return Measured(seconds, len(documents), refused, pages, memory)


def memory_peak(pid: int) -> int:
    """Return the most memory that a process has held, by what the kernel remembers (Linux)."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    return 0


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main(folders: Sequence[Path]) -> None:
    """Measure and print."""
    orders = orders_of(folders)
    smallest = min(orders, key=lambda order: order.path.stat().st_size or sys.maxsize)
    print(f"a child's start, to its first document: {start_of_a_child(smallest):.2f} s")
    for name, found in (
        ("this process", in_this_process(orders)),
        ("1 child", in_children(orders, 1)),
        ("2 children", in_children(orders, 2)),
    ):
        print(
            f"{name}: {found.seconds:.1f} s, {found.documents} documents, {found.refused} refused,"
            f" {found.pages / found.seconds:.0f} pages/s, {found.memory / 2**20:.0f} MiB"
        )


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
