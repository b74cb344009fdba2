"""What becomes of the files of other formats than PDF, and of hostile ones, each in a child.

    python -m benchmarks.formats FOLDER

Prints a Markdown table: the outcome, pages, pages not read, clauses, seconds, and the most memory
that the child held.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.reading_in_children import memory_peak, orders_of
from ingest.orders import Described, ReadOrder
from ingest.sandbox.limits import Limits
from ingest.sandbox.pool import Pool
from ingest.sandbox.wire import Done, Refused

_FORMATS = frozenset(".docx .doc .rtf .odt .txt .html .md .eml .zip".split())
_HOSTILE = ("bad_", "enc_", "DERIVED_html_named", "DERIVED_truncated", "DERIVED_5000")


def rows(folder: Path) -> Iterator[tuple[str, ...]]:
    """Yield a row a file: a child of its own each, so that its memory is told alone."""
    for order in orders_of([folder]):
        if order.path.suffix.lower() in _FORMATS or order.name.startswith(_HOSTILE):
            yield _row(order)


def _row(order: ReadOrder) -> tuple[str, ...]:
    with Pool("ingest.work:work", Limits(), 1) as pool:
        started = time.perf_counter()
        answer = pool.submit(order.name, order).result()
        seconds = time.perf_counter() - started
        memory = max(map(memory_peak, pool.pids), default=0)
    told = (f"{seconds:.1f}", f"{memory / 2**20:.0f}" if memory else "")
    match answer:
        case Done(value=Described(document, remarks)):
            counts = (len(document.pages), len(document.unread_pages), len(document.clauses))
            outcome = ", ".join(("read", *remarks))
            return (order.name, outcome, *map(str, counts), *told)
        case Refused(code=code):
            return (order.name, f"`{code}`", "", "", "", *told)
    return (order.name, "failed", "", "", "", *told)


def main(folder: Path) -> None:
    """Print the table."""
    heads = ("file", "outcome", "pages", "not read", "clauses", "s", "MiB")
    print("| " + " | ".join(heads) + " |")
    print("|" + "---|" * len(heads))
    for row in rows(folder):
        print("| " + " | ".join(row) + " |")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
