"""What tells whether the documents answer at all: a few measures of the best that was found.

None depends on how many documents there are: shares of the question's words, likenesses, and what
kind of thing is asked for. How long the question is would tell much in the labelled set, where what
is answered was asked at greater length; it is left out, as no one who asks is bound by that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np

from kb.answer.features import NAMES, terms_of
from kb.answer.pool import Pool
from kb.answer.wants import FIGURES, Want
from kb.types import Language, Leg

BEST, NEAR = 5, 20  # sentences looked at in each language, closely and at a glance
MEASURES = (
    "score",
    "gap",
    "words",
    "around",
    "reach",
    "figure",
    "meaning",
    "tokens",
    "closeness",
    "passage",
)
# What holds of the world and not of a text: rules and agreements do not know what came of them.
_NOW = re.compile(
    r"\b(?:so far|to date|at present|at the moment|currently|presently|nowadays|today|these days"
    r"|(?:last|this|next) (?:year|month|quarter)|since (?:it|they|the)\b.*\b(?:began|started"
    r"|founded)"
    r"|actually|at the latest count|until now|still|now|in 20\d\d)\b"
    r"|目前|现在|現在|如今|现任|現任|至今|迄今|今天|去年|今年|明年|上个月|上季度|本季度|实际|到底",
    re.I,
)
_HAPPENED = re.compile(
    r"\b(?:did|was|were|has|have|had)\b(?!\s(?:to|the right))|[了过過](?!期)", re.I
)
_NAME = re.compile(
    r"\bwho\b|\bwhose name\b|\bname of\b|\btelephone\b|\bwhich (?:bank|company|firm|person|people"
    r"|lawyer|court|maker|model|insurer|insurance company|accounting firm|minister|contractor)\w*\b"
    r"|\be-?mail\b|谁|誰|叫什么|哪家|哪位|哪几位|电话|電話|邮箱|郵箱|什么型号",
    re.I,
)


def signals(pool: Pool) -> dict[str, float]:
    """Return the measures by name, each about from -1 to 1 or a likeness in its own units."""
    own, other = (_of_language(pool, is_own=is_own) for is_own in (True, False))
    text = pool.asked.question.text
    wants = pool.asked.wants
    return {
        **{f"own_{name}": value for name, value in own.items()},
        **{f"other_{name}": value for name, value in other.items()},
        **_reached(pool),
        "odds": pool.odds,
        # The two languages' likenesses lie at different heights.
        "in_chinese": float(pool.asked.question.language is Language.ZH),
        "asks_now": float(bool(_NOW.search(text))),
        "asks_happened": float(bool(_HAPPENED.search(text))),
        "asks_name": float(bool(_NAME.search(text))),
        "asks_figure": float(bool(wants & set(FIGURES))),
        "asks_money": float(Want.MONEY in wants),
        "asks_whether": float(Want.WHETHER in wants),
    }


def _of_language(pool: Pool, *, is_own: bool) -> Mapping[str, float]:
    places = [
        at
        for at, one in enumerate(pool.candidates)
        if (one.language is pool.asked.question.language) is is_own
    ]
    if not places:
        return dict.fromkeys(MEASURES, 0.0)
    ranked = sorted(places, key=lambda at: -pool.scores[at])
    best = pool.features[ranked[:BEST]]
    column = {name: best[:, NAMES.index(name)] for name in NAMES}
    figures = np.stack([column[f"wants_{want}"] for want in FIGURES]).sum(axis=0)
    return {
        "score": float(pool.scores[ranked[0]]) / 10,
        "gap": float(pool.scores[ranked[0]] - pool.scores[ranked[:BEST]].mean()) / 10,
        "words": float(column["words"].max()),
        "around": float(column["words_around"].max()),
        "reach": _reach(pool, ranked[:NEAR]),
        "figure": float(np.clip(figures, -1, 1).mean()),
        "meaning": float(column["meaning"].max()),
        "tokens": float(column["tokens"].max()),
        "closeness": float(column["closeness"].max()),
        "passage": _nearest(pool, places),
    }


def _reached(pool: Pool) -> Mapping[str, float]:
    """Return how near any sentence comes to the question's tokens: the least, a quarter, all.

    And what is missing of the token that is missed most, by what it counts beside the one that
    counts most: beside all of them, a short question would miss more than a long one.
    """
    nearness, weights = pool.reached.nearness, pool.reached.weights
    reached = np.sort(nearness)
    return {
        "token_least": float(reached[0]) * 3,
        "token_low": float(reached[: max(1, len(reached) // 4)].mean()) * 3,
        "token_mean": float(reached.mean()) * 3,
        "token_all": float(weights @ nearness / weights.sum()) * 3,
        "token_missed": float(((1 - nearness) * weights).max() / weights.max()) * 3,
    }


def _nearest(pool: Pool, places: Sequence[int]) -> float:
    """Return the likeness of the question and the passage nearest to it in meaning."""
    views = (view for at in places for view in pool.candidates[at].hit.legs)
    return max((view.score for view in views if view.leg is Leg.DENSE), default=0.0)


def _reach(pool: Pool, places: Sequence[int]) -> float:
    """Return how much of the question, by weight, stands in any of the sentences or above them."""
    near = [pool.candidates[at] for at in places]
    texts = (one.read for one in near)
    above = (one.sentence.passage.context for one in near)
    there = frozenset().union(*map(terms_of, (*texts, *above)))
    return pool.asked.coverage(near[0].language, there)
