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
    "words": -3.083,
    "words_around": 9.377,
    "place": 4.709,
    "own_language": -0.392,
    "wants_duration": 1.705,
    "wants_money": 0.934,
    "wants_rate": 0.342,
    "wants_date": 0.461,
    "wants_number": 0.777,
    "wants_whether": 0.582,
    "length": -0.421,
    "led": -1.014,
    "named": 7.303,
    "found_dense": 1.267,
    "found_bm25": 0.049,
    "found_lexicon": 1.624,
    "found_counterpart": -0.124,
    "found_tokens": 0.584,
    "meaning": 5.437,
    "behind": 0.379,
    "usual": 5.634,
    "closeness": 0.717,
    "tokens": 1.905,
    "outstanding": 1.080,
}

# Of `signals`: the log-odds that the documents answer. Made by `python -m benchmarks.abstention`.
BIAS = 1.419
CONFIDENCE = {
    "own_score": 1.521,
    "own_gap": 2.723,
    "own_words": 0.000,
    "own_around": 0.000,
    "own_reach": 0.000,
    "own_figure": -0.285,
    "own_meaning": 11.762,
    "own_tokens": -0.698,
    "own_closeness": -6.734,
    "own_passage": 8.312,
    "other_score": 1.214,
    "other_gap": 0.566,
    "other_words": 0.000,
    "other_around": 0.000,
    "other_reach": 0.443,
    "other_figure": -0.676,
    "other_meaning": 3.681,
    "other_tokens": -1.637,
    "other_closeness": 1.188,
    "other_passage": -2.569,
    "token_least": -4.505,
    "token_low": 6.074,
    "token_mean": -3.990,
    "token_all": -2.620,
    "token_missed": -0.498,
    "in_chinese": 0.023,
    "asks_now": -2.276,
    "asks_happened": -0.016,
    "asks_name": -1.675,
    "asks_figure": -0.730,
    "asks_money": -0.546,
    "asks_whether": 1.099,
}

# Under this likelihood a question is declined. Made by the same.
THRESHOLD = 0.195
