"""Learn `kb/embedding/cross_encoder.npz`: to tell what answers a question from what looks like it.

    python -m benchmarks.cross_encoder DATA

Learned from the practice questions (`benchmarks.practice`), those without an answer too, on seven
of eight papers; the figures printed at the end are of the eighth. No evaluation set is of the same
papers. Takes an hour and a quarter on two cores. Raise `LAYOUT` in `kb/embedding/prepare.py` and
run `abstention` again afterwards.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from sklearn.metrics import roc_auc_score

from benchmarks.cross_learning import Read, Together, learn
from benchmarks.cross_pools import KEPT, Asking, askings
from benchmarks.halves import part_of
from benchmarks.practice import read_practice, read_unanswered
from benchmarks.token_layers import Reader
from kb.embedding.cross_weights import FILE, save_cross_weights
from kb.embedding.weights import packed_file, read_packed

PARTS = 8
DECLINED = 0.05  # of the answered


def main() -> None:
    """Read, learn, write the file and judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    data = parser.parse_args().data
    asked = list(askings(data, [*read_practice(), *read_unanswered()]))
    kept = [one for one in asked if not part_of(one.paper, PARTS)]
    read = Read(Reader(), asked)
    torch.manual_seed(0)
    model = Together(read_packed(packed_file()))
    learn(model, read, [one for one in asked if part_of(one.paper, PARTS)])
    save_cross_weights(model.weights())
    print(FILE, FILE.stat().st_size)
    for name, figure in judged(model, read, kept).items():
        print(f"{name}: {figure:.3f}")


def judged(model: Together, read: Read, asked: Sequence[Asking]) -> dict[str, float]:
    """Return how often a right sentence comes first, and how well none is told from one."""
    first, best, answered = [], [], []
    with torch.no_grad():
        for one in asked:
            places = range(min(KEPT, len(one.sentences)))
            odds = model([read.row(one, at) for at in places]).numpy()
            best.append(float(odds.max()))
            answered.append(bool(one.right.any()))
            if answered[-1]:
                first.append(bool(one.right[int(odds.argmax())]))
    sure, flags = np.array(best), np.array(answered)
    least = np.quantile(sure[flags], DECLINED)
    return {
        "questions": len(asked),
        "a right sentence first": float(np.mean(first)),
        "AUC of the likeliest": roc_auc_score(flags, sure),
        f"declined where {DECLINED} of the answered are": float(np.mean(sure[~flags] < least)),
    }


if __name__ == "__main__":
    main()
