"""What each measure of a sentence is worth, and when an answer is sure enough to be given.

Learned on half of the sample corpus's questions, and judged on the other (docs/evaluation.md).
"""

from __future__ import annotations

# Of `features.CHEAP`, in that order: which sentences the model reads.
# Made by `python -m benchmarks.answer_weights`.
FIRST = (
    4.436,
    9.805,
    5.642,
    1.140,
    3.274,
    1.195,
    0.174,
    0.666,
    1.835,
    1.211,
    0.145,
    -1.259,
    3.835,
)

# Of `features.NAMES`, in that order: which sentences answer. Made by the same.
SECOND = (
    -6.003,
    12.571,
    3.053,
    -0.288,
    2.997,
    1.111,
    0.090,
    0.535,
    1.195,
    1.060,
    -0.359,
    -1.201,
    5.234,
    1.823,
    2.888,
)

# Of `signals`: the log-odds that the documents answer. Made by `python -m benchmarks.abstention`.
BIAS = -8.742
CONFIDENCE = {
    "own_score": 1.617,
    "own_gap": 3.958,
    "own_words": -2.428,
    "own_around": -2.213,
    "own_reach": 0.709,
    "own_figure": -0.495,
    "own_meaning": 7.969,
    "own_tokens": -0.804,
    "own_passage": 7.983,
    "other_score": 1.110,
    "other_gap": -0.351,
    "other_words": 1.073,
    "other_around": -1.095,
    "other_reach": 0.762,
    "other_figure": -0.693,
    "other_meaning": 2.798,
    "other_tokens": -1.014,
    "other_passage": -7.994,
    "asks_now": -1.273,
    "asks_happened": -0.237,
    "asks_name": -1.665,
    "asks_figure": -0.657,
    "asks_money": -0.275,
    "asks_whether": 0.185,
}

# Under this likelihood a question is declined. Made by the same.
THRESHOLD = 0.251
