"""What each measure of a sentence is worth, and when an answer is sure enough to be given.

Learned on half of the sample corpus's questions, and judged on the other (docs/evaluation.md).
"""

from __future__ import annotations

# Of `features.CHEAP`: which sentences the model reads.
# Made by `python -m benchmarks.answer_weights`.
FIRST = {
    "words": 5.304,
    "words_around": 7.988,
    "said": 2.141,
    "place": 2.498,
    "own_language": 0.779,
    "wants_duration": 1.728,
    "wants_money": 1.009,
    "wants_rate": 0.489,
    "wants_date": 0.645,
    "wants_number": 0.995,
    "wants_whether": 0.899,
    "length": 0.032,
    "led": -0.955,
    "named": 6.109,
    "found_dense": 3.390,
    "found_bm25": 1.542,
    "found_lexicon": 1.897,
    "found_counterpart": 0.350,
    "found_tokens": 0.527,
}

# Of `features.NAMES`: which sentences answer. Made by the same.
SECOND = {
    "words": -2.067,
    "words_around": 8.627,
    "said": 1.588,
    "place": 8.409,
    "own_language": -0.509,
    "wants_duration": 1.203,
    "wants_money": 1.034,
    "wants_rate": 0.417,
    "wants_date": 0.483,
    "wants_number": 0.926,
    "wants_whether": 0.657,
    "length": -0.454,
    "led": -1.153,
    "named": 6.752,
    "found_dense": 0.493,
    "found_bm25": -0.203,
    "found_lexicon": 1.813,
    "found_counterpart": -0.165,
    "found_tokens": 0.951,
    "meaning": 5.297,
    "behind": 0.271,
    "usual": 6.016,
    "closeness": 0.239,
    "tokens": 1.695,
    "outstanding": 1.041,
}

# Of `signals`: the log-odds that the documents answer. Made by `python -m benchmarks.abstention`.
BIAS = 1.419
CONFIDENCE = {
    "own_score": 1.190,
    "own_gap": 3.019,
    "own_words": 0.000,
    "own_around": 0.000,
    "own_reach": 0.000,
    "own_figure": 0.270,
    "own_meaning": 9.563,
    "own_tokens": -0.893,
    "own_closeness": -5.411,
    "own_passage": 6.444,
    "other_score": 0.598,
    "other_gap": 1.463,
    "other_words": 0.000,
    "other_around": 0.000,
    "other_reach": 0.489,
    "other_figure": -0.599,
    "other_meaning": 4.325,
    "other_tokens": -0.917,
    "other_closeness": -1.339,
    "other_passage": 2.509,
    "token_least": -5.261,
    "token_low": 5.861,
    "token_mean": -1.024,
    "token_all": -2.786,
    "token_missed": -0.236,
    "odds": 1.147,
    "in_chinese": -0.360,
    "asks_now": -2.273,
    "asks_happened": -0.098,
    "asks_name": -1.549,
    "asks_figure": -0.543,
    "asks_money": 0.164,
    "asks_whether": 0.957,
}

# Under this likelihood a question is declined. Made by the same.
THRESHOLD = 0.244
