"""What each measure of a sentence is worth, and when an answer is sure enough to be given.

Learned on half of the sample corpus's questions, and judged on the other (docs/evaluation.md).
"""

from __future__ import annotations

# Of `features.CHEAP`: which sentences the model reads.
# Made by `python -m benchmarks.answer_weights`.
FIRST = {
    "words": 5.151,
    "words_around": 8.607,
    "place": 1.774,
    "own_language": 0.919,
    "wants_duration": 1.796,
    "wants_money": 0.962,
    "wants_rate": 0.362,
    "wants_date": 0.637,
    "wants_number": 1.111,
    "wants_whether": 0.894,
    "length": 0.141,
    "led": -0.914,
    "named": 6.449,
    "found_dense": 3.894,
    "found_bm25": 1.387,
    "found_lexicon": 1.694,
    "found_counterpart": 0.133,
    "found_tokens": 0.439,
}

# Of `features.NAMES`: which sentences answer. Made by the same.
SECOND = {
    "words": -3.168,
    "words_around": 9.416,
    "place": 4.357,
    "own_language": -0.344,
    "wants_duration": 1.685,
    "wants_money": 0.926,
    "wants_rate": 0.365,
    "wants_date": 0.464,
    "wants_number": 0.783,
    "wants_whether": 0.582,
    "length": -0.413,
    "led": -1.003,
    "named": 7.675,
    "found_dense": 1.378,
    "found_bm25": 0.134,
    "found_lexicon": 1.701,
    "found_counterpart": 0.026,
    "found_tokens": 0.592,
    "meaning": 5.530,
    "behind": 0.235,
    "usual": 5.759,
    "closeness": 0.729,
    "tokens": 1.920,
    "outstanding": 1.079,
}

# Of `signals`: the log-odds that the documents answer. Made by `python -m benchmarks.abstention`.
BIAS = -3.053
CONFIDENCE = {
    "own_score": 3.201,
    "own_gap": 2.788,
    "own_words": -2.591,
    "own_around": -3.241,
    "own_reach": -0.504,
    "own_figure": -0.931,
    "own_meaning": 11.138,
    "own_tokens": -0.921,
    "own_closeness": -4.169,
    "own_passage": 7.955,
    "other_score": 1.514,
    "other_gap": 0.191,
    "other_words": 0.389,
    "other_around": -1.998,
    "other_reach": 1.498,
    "other_figure": -0.799,
    "other_meaning": 3.328,
    "other_tokens": -1.781,
    "other_closeness": -0.181,
    "other_passage": -1.240,
    "token_least": -3.390,
    "token_low": 4.953,
    "token_mean": -4.194,
    "token_all": -0.928,
    "token_missed": -0.772,
    "in_chinese": -0.766,
    "asks_now": -2.237,
    "asks_happened": -0.172,
    "asks_name": -1.712,
    "asks_figure": -0.590,
    "asks_money": -0.969,
    "asks_whether": 0.995,
}

# Under this likelihood a question is declined. Made by the same.
THRESHOLD = 0.225
