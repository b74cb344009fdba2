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
    "words": -2.883,
    "words_around": 9.685,
    "place": 4.647,
    "own_language": -0.591,
    "wants_duration": 2.150,
    "wants_money": 1.093,
    "wants_rate": 0.517,
    "wants_date": 0.555,
    "wants_number": 0.937,
    "wants_whether": 1.022,
    "length": -0.460,
    "led": -1.016,
    "named": 5.305,
    "found_dense": 0.674,
    "found_bm25": -0.418,
    "found_lexicon": 0.802,
    "found_counterpart": -1.309,
    "meaning": 0.859,
    "behind": -1.150,
    "usual": 4.530,
    "tokens": 1.300,
    "outstanding": 1.397,
}

# Of `signals`: the log-odds that the documents answer. Made by `python -m benchmarks.abstention`.
BIAS = -18.182
CONFIDENCE = {
    "own_score": 3.072,
    "own_gap": 1.867,
    "own_words": -1.648,
    "own_around": -2.785,
    "own_reach": -0.420,
    "own_figure": -0.908,
    "own_meaning": 20.437,
    "own_tokens": -1.425,
    "own_passage": 13.006,
    "other_score": 2.633,
    "other_gap": 0.880,
    "other_words": 1.170,
    "other_around": -2.311,
    "other_reach": 0.828,
    "other_figure": -0.503,
    "other_meaning": 6.693,
    "other_tokens": -1.821,
    "other_passage": -7.237,
    "token_least": -3.663,
    "token_low": 4.822,
    "token_mean": -4.075,
    "in_chinese": -2.613,
    "asks_now": -1.652,
    "asks_happened": -0.301,
    "asks_name": -1.641,
    "asks_figure": -0.699,
    "asks_money": -0.302,
    "asks_whether": 0.367,
}

# Under this likelihood a question is declined. Made by the same.
THRESHOLD = 0.245
