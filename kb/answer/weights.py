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
BIAS = -12.352
CONFIDENCE = {
    "own_score": 1.167,
    "own_gap": 4.292,
    "own_words": -3.097,
    "own_around": -2.457,
    "own_reach": 0.021,
    "own_figure": -0.336,
    "own_meaning": 13.162,
    "own_tokens": -1.023,
    "own_passage": 10.591,
    "other_score": 0.868,
    "other_gap": -0.417,
    "other_words": 0.605,
    "other_around": -0.724,
    "other_reach": 0.924,
    "other_figure": -0.548,
    "other_meaning": 5.434,
    "other_tokens": -1.128,
    "other_passage": -7.257,
    "in_chinese": -1.901,
    "asks_now": -1.550,
    "asks_happened": -0.178,
    "asks_name": -1.471,
    "asks_figure": -0.683,
    "asks_money": -0.362,
    "asks_whether": 0.535,
}

# Under this likelihood a question is declined. Made by the same.
THRESHOLD = 0.278
