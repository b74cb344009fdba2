"""How common each index term is among one language's passages, for weighing words ourselves."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from kb.store.connection import Table, read, run

# Passages looked at: more would change no weight that decides anything, and cost a second.
SAMPLE, STRETCHES = 20_000, 20


@dataclass(frozen=True, slots=True)
class TermStatistics:
    """Counts over a sample of the passages, which is all of them up to `SAMPLE`.

    `frequencies` says in how many of the `count` passages a term occurs; `mean_length` is a
    passage's mean number of terms.
    """

    count: int
    mean_length: float
    frequencies: Mapping[str, int]
    is_sample: bool = False

    def idf(self, term: str) -> float:
        """Return the term's weight as BM25 has it (Robertson and Zaragoza 2009), never negative."""
        frequency = self.frequencies.get(term, 0)
        return math.log1p((self.count - frequency + 0.5) / (frequency + 0.5))


def read_statistics(table: Table) -> TermStatistics:
    """Count the terms of a passages table, of evenly spread stretches where it is large."""
    rows = run(table.count_rows())
    stretch = SAMPLE // STRETCHES
    starts = range(0, rows, stretch) if rows <= SAMPLE else range(0, rows, -(-rows // STRETCHES))
    frequencies: Counter[str] = Counter()
    count = length = 0
    for start in starts:
        query = table.query().select(["terms"]).offset(start).limit(stretch)
        for terms in read(query)["terms"].to_pylist():
            words = (terms or "").split()
            frequencies.update(set(words))
            count += 1
            length += len(words)
    mean_length = length / max(count, 1)
    return TermStatistics(count, mean_length, dict(frequencies), is_sample=count < rows)
