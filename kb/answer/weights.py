"""What each measure of a sentence is worth, and when an answer is sure enough to be given.

Learned on half of the sample corpus's questions, and judged on the other (docs/evaluation.md).
"""

from __future__ import annotations

# Of `features.CHEAP`: which sentences the model reads.
# Made by `python -m benchmarks.answer_weights`.
FIRST = {
    "words": 5.894,
    "words_around": 8.078,
    "place": 5.607,
    "own_language": 0.901,
    "wants_duration": 2.184,
    "wants_money": 1.037,
    "wants_rate": 0.337,
    "wants_date": 0.639,
    "wants_number": 1.113,
    "wants_whether": 1.000,
    "length": 0.088,
    "led": -0.989,
    "named": 4.449,
    "found_dense": 1.427,
    "found_bm25": 0.084,
    "found_lexicon": 1.077,
    "found_counterpart": -1.358,
}

# Of `features.NAMES`: which sentences answer. Made by the same.
SECOND = {
    "words": -2.617,
    "words_around": 9.536,
    "place": 3.879,
    "own_language": -0.576,
    "wants_duration": 2.211,
    "wants_money": 1.113,
    "wants_rate": 0.520,
    "wants_date": 0.666,
    "wants_number": 0.916,
    "wants_whether": 0.949,
    "length": -0.519,
    "led": -1.003,
    "named": 4.770,
    "found_dense": 1.086,
    "found_bm25": -0.109,
    "found_lexicon": 1.229,
    "found_counterpart": -1.073,
    "meaning": 1.294,
    "behind": -3.233,
    "usual": 4.589,
    "tokens": 1.463,
    "outstanding": 1.350,
}

# Of `signals`: the log-odds that the documents answer. Made by `python -m benchmarks.abstention`.
BIAS = -17.921
CONFIDENCE = {
    "own_score": 3.086,
    "own_gap": 1.968,
    "own_words": -1.994,
    "own_around": -2.819,
    "own_reach": -0.208,
    "own_figure": -0.943,
    "own_meaning": 20.406,
    "own_tokens": -1.422,
    "own_passage": 13.269,
    "other_score": 2.377,
    "other_gap": 0.917,
    "other_words": 0.833,
    "other_around": -1.736,
    "other_reach": 0.730,
    "other_figure": -0.504,
    "other_meaning": 6.950,
    "other_tokens": -1.776,
    "other_passage": -7.797,
    "token_least": -3.725,
    "token_low": 5.019,
    "token_mean": -4.335,
    "in_chinese": -2.578,
    "asks_now": -1.655,
    "asks_happened": -0.302,
    "asks_name": -1.723,
    "asks_figure": -0.702,
    "asks_money": -0.310,
    "asks_whether": 0.370,
}

# Under this likelihood a question is declined. Made by the same.
THRESHOLD = 0.240
