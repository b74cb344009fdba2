"""What each measure of a sentence is worth, and when an answer is sure enough to be given.

Learned on half of the sample corpus's questions, and judged on the other (docs/evaluation.md).
"""

from __future__ import annotations

# Of `features.CHEAP`: which sentences the model reads.
# Made by `python -m benchmarks.answer_weights`.
FIRST = {
    "words": 4.844,
    "words_around": 9.422,
    "place": 2.841,
    "own_language": 0.976,
    "wants_duration": 2.271,
    "wants_money": 1.067,
    "wants_rate": 0.202,
    "wants_date": 0.654,
    "wants_number": 1.142,
    "wants_whether": 1.044,
    "length": 0.127,
    "led": -1.057,
    "named": 4.584,
    "found_dense": 2.878,
    "found_bm25": 0.982,
    "found_lexicon": 1.701,
    "found_counterpart": -0.234,
}

# Of `features.NAMES`: which sentences answer. Made by the same.
SECOND = {
    "words": -3.305,
    "words_around": 10.442,
    "place": 1.593,
    "own_language": -0.536,
    "wants_duration": 2.214,
    "wants_money": 1.122,
    "wants_rate": 0.480,
    "wants_date": 0.650,
    "wants_number": 0.885,
    "wants_whether": 0.885,
    "length": -0.397,
    "led": -1.002,
    "named": 5.045,
    "found_dense": 2.172,
    "found_bm25": 0.279,
    "found_lexicon": 1.448,
    "found_counterpart": -0.266,
    "meaning": 1.445,
    "behind": -3.927,
    "usual": 5.692,
    "tokens": 1.564,
    "outstanding": 1.359,
}

# Of `signals`: the log-odds that the documents answer. Made by `python -m benchmarks.abstention`.
BIAS = -17.488
CONFIDENCE = {
    "own_score": 3.035,
    "own_gap": 1.994,
    "own_words": -2.590,
    "own_around": -3.261,
    "own_reach": 0.495,
    "own_figure": -0.924,
    "own_meaning": 21.757,
    "own_tokens": -1.187,
    "own_passage": 12.939,
    "other_score": 2.086,
    "other_gap": 1.393,
    "other_words": 1.754,
    "other_around": -2.540,
    "other_reach": 0.968,
    "other_figure": -0.292,
    "other_meaning": 5.682,
    "other_tokens": -2.246,
    "other_passage": -6.350,
    "token_least": -3.410,
    "token_low": 5.121,
    "token_mean": -4.964,
    "in_chinese": -2.614,
    "asks_now": -1.695,
    "asks_happened": -0.301,
    "asks_name": -1.719,
    "asks_figure": -0.932,
    "asks_money": -0.377,
    "asks_whether": 0.309,
}

# Under this likelihood a question is declined. Made by the same.
THRESHOLD = 0.261
