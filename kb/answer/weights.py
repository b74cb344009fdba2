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
