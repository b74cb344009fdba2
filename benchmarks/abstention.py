"""Learns when to decline, and writes the last tables of `kb/answer/weights.py`.

    python -m benchmarks.abstention INDEX

INDEX is an index of the sample corpus. A logistic model of `kb.answer.signals`, learned on the half
of the questions that `answers.py` does not judge; the threshold is that under which no more than
`DECLINED` of that half's answerable questions are declined. Run after `answer_weights`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from benchmarks.answer_pools import is_unseen, open_base, pools
from benchmarks.answer_tables import write
from corpus.question_set import Question, read_questions
from kb.answer.signals import signals

SHRINK = 0.3  # inverse strength of the penalty, best of 0.1 to 1 by cross-validation
DECLINED = 0.06  # of the answerable, by models that had not seen them
FOLDS = 10


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
    scaled = (measures - centre) / spread
    model = LogisticRegression(C=SHRINK, class_weight="balanced", max_iter=5_000)
    likelihood = _held_out(model, scaled, answerable, questions)
    model.fit(scaled, answerable)
    weights = model.coef_[0] / spread
    write("BIAS", float(model.intercept_[0] - weights @ centre))
    write("CONFIDENCE", dict(zip(found[0], weights.tolist(), strict=True)))
    write("THRESHOLD", float(np.quantile(likelihood[answerable], DECLINED)))


def _held_out(
    model: LogisticRegression,
    measures: NDArray[np.float64],
    answerable: NDArray[np.bool_],
    questions: list[Question],
) -> NDArray[np.float64]:
    """Return each question's likelihood under a model that has not seen its pair."""
    pairs = [one.pair for one in questions]
    folds = GroupKFold(FOLDS)
    result: NDArray[np.float64] = cross_val_predict(
        model, measures, answerable, groups=pairs, cv=folds, method="predict_proba"
    )[:, 1]
    return result


if __name__ == "__main__":
    main()
