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
BIAS = -21.501
CONFIDENCE = {
    "own_score": 3.295,
    "own_gap": 2.330,
    "own_words": -2.704,
    "own_around": -6.052,
    "own_reach": -0.168,
    "own_figure": -0.654,
    "own_meaning": 20.825,
    "own_tokens": -1.235,
    "own_passage": 13.203,
    "other_score": 2.044,
    "other_gap": 1.485,
    "other_words": 2.124,
    "other_around": -2.852,
    "other_reach": 1.584,
    "other_figure": -0.021,
    "other_meaning": 9.316,
    "other_tokens": -2.370,
    "other_passage": -11.872,
    "in_chinese": -3.280,
    "asks_now": -1.966,
    "asks_happened": -0.399,
    "asks_name": -1.733,
    "asks_figure": -1.441,
    "asks_money": -0.389,
    "asks_whether": 0.302,
}

# Under this likelihood a question is declined. Made by the same.
THRESHOLD = 0.205
