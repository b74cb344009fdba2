"""The sentences that may answer: those of the best passages, the likeliest of them read closely."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from kb.answer.asked import Asked, Statistics
from kb.answer.features import (
    CHEAP,
    NAMES,
    Candidate,
    Matrix,
    Read,
    cheap_features,
    dear_features,
    heading_of,
    token_matches,
)
from kb.answer.sentences import leaning, sentences_of
from kb.answer.weights import FIRST, SECOND
from kb.embedding.encoder import Encoder, Vectors
from kb.lexicon.lexicon import Lexicon
from kb.question import Question
from kb.stop import ShouldStop, go_on, never
from kb.types import Clause, Hit, Language

# Passages looked at. On the half learned from the answers are among 40 for 0.925 of the questions
# and among 80 for 0.963, which quotes them for one question more in a hundred and costs 43 ms.
DEPTH = 80
# Sentences that the model reads, in either language: 12 ms each on a core and more.
MOST_READ = {True: 50, False: 40}  # of the question's own language, of the other one
# The best of them in either language that are read together with the question, 2 ms each. With 5 or
# all of them as many questions without an answer are told.
MOST_JUDGED = 10
NO_ODDS = -6.0  # where there is nothing to read: a little under the least that was seen


@dataclass(frozen=True, slots=True)
class Reached:
    """How near any candidate comes to each token of the question, a cosine, and what it counts.

    Both have the shape (tokens,).
    """

    nearness: NDArray[np.float64]
    weights: NDArray[np.float64]


NOTHING_REACHED = Reached(np.zeros(1), np.ones(1))


@dataclass(frozen=True, slots=True)
class Pool:
    """What was looked at for one question.

    `scores` and `features` have a row a candidate, `vectors` too: unit, as the encoder made them.
    `odds` are the log-odds that the likeliest of the best candidates answers the question.
    """

    asked: Asked
    candidates: tuple[Candidate, ...]
    features: Matrix
    scores: NDArray[np.float64]
    vectors: Vectors
    reached: Reached
    odds: float

    def of(self, language: Language) -> list[int]:
        """Return the candidates of one language, the best first."""
        chosen = [at for at, one in enumerate(self.candidates) if one.language is language]
        return sorted(chosen, key=lambda at: -self.scores[at])


class Gatherer:
    """Makes the pool of a question from the hits that search found for it."""

    def __init__(self, encoder: Encoder, lexicon: Lexicon | None, statistics: Statistics) -> None:
        self._encoder = encoder
        self._lexicon = lexicon
        self._statistics = statistics

    def pool(
        self,
        question: Question,
        hits: Sequence[Hit],
        clauses: dict[str, Sequence[Clause]],
        should_stop: ShouldStop = never,
    ) -> Pool:
        """Return the pool; `clauses` are those of each hit's document, by content.

        Raises `Cancelled` where `should_stop` says so.
        """
        asked = Asked.of(question, self._lexicon, self._statistics)
        go_on(should_stop)
        found = [one for hit in hits for one in candidates_of(hit, clauses[hit.passage.sha256])]
        go_on(should_stop)
        cheap = cheap_features(asked, found)
        chosen = _likeliest(asked, found, cheap @ weighed(FIRST, CHEAP))
        candidates = tuple(found[at] for at in chosen)
        if not candidates:
            return self._nothing(asked)
        languages = [one.language for one in candidates]
        closely = self._encoder.encode_closely(
            [one.read for one in candidates], languages, should_stop=should_stop
        )
        asking = self._encoder.ask(question.text, question.language)
        across = self._encoder.across(asking.vector[np.newaxis], question.language)[0]
        read = Read(tuple(languages), closely)
        matches = token_matches(asking.tokens, read)
        dear = dear_features(asking, across, asked, read, matches)
        reached = Reached(
            np.max([best.max(axis=1) for best in matches.values()], axis=0),
            asking.tokens.weights.astype(np.float64),
        )
        features = np.concatenate([cheap[chosen], dear], axis=1)
        scores = features @ weighed(SECOND, NAMES)
        pool = Pool(asked, candidates, features, scores, closely.vectors, reached, NO_ODDS)
        return replace(pool, odds=self._odds(pool, closely.middle, should_stop))

    def _nothing(self, asked: Asked) -> Pool:
        vectors = np.zeros((0, self._encoder.dimension), dtype=np.float32)
        none = np.zeros((0, len(NAMES)))
        return Pool(asked, (), none, np.zeros(0), vectors, NOTHING_REACHED, NO_ODDS)

    def _odds(self, pool: Pool, middle: Sequence[Vectors], should_stop: ShouldStop) -> float:
        best = [at for language in Language for at in pool.of(language)[:MOST_JUDGED]]
        headings = [heading_of(pool.candidates[at]) for at in best]
        texts = [middle[at] for at in best]
        asked = pool.asked.question.text
        return float(self._encoder.odds(asked, headings, texts, should_stop).max())


def candidates_of(hit: Hit, clauses: Sequence[Clause]) -> list[Candidate]:
    """Return the sentences of a hit, those that lean on the one before together with it."""
    found = sentences_of(hit.passage, clauses)
    before = [None, *found][: len(found)]
    return [Candidate(leaning(one, last), hit) for one, last in zip(found, before, strict=True)]


def weighed(weights: Mapping[str, float], names: Sequence[str]) -> NDArray[np.float64]:
    """Return the weights in the order of the names; a measure that none was learned for has 0."""
    return np.array([weights.get(name, 0.0) for name in names])


def _likeliest(asked: Asked, found: Sequence[Candidate], scores: NDArray[np.float64]) -> list[int]:
    """Return which candidates the model is to read, in their order."""
    chosen: list[int] = []
    for is_own, most in MOST_READ.items():
        of_language = [
            at
            for at, one in enumerate(found)
            if (one.language is asked.question.language) is is_own
        ]
        chosen += sorted(of_language, key=lambda at: -scores[at])[:most]
    return sorted(chosen)
