"""Learns what each measure of a sentence is worth, and writes the first tables of `weights.py`.

    python -m benchmarks.answer_weights INDEX

INDEX is an index of the sample corpus. The first table chooses what the second is learned from: run
it twice after a change of `features.CHEAP`. Learned on the half of the questions that `answers.py`
does not judge: a linear score whose softmax over the sentences of one question is to fall on those
that answer (ListNet's top-one loss; Cao et al., ICML 2007).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from benchmarks.answer_pools import is_unseen, open_base, pools, sentence_answers
from benchmarks.answer_tables import write
from corpus.question_set import Question, read_questions
from kb.answer.features import CHEAP, NAMES, Candidate, cheap_features
from kb.answer.pool import candidates_of

STEPS, RATE, SHRINK = 300, 0.05, 1e-2
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question's sentences: their measures, and which of them answer."""

    features: Array
    right: NDArray[np.bool_]


def learn(rows: Sequence[Labelled]) -> Array:
    """Return the weights, one a column, under which the right sentences are likeliest."""
    torch.manual_seed(0)
    kept = [row for row in rows if row.right.any()]
    together = np.concatenate([row.features for row in kept])
    spread = together.std(axis=0) + 1e-6
    scaled = [torch.tensor(row.features / spread, dtype=torch.float32) for row in kept]
    right = [torch.tensor(row.right) for row in kept]
    weights = torch.zeros(together.shape[1], requires_grad=True)
    optimizer = torch.optim.Adam([weights], lr=RATE)
    for _ in range(STEPS):
        losses = [
            torch.logsumexp(scores, 0) - torch.logsumexp(scores[mask], 0)
            for scores, mask in zip((one @ weights for one in scaled), right, strict=True)
        ]
        loss = torch.stack(losses).mean() + SHRINK * (weights**2).sum()
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    return np.asarray(weights.detach().numpy() / spread, dtype=np.float64)


def main() -> None:
    """Learn both tables and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("index", type=Path)
    base = open_base(parser.parse_args().index)
    questions = [one for one in read_questions() if one.answers and not is_unseen(one)]
    cheap, read = [], []
    asked = pools(base, [one.question for one in questions])
    for question, (hits, pool) in zip(questions, asked, strict=True):
        everything = [
            candidate
            for hit in hits
            for candidate in candidates_of(hit, base.index.clauses(hit.passage.sha256))
        ]
        features = cheap_features(pool.asked, everything)
        cheap.append(Labelled(features, _right(question, everything)))
        read.append(Labelled(pool.features, _right(question, pool.candidates)))
    write("FIRST", dict(zip(CHEAP, learn(cheap).tolist(), strict=True)))
    write("SECOND", dict(zip(NAMES, learn(read).tolist(), strict=True)))


def _right(question: Question, candidates: Sequence[Candidate]) -> NDArray[np.bool_]:
    return np.array(
        [sentence_answers(question, one.hit.document.source, one.sentence) for one in candidates],
        dtype=bool,
    )


if __name__ == "__main__":
    main()
