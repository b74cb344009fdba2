"""What each measure of a sentence is worth, and when an answer is sure enough to be given.

Learned on half of the sample corpus's questions, and judged on the other (docs/evaluation.md).
"""

from __future__ import annotations

# Of `features.CHEAP`: which sentences the model reads.
# Made by `python -m benchmarks.answer_weights`.
FIRST = {
    "words": 5.295,
    "words_around": 7.910,
    "said": 2.112,
    "place": 3.325,
    "own_language": 0.687,
    "wants_duration": 1.713,
    "wants_money": 1.018,
    "wants_rate": 0.522,
    "wants_date": 0.605,
    "wants_number": 0.961,
    "wants_whether": 0.887,
    "length": 0.063,
    "led": -0.929,
    "named": 5.871,
    "found_dense": 3.234,
    "found_bm25": 1.313,
    "found_lexicon": 1.717,
    "found_counterpart": 0.143,
    "found_tokens": 0.590,
}

# Of `features.NAMES`: which sentences answer. Made by the same.
SECOND = {
    "words": -2.345,
    "words_around": 8.657,
    "said": 1.650,
    "place": 10.465,
    "own_language": -0.613,
    "wants_duration": 1.647,
    "wants_money": 1.091,
    "wants_rate": 0.457,
    "wants_date": 0.432,
    "wants_number": 0.940,
    "wants_whether": 0.629,
    "length": -0.443,
    "led": -1.134,
    "named": 6.671,
    "found_dense": 0.124,
    "found_bm25": -0.440,
    "found_lexicon": 1.713,
    "found_counterpart": -0.542,
    "found_tokens": 1.050,
    "meaning": 5.635,
    "behind": 0.871,
    "usual": 5.958,
    "closeness": -0.299,
    "tokens": 1.629,
    "outstanding": 1.067,
}

# Of `signals`: the log-odds that the documents answer. Made by `python -m benchmarks.abstention`.
BIAS = 0.099
CONFIDENCE = {
    "own_score": 1.495,
    "own_gap": 2.559,
    "own_words": 0.000,
    "own_around": 0.000,
    "own_reach": 0.000,
    "own_figure": 0.507,
    "own_meaning": 9.653,
    "own_tokens": -0.853,
    "own_closeness": -5.920,
    "own_passage": 6.728,
    "other_score": 0.337,
    "other_gap": 1.205,
    "other_words": 0.000,
    "other_around": 0.000,
    "other_reach": 0.903,
    "other_figure": -0.611,
    "other_meaning": 4.559,
    "other_tokens": -1.111,
    "other_closeness": 0.266,
    "other_passage": 1.639,
    "token_least": -4.684,
    "token_low": 5.254,
    "token_mean": -1.197,
    "token_all": -2.493,
    "token_missed": 0.028,
    "odds": 1.140,
    "in_chinese": -0.455,
    "asks_now": -2.242,
    "asks_happened": -0.115,
    "asks_name": -1.649,
    "asks_figure": -0.704,
    "asks_money": 0.245,
    "asks_whether": 0.976,
}

# Under this likelihood a question is declined. Made by the same.
THRESHOLD = 0.287
