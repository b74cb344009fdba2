"""What is measured of a sentence before it is quoted: how far it answers, how far it can.

Two rounds: what costs nothing is measured of every sentence of the passages found, and the model
reads only the likeliest.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from kb.answer.asked import Asked
from kb.answer.sentences import Sentence
from kb.answer.wants import FIGURES, Want, figure_fits, is_modal
from kb.embedding import encoder
from kb.embedding.encoder import AskedTokens, Closely, Vectors
from kb.figures.figure import FigureKind
from kb.figures.find import figures_in
from kb.fuse import RRF_K, by_number, worth
from kb.tokens import analyze
from kb.types import Hit, Language, Leg

Matrix = NDArray[np.float64]

LEGS = (Leg.DENSE, Leg.BM25, Leg.LEXICON, Leg.COUNTERPART, Leg.TOKENS)
CHEAP = (
    "words",  # of the question in the sentence, by weight
    "words_around",  # and in the headings and title above it
    "said",  # the same of what is said in people's words, as texts write it
    "place",  # its passage's fused score, as a part of the best in its language
    "own_language",
    *(f"wants_{want}" for want in FIGURES),  # 1 where it has such a figure, -1 where it has none
    "wants_whether",  # and it allows, obliges or forbids
    "length",  # log of its length; a Chinese character is two and a half Latin ones
    "led",  # an item of a list or a row of a table
    "named",  # it is of a clause that the question names by its number
    *(f"found_{leg}" for leg in LEGS),  # how far up this way of looking found its passage
)
DEAR = (
    "meaning",  # the likeness of the whole vectors
    "behind",  # how far that is behind the best of its language
    "usual",  # how near it lies to what all texts of its language have in common
    "closeness",  # the likeness token by token
    "tokens",  # by how much that stands out
    "outstanding",  # the same of the question's three tokens that stand out most
)
NAMES = (*CHEAP, *DEAR)
LETTERS = {Language.EN: 1.0, Language.ZH: 2.5}  # Latin ones, that say what a character says
MOST_OUTSTANDING = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence and the hit that it is of."""

    sentence: Sentence
    hit: Hit

    @property
    def language(self) -> Language:
        """The language of the sentence's passage."""
        return self.sentence.passage.language

    @property
    def read(self) -> str:
        """What the model reads: the sentence after the words that lead to it."""
        return f"{self.sentence.lead_text} {self.sentence.text}".strip()


def heading_of(candidate: Candidate) -> str:
    """Return the title and the headings above a candidate, in one line."""
    return " ".join(candidate.sentence.passage.context.split())


def cheap_features(asked: Asked, candidates: Sequence[Candidate]) -> Matrix:
    """Return a row of `CHEAP` for each candidate."""
    best: dict[Language, float] = {}
    for one in candidates:
        best[one.language] = max(best.get(one.language, 0.0), one.hit.score)
    rows = [_cheap(asked, one, best[one.language]) for one in candidates]
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(CHEAP))


def token_matches(asking: AskedTokens, read: Read) -> dict[Language, Matrix]:
    """Return the best match of each of the question's tokens in each sentence, by language.

    A row a token of the question, a column a sentence of that language, in the order read; cosines.
    """
    return {
        language: _best(asking.vectors, [read.closely.tokens[at] for at in read.of(language)])
        for language in sorted(set(read.languages))
    }


def dear_features(
    asking: encoder.Asked,
    across: Vectors,
    asked: Asked,
    read: Read,
    matches: dict[Language, Matrix],
) -> Matrix:
    """Return a row of `DEAR` for each candidate that the model has read.

    `across` is the question's vector moved to the other language. Token by token as in ColBERT
    (Khattab and Zaharia, SIGIR 2020): each token of the question takes its best match in the
    sentence, and counts by how far that stands out among the sentences of the language. A sentence
    that lies where all do is near to every question, as hubs are (Radovanović et al., JMLR 2010).
    """
    rows = np.zeros((len(read.languages), len(DEAR)))
    weights = asking.tokens.shares
    for language, best in matches.items():
        chosen = read.of(language)
        vector = asking.vector if language is asked.question.language else across
        meaning = read.closely.vectors[chosen] @ vector
        standing = _outstanding(best)
        rows[chosen] = np.stack(
            [
                meaning,
                meaning - meaning.max(),
                read.closely.usual[chosen],
                weights @ best,
                weights @ standing,
                np.sort(standing, axis=0)[-MOST_OUTSTANDING:].mean(axis=0),
            ],
            axis=1,
        )
    return rows


@dataclass(frozen=True, slots=True)
class Read:
    """What the model has read of some candidates, in their order."""

    languages: tuple[Language, ...]
    closely: Closely

    def of(self, language: Language) -> list[int]:
        """Return the places of one language's."""
        return [at for at, one in enumerate(self.languages) if one is language]


def _cheap(asked: Asked, one: Candidate, best: float) -> list[float]:
    sentence, language = one.sentence, one.language
    own = terms_of(one.read)
    around = terms_of(
        f"{sentence.passage.context} {sentence.passage.label} {sentence.passage.heading}"
    )
    kinds = kinds_in(sentence.text)
    long = len(sentence.text) * LETTERS[language]
    return [
        asked.coverage(language, own),
        asked.coverage(language, own, around),
        asked.said_coverage(language, own, around),
        one.hit.score / best if best else 0.0,
        float(language is asked.question.language),
        *(figure_fits(want, kinds) if want in asked.wants else 0 for want in FIGURES),
        float(Want.WHETHER in asked.wants and is_modal(sentence.text)),
        math.log(max(long, 10) / 100),
        float(sentence.lead is not None),
        float(_is_named(one)),
        *(_found(one.hit, leg) for leg in LEGS),
    ]


def _found(hit: Hit, leg: Leg) -> float:
    """Return what a way of looking gave the passage; most where it found it first, 0 if not."""
    return RRF_K * max((worth(view) for view in hit.legs if view.leg is leg), default=0.0)


def _is_named(one: Candidate) -> bool:
    """Say whether the hit was cut to the clause asked for, and the sentence lies in that."""
    cited, span = one.hit.citation.span, one.sentence.span
    return by_number(one.hit.legs) and cited.start <= span.start < cited.end


def _best(question: Vectors, sentences: Sequence[Vectors]) -> Matrix:
    if not len(question) or not all(map(len, sentences)):
        return np.zeros((max(1, len(question)), len(sentences)))
    starts = np.cumsum([0, *map(len, sentences)])[:-1]
    likeness = question @ np.concatenate(list(sentences)).T
    best: Matrix = np.maximum.reduceat(likeness, starts, axis=1).astype(np.float64)
    return best


def _outstanding(best: Matrix) -> Matrix:
    """Return how far each token's best match stands out, in standard deviations."""
    spread = best.std(axis=1, keepdims=True) + 0.02  # of two sentences alike neither stands out
    standing: Matrix = (best - best.mean(axis=1, keepdims=True)) / spread
    return standing


@lru_cache(maxsize=20_000)
def kinds_in(text: str) -> frozenset[FigureKind]:
    """Return which kinds of figures a text has."""
    return frozenset(figure.kind for figure in figures_in(text))


@lru_cache(maxsize=20_000)
def terms_of(text: str) -> frozenset[str]:
    """Return the index terms of a text."""
    return frozenset(analyze(text))
