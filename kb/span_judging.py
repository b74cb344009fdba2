"""Measures of retrieved characters against the spans that hold the answer.

Recall and precision over characters as LegalBench-RAG has them (Pipitone and Houir Alami 2024): a
system may cut its passages as it likes, and is judged on the words it brings. White space counts
for nothing on either side, since a reader may lay a file's lines out in another way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kb.types import Span

BUDGETS = (4_000, 8_000, 16_000)
"""Characters that a reader, or a language model, is given to read: the first of the ranking."""

Spans = Mapping[str, Sequence[Span]]  # of each file, in its visible characters


@dataclass(frozen=True, slots=True)
class SpanScores:
    """How much of the answer was brought, and how much of what was brought is answer: 0 to 1."""

    recall: float
    precision: float

    def as_dict(self) -> dict[str, float]:
        """Return the measures under their names, to four places."""
        return {"recall": round(self.recall, 4), "precision": round(self.precision, 4)}


def judge_spans(
    found: Sequence[tuple[str, Span]], gold: Sequence[tuple[str, Span]], budget: int
) -> SpanScores:
    """Judge a ranking of (file, span), best first, cut at `budget` characters, against gold."""
    brought = _united(_within(found, budget))
    wanted = _united(gold)
    shared = sum(_shared(spans, brought.get(file, ())) for file, spans in wanted.items())
    return SpanScores(shared / max(1, _size(wanted)), shared / max(1, _size(brought)))


def mean_spans(scores: Iterable[SpanScores]) -> SpanScores:
    """Return the mean of each measure; zeros where there is nothing to judge."""
    rows = list(scores)
    count = max(1, len(rows))
    return SpanScores(
        sum(row.recall for row in rows) / count, sum(row.precision for row in rows) / count
    )


def _within(found: Sequence[tuple[str, Span]], budget: int) -> list[tuple[str, Span]]:
    """Return the head of a ranking, its last span cut where the budget ends."""
    head: list[tuple[str, Span]] = []
    left = budget
    for file, span in found:
        if left <= 0:
            break
        head.append((file, Span(span.start, min(span.end, span.start + left))))
        left -= len(span)
    return head


def _united(spans: Iterable[tuple[str, Span]]) -> Spans:
    """Return the spans of each file in order, those that touch or overlap as one."""
    by_file: dict[str, list[Span]] = defaultdict(list)
    for file, span in sorted(spans):
        last = by_file[file][-1] if by_file[file] else None
        if last is not None and span.start <= last.end:
            by_file[file][-1] = Span(last.start, max(last.end, span.end))
        else:
            by_file[file].append(span)
    return by_file


def _size(spans: Spans) -> int:
    return sum(len(span) for of_file in spans.values() for span in of_file)


def _shared(one: Sequence[Span], other: Sequence[Span]) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
