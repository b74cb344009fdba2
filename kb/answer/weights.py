"""What each measure of a sentence is worth, and when an answer is sure enough to be given.

Learned on half of the sample corpus's questions, and judged on the other (docs/evaluation.md).
"""

from __future__ import annotations

# Of `features.CHEAP`: which sentences the model reads.
# Made by `python -m benchmarks.answer_weights`.
FIRST = {
    "words": 5.151,
    "words_around": 8.607,
    "said": 0.000,
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
    "said": 0.000,
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
BIAS = 1.229
CONFIDENCE = {
    "own_score": 1.415,
    "own_gap": 2.411,
    "own_words": 0.000,
    "own_around": 0.000,
    "own_reach": 0.000,
    "own_figure": -0.062,
    "own_meaning": 10.404,
    "own_tokens": -0.561,
    "own_closeness": -6.859,
    "own_passage": 6.357,
    "other_score": 0.430,
    "other_gap": 1.663,
    "other_words": 0.000,
    "other_around": 0.000,
    "other_reach": 0.697,
    "other_figure": -0.315,
    "other_meaning": 3.080,
    "other_tokens": -1.380,
    "other_closeness": 0.729,
    "other_passage": 3.304,
    "token_least": -4.524,
    "token_low": 5.680,
    "token_mean": -1.424,
    "token_all": -2.569,
    "token_missed": -0.127,
    "odds": 1.112,
    "in_chinese": -0.427,
    "asks_now": -2.409,
    "asks_happened": -0.096,
    "asks_name": -1.582,
    "asks_figure": -0.560,
    "asks_money": 0.039,
    "asks_whether": 0.930,
}

# Under this likelihood a question is declined. Made by the same.
THRESHOLD = 0.244
