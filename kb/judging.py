"""Measures of one ranked list against what is relevant.

Recall, nDCG and MRR at ten as BEIR and trec_eval define them: Järvelin and Kekäläinen 2002 for
nDCG (gain over log2 of the rank plus one), the ideal list holding every relevant document.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import quantiles

CUT = 10
DEEP_CUT = 100


@dataclass(frozen=True, slots=True)
class Scores:
    """The measures of one question, or their mean over many. All from 0 to 1."""

    recall_at_10: float
    ndcg_at_10: float
    mrr_at_10: float
    recall_at_100: float

    def as_dict(self) -> dict[str, float]:
        """Return the measures under their usual names, to four places."""
        return {
            "recall@10": round(self.recall_at_10, 4),
            "ndcg@10": round(self.ndcg_at_10, 4),
            "mrr@10": round(self.mrr_at_10, 4),
            "recall@100": round(self.recall_at_100, 4),
        }


def judge(ranked: Sequence[str], relevant: Mapping[str, float]) -> Scores:
    """Judge one list of ids, best first, against the gain of each relevant id (above zero)."""
    head = ranked[:CUT]
    first = next((rank for rank, name in enumerate(head, start=1) if name in relevant), 0)
    ideal = _gain(sorted(relevant.values(), reverse=True)[:CUT])
    return Scores(
        recall_at_10=sum(name in relevant for name in head) / len(relevant),
        ndcg_at_10=_gain([relevant.get(name, 0.0) for name in head]) / ideal,
        mrr_at_10=1 / first if first else 0.0,
        recall_at_100=sum(name in relevant for name in ranked[:DEEP_CUT]) / len(relevant),
    )


def mean(scores: Iterable[Scores]) -> Scores:
    """Return the mean of each measure; zeros where there is nothing to judge."""
    rows = list(scores)
    count = max(1, len(rows))
    return Scores(
        recall_at_10=sum(row.recall_at_10 for row in rows) / count,
        ndcg_at_10=sum(row.ndcg_at_10 for row in rows) / count,
        mrr_at_10=sum(row.mrr_at_10 for row in rows) / count,
        recall_at_100=sum(row.recall_at_100 for row in rows) / count,
    )


def p50_and_p95(times: Sequence[float]) -> tuple[float, float]:
    """Return the median of at least one time, and what 95 of 100 stay within."""
    spread = quantiles(times, n=20) if len(times) > 1 else [*times] * 19
    return spread[9], spread[18]


def _gain(gains: Sequence[float]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, start=1))
