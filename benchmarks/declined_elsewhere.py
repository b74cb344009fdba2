"""How often a question of other people, which the documents answer, is declined.

    python -m benchmarks.declined_elsewhere DATA

Declining is calibrated on questions written for the sample corpus; these were not written for it.
Of each set some questions are asked of an index that holds what answers them, and other rows of
the set up to `ROWS`. Nothing is learned from them.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from pathlib import Path

from benchmarks.answer_pools import Base, Remembering, pools
from benchmarks.retrieval_sets import SETS
from kb.answer.confidence import THRESHOLD, confidence
from kb.embedding.default import load_encoder
from kb.embedding.encoder import Encoder
from kb.evaluate import fill
from kb.labelled_set import LabelledSet, Row
from kb.lexicon.lexicon import Lexicon
from kb.search import Searcher
from kb.settings import Settings
from kb.store.index import Index

# The natural questions of the first; whole sentences of articles, as the others ask, are no
# questions, and the script set asks what zh-law-qa asks.
NAMES = (
    "parallel-articles, natural questions",
    "xquad-xling",
    "zh-law-qa",
    "legalbench-rag-en, corpus chunks",
)
ASKED, ROWS = 120, 800


def chosen(labelled: LabelledSet, chance: random.Random) -> tuple[list[Row], list[Row]]:
    """Return questions, and rows: those that answer them, and others."""
    asked = chance.sample(labelled.queries, min(ASKED, len(labelled.queries)))
    answering = {name for one in asked for name in labelled.relevant[one.id]}
    rows = [one for one in labelled.corpus if one.id in answering]
    others = [one for one in labelled.corpus if one.id not in answering]
    more = min(len(others), max(0, ROWS - len(rows)))
    return asked, rows + chance.sample(others, more)


def declined(labelled: LabelledSet, encoder: Encoder, lexicon: Lexicon) -> dict[str, float]:
    """Ask, and return how many were asked and what share was declined."""
    asked, rows = chosen(labelled, random.Random(0))
    with tempfile.TemporaryDirectory(prefix="concord-elsewhere-") as folder:
        index = Index.open(folder, encoder_id=encoder.id, dimension=encoder.dimension)
        fill(index, rows, encoder)
        base = Base(index, encoder, lexicon, Searcher(index, encoder, lexicon))
        sure = [confidence(pool) for _, pool in pools(base, [one.text for one in asked])]
    return {
        "asked": len(asked),
        "rows": len(rows),
        "declined": round(sum(one < THRESHOLD for one in sure) / len(sure), 3),
    }


def main() -> None:
    """Print a line a set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    data = parser.parse_args().data
    settings = Settings()
    encoder: Encoder = Remembering(load_encoder(settings))  # type: ignore[assignment]
    lexicon = Lexicon.load(Path(settings.cache))
    sets = {one.name: one for one in SETS}
    for name in NAMES:
        print(json.dumps({"set": name, **declined(sets[name].read(data), encoder, lexicon)}))


if __name__ == "__main__":
    main()
