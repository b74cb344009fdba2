"""Where the token vectors of both languages lie together, in a sixth of their numbers.

A token's vector says first which language it is of and whether it was asked or stated. Without the
mean of those, what is left says what the token means where it stands, and the tokens of a question
can be compared with those of a passage, in its own language and in the other. Two layers are read
of each token: the one in the middle is nearer to the word, the last one to what the text is about.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kb.embedding.encoder import AskedTokens, Vectors
from kb.embedding.language_mean import unit
from kb.types import Language

FILE = Path(__file__).with_name("token_space.npz")
# Pieces that are in every text have a rarity near nothing, and a power of that may be large.
LEAST_RARITY = 0.1
# A token may count seven times as much as another as rare, and not more.
MOST_TELLING = 2.0


@dataclass(frozen=True, slots=True)
class TokenSpace:
    """The mean token of each language's passages and questions, the directions kept, what counts.

    Tokens are both layers side by side, shape (n, 2 * dimension). Means have the shape
    (2 * dimension,), `basis` (2 * dimension, size). A question's token counts by its rarity to the
    power `rarity`, times e to the product with `telling`, shape (2 * dimension,).
    """

    version: str
    passages: Mapping[Language, Vectors]
    questions: Mapping[Language, Vectors]
    basis: Vectors
    telling: Vectors
    rarity: float

    @classmethod
    def load(cls, path: Path = FILE) -> TokenSpace:
        """Read what `benchmarks/token_space.py` wrote for the default model."""
        with np.load(path) as file:
            passages, questions = (
                {language: file[f"{kind}_{language}"] for language in Language}
                for kind in ("passages", "questions")
            )
            return cls(
                str(file["version"]),
                passages,
                questions,
                file["basis"].astype(np.float32),
                file["telling"],
                float(file["rarity"]),
            )

    def of_passage(self, tokens: Vectors, language: Language) -> Vectors:
        """Return a passage's tokens in this space, shape (n, size), unit."""
        return self.moved(centred(tokens, self.passages[language]))

    def of_question(self, tokens: Vectors, rarities: Vectors, language: Language) -> AskedTokens:
        """Return a question's tokens in this space, and how much each counts."""
        return self.asked(centred(tokens, self.questions[language]), rarities)

    def asked(self, bare: Vectors, rarities: Vectors) -> AskedTokens:
        """Return the same of a question's tokens that have lost their mean."""
        telling = np.exp(np.clip(bare @ self.telling, -MOST_TELLING, MOST_TELLING))
        weights = np.maximum(rarities, LEAST_RARITY) ** self.rarity * telling
        return AskedTokens(self.moved(bare), np.asarray(weights, np.float32))

    def moved(self, bare: Vectors) -> Vectors:
        """Return tokens without their mean in this space, shape (n, size), unit."""
        return unit(np.asarray(bare @ self.basis, dtype=np.float32))


def centred(tokens: Vectors, mean: Vectors) -> Vectors:
    """Return tokens without their mean, unit: both layers have as much of each."""
    layers = tokens.reshape(len(tokens), 2, tokens.shape[1] // 2)
    bare = unit(unit(layers) - mean.reshape(2, -1))
    halved: Vectors = bare.reshape(tokens.shape) / np.float32(np.sqrt(2))
    return halved
