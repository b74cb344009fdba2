"""The labelled sets that retrieval is judged on, and what is read off each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kb.labelled_set import LabelledSet, read_labelled_set


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of one set: a metric in one direction ("en->zh"), and the least that is wanted."""

    direction: str
    metric: str
    wanted: float


@dataclass(frozen=True, slots=True)
class RetrievalSet:
    """A folder in BEIR layout; `maps_learned`: the language maps were learned from its texts."""

    name: str
    folder: str
    measures: tuple[Measure, ...]
    queries: str = "queries.jsonl"
    qrels: str = "test.tsv"
    maps_learned: bool = False

    def read(self, data: Path) -> LabelledSet:
        """Read the set below the folder of all sets."""
        folder = data / self.folder
        return read_labelled_set(folder, folder / self.queries, folder / "qrels" / self.qrels)


def _both_ways(across: tuple[float, float], own: float) -> tuple[Measure, ...]:
    return (
        Measure("en->zh", "recall@10", across[0]),
        Measure("zh->en", "recall@10", across[1]),
        Measure("en->en", "recall@10", own),
        Measure("zh->zh", "recall@10", own),
    )


# The qrels of both languages' rows: each direction is judged on its own relevant rows.
SETS = (
    RetrievalSet(
        "parallel-articles", "parallel-articles", _both_ways((0.90, 0.92), 0.97), maps_learned=True
    ),
    RetrievalSet(
        "parallel-articles, natural questions",
        "parallel-articles",
        _both_ways((0.80, 0.90), 0.93),
        queries="queries_natural.jsonl",
        qrels="natural.tsv",
        maps_learned=True,
    ),
    RetrievalSet("xquad-xling", "xquad-xling", _both_ways((0.98, 0.98), 0.99)),
    RetrievalSet(
        "zh-law-qa",
        "zh-law-qa",
        (Measure("zh->zh", "ndcg@10", 0.56), Measure("zh->zh", "recall@100", 0.88)),
    ),
    RetrievalSet(
        "legalbench-rag-en, corpus chunks",
        "legalbench-rag-en",
        (Measure("en->en", "ndcg@10", 0.45), Measure("en->en", "recall@100", 0.93)),
    ),
    RetrievalSet(
        "tota-china-pakistan-en", "tota-china-pakistan-en", (Measure("en->en", "ndcg@10", 0.88),)
    ),
    RetrievalSet(
        "zh-script-robustness",
        "zh-script-robustness",
        (
            Measure("Hans->Hant", "recall@10", 0.95),
            Measure("Hant->Hans", "recall@10", 0.95),
        ),
    ),
)

Figures = Mapping[str, Mapping[str, float]]  # by direction, then metric
