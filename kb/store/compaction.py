"""Keeping an index fast: few large files, indexes that cover every row, nothing deleted left."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from kb.store.connection import Table, run
from kb.store.files import Place
from kb.store.indexes import ANN_ROWS, TERMS_INDEX, VECTOR_INDEX
from kb.store.tables import Tables

# Files of earlier versions go at once; a reader caught in between asks again on the latest.
GRACE = timedelta(milliseconds=1)

# Folding rewrites a table, so a large one waits until that is worth it. What waits is searched
# without an index, 1,000 passages in about 2 ms.
WAITING_ROWS, WAITING_SHARE, WAITING_FRAGMENTS = 1_000, 0.02, 8

# Each round adds a partition to the word index, and a query asks them all: 20 of them double its
# time (5 to 10 ms at 60,000 passages).
WORD_PARTITIONS = 12


def compact(tables: Tables) -> None:
    """Fold files together, bring indexes up to date, and drop what is deleted or superseded."""
    for table in (tables.pages, tables.documents):
        _fold(tables.place, table)
    for store in tables.passages.values():
        purged = _fold(tables.place, store.table)
        _index(tables.place, store.table, words_anew=purged)


def _fold(place: Place, table: Table) -> bool:
    """Fold one table, if that is worth it, and say whether deleted rows were removed from it."""
    deleted = place.has_deletions(table.name)
    if not deleted and not _worth_folding(table):
        return False
    _optimize(table)
    if place.has_deletions(table.name):
        # Lance rewrites a file once a tenth of it is deleted. Moving an eighth of all rows takes
        # every file there; the second round folds what the first has indexed.
        column = run(table.schema()).names[0]
        run(table.update(where="_rowaddr % 8 = 0", updates_sql={column: column}))
        _optimize(table)
        _optimize(table)
    return deleted


def _worth_folding(table: Table) -> bool:
    waiting = max((index.num_unindexed_rows or 0 for index in run(table.list_indices())), default=0)
    stats: Any = run(table.stats())
    return bool(
        waiting > min(WAITING_ROWS, WAITING_SHARE * stats["num_rows"])
        or stats["fragment_stats"]["num_fragments"] > WAITING_FRAGMENTS
    )


def _index(place: Place, table: Table, *, words_anew: bool) -> None:
    if words_anew or place.word_partitions(table.name) > WORD_PARTITIONS:
        # Anew after a deletion too: the word list keeps words that no passage has any more.
        run(table.create_index("terms", config=TERMS_INDEX, replace=True))
        _optimize(table)
    has_vector_index = any(index.columns == ["vector"] for index in run(table.list_indices()))
    if not has_vector_index and run(table.count_rows("vector IS NOT NULL")) >= ANN_ROWS:
        run(table.create_index("vector", config=VECTOR_INDEX))


def _optimize(table: Table) -> None:
    """Fold, index what is new, and remove earlier versions and what crashes left behind.

    That includes files of no version at all, which is safe only for the holder of the lock.
    """
    run(table.optimize(cleanup_older_than=GRACE, delete_unverified=True))
