"""What each measure of a sentence is worth, and when an answer is sure enough to be given.

Learned on half of the sample corpus's questions, and judged on the other (docs/evaluation.md).
"""

from __future__ import annotations

# Of `features.CHEAP`: which sentences the model reads.
# Made by `python -m benchmarks.answer_weights`.
FIRST = {
    "words": 5.587,
    "words_around": 8.012,
    "place": 1.744,
    "own_language": 0.990,
    "wants_duration": 1.861,
    "wants_money": 1.037,
    "wants_rate": 0.318,
    "wants_date": 0.646,
    "wants_number": 1.062,
    "wants_whether": 1.034,
    "length": 0.132,
    "led": -0.987,
    "named": 6.791,
    "found_dense": 3.441,
    "found_bm25": 1.329,
    "found_lexicon": 1.971,
    "found_counterpart": 0.537,
    "found_tokens": 0.476,
}

# Of `features.NAMES`: which sentences answer. Made by the same.
SECOND = {
    "words": -3.283,
    "words_around": 9.049,
    "place": 2.849,
    "own_language": -0.626,
    "wants_duration": 1.867,
    "wants_money": 1.129,
    "wants_rate": 0.239,
    "wants_date": 0.619,
    "wants_number": 0.699,
    "wants_whether": 0.790,
    "length": -0.993,
    "led": -1.401,
    "named": 7.027,
    "found_dense": 2.000,
    "found_bm25": 0.402,
    "found_lexicon": 1.836,
    "found_counterpart": -0.151,
    "found_tokens": 0.668,
    "meaning": 0.858,
    "behind": -0.097,
    "usual": 2.793,
    "closeness": 2.393,
    "tokens": 2.348,
    "outstanding": 1.329,
}

# Of `signals`: the log-odds that the documents answer. Made by `python -m benchmarks.abstention`.
BIAS = -9.752
CONFIDENCE = {
    "own_score": 1.162,
    "own_gap": 2.750,
    "own_words": -2.791,
    "own_around": -2.590,
    "own_reach": 0.230,
    "own_figure": -0.264,
    "own_meaning": 17.483,
    "own_tokens": -0.731,
    "own_closeness": -2.463,
    "own_passage": 14.756,
    "other_score": 1.656,
    "other_gap": 1.201,
    "other_words": -0.022,
    "other_around": -0.677,
    "other_reach": 0.283,
    "other_figure": -0.779,
    "other_meaning": 1.418,
    "other_tokens": -2.447,
    "other_closeness": 2.575,
    "other_passage": -8.478,
    "token_least": -2.552,
    "token_low": 5.837,
    "token_mean": 0.306,
    "token_all": -6.130,
    "token_missed": -1.304,
    "in_chinese": -2.175,
    "asks_now": -1.780,
    "asks_happened": -0.336,
    "asks_name": -1.740,
    "asks_figure": -0.752,
    "asks_money": -0.487,
    "asks_whether": 0.536,
}

# Under this likelihood a question is declined. Made by the same.
THRESHOLD = 0.257
