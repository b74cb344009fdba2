"""What each measure of a sentence is worth, and when an answer is sure enough to be given.

Learned on half of the sample corpus's questions, and judged on the other (docs/evaluation.md).
"""

from __future__ import annotations

# Of `features.CHEAP`: which sentences the model reads.
# Made by `python -m benchmarks.answer_weights`.
FIRST = {
    "words": 5.013,
    "words_around": 9.033,
    "place": 2.448,
    "own_language": 1.202,
    "wants_duration": 2.281,
    "wants_money": 1.027,
    "wants_rate": 0.072,
    "wants_date": 0.729,
    "wants_number": 1.112,
    "wants_whether": 1.095,
    "length": 0.153,
    "led": -1.172,
    "named": 5.239,
    "found_dense": 3.076,
    "found_bm25": 0.859,
    "found_lexicon": 1.640,
    "found_counterpart": -0.030,
}

# Of `features.NAMES`: which sentences answer. Made by the same.
SECOND = {
    "words": -3.770,
    "words_around": 10.583,
    "place": 1.112,
    "own_language": -0.042,
    "wants_duration": 2.258,
    "wants_money": 0.998,
    "wants_rate": 0.242,
    "wants_date": 0.797,
    "wants_number": 0.913,
    "wants_whether": 0.928,
    "length": -0.364,
    "led": -1.283,
    "named": 5.891,
    "found_dense": 2.126,
    "found_bm25": 0.581,
    "found_lexicon": 1.698,
    "found_counterpart": 0.059,
    "meaning": 1.325,
    "behind": -3.176,
    "usual": 5.958,
    "tokens": 1.359,
    "outstanding": 1.463,
}

# Of `signals`: the log-odds that the documents answer. Made by `python -m benchmarks.abstention`.
BIAS = -33.519
CONFIDENCE = {
    "own_score": 2.843,
    "own_gap": 2.152,
    "own_words": -2.744,
    "own_around": -4.320,
    "own_reach": -0.352,
    "own_figure": -0.624,
    "own_meaning": 15.276,
    "own_tokens": -0.287,
    "own_passage": 9.839,
    "other_score": 1.669,
    "other_gap": 1.663,
    "other_words": 2.221,
    "other_around": -2.123,
    "other_reach": 0.844,
    "other_figure": -0.375,
    "other_meaning": 12.379,
    "other_tokens": -2.121,
    "other_passage": -8.576,
    "usual": 29.591,
    "in_chinese": -6.105,
    "asks_now": -1.772,
    "asks_happened": -0.311,
    "asks_name": -1.603,
    "asks_figure": -0.733,
    "asks_money": -0.563,
    "asks_whether": 0.171,
}

# Under this likelihood a question is declined. Made by the same.
THRESHOLD = 0.220
