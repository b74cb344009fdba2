"""Learns when to decline, and writes the last tables of `kb/answer/weights.py`.

    python -m benchmarks.abstention INDEX

INDEX is an index of the sample corpus. A logistic model of `kb.answer.signals`, learned on the half
of the questions that `answers.py` does not judge; the threshold is that under which no more than
`DECLINED` of that half's answerable questions are declined. Run after `answer_weights`.

That the documents have the question's words never counts against an answer, though in this set it
would: what they do not answer was asked in their words, what they do answer in people's own. With
that, "What is the royalty on copper?" was declined.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.model_selection import GroupKFold

from benchmarks.answer_pools import is_unseen, open_base, pools
from benchmarks.answer_tables import write
from corpus.question_set import Question, read_questions
from kb.answer.signals import signals

SHRINK = 0.3  # inverse strength of the penalty, best of 0.1 to 1 by cross-validation
DECLINED = 0.06  # of the answerable, by models that had not seen them
FOLDS = 10
WORDS = ("_words", "_around", "_reach")  # endings of the measures of words shared
Array = NDArray[np.float64]


def main() -> None:
    """Learn and write the coefficients and the threshold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("index", type=Path)
    base = open_base(parser.parse_args().index)
    questions = [one for one in read_questions() if not is_unseen(one)]
    found = [signals(pool) for _, pool in pools(base, [one.question for one in questions])]
    measures = np.array([list(one.values()) for one in found])
    answerable = np.array([bool(one.answers) for one in questions])
    centre, spread = measures.mean(axis=0), measures.std(axis=0) + 1e-9
    scaled = np.column_stack([(measures - centre) / spread, np.ones(len(measures))])
    least = [0.0 if name.endswith(WORDS) else None for name in found[0]]
    likelihood = _held_out(scaled, answerable, least, questions)
    *weights, constant = fit(scaled, answerable, least)
    worth = np.array(weights) / spread
    write("BIAS", float(constant - worth @ centre))
    write("CONFIDENCE", dict(zip(found[0], worth.tolist(), strict=True)))
    write("THRESHOLD", float(np.quantile(likelihood[answerable], DECLINED)))


def fit(rows: Array, right: NDArray[np.bool_], least: Sequence[float | None]) -> Array:
    """Return the weights of a logistic model, each at `least` or more, the constant's last.

    Both classes count alike. `rows` end with the constant, which is neither held nor shrunk.
    """
    signs = np.where(right, 1.0, -1.0)
    counts = np.where(right, len(right) / (2 * right.sum()), len(right) / (2 * (~right).sum()))
    shrunk = np.append(np.ones(rows.shape[1] - 1), 0.0)

    def loss(weights: Array) -> tuple[float, Array]:
        margins = signs * (rows @ weights)
        slopes = -SHRINK * counts * signs / (1 + np.exp(margins))
        value = SHRINK * counts @ np.logaddexp(0, -margins) + (shrunk * weights) @ weights / 2
        return float(value), slopes @ rows + shrunk * weights

    bounds = [*((floor, None) for floor in least), (None, None)]
    found: Array = minimize(loss, np.zeros(rows.shape[1]), jac=True, bounds=bounds).x
    return found


def _held_out(
    rows: Array,
    right: NDArray[np.bool_],
    least: Sequence[float | None],
    questions: Sequence[Question],
) -> Array:
    """Return each question's likelihood under a model that has not seen its pair."""
    likelihood = np.zeros(len(rows))
    pairs = [one.pair for one in questions]
    for seen, unseen in GroupKFold(FOLDS).split(rows, groups=pairs):
        weights = fit(rows[seen], right[seen], least)
        likelihood[unseen] = 1 / (1 + np.exp(-rows[unseen] @ weights))
    return likelihood


if __name__ == "__main__":
    main()
