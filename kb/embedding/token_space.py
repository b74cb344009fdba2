"""Where the token vectors of both languages lie together, in a third of their numbers.

A token's vector says first which language it is of and whether it was asked or stated. Without the
mean of those, what is left says what the token means where it stands, and the tokens of a question
can be compared with those of a passage, in its own language and in the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kb.embedding.encoder import Vectors
from kb.embedding.language_mean import unit
from kb.types import Language

FILE = Path(__file__).with_name("token_space.npz")


@dataclass(frozen=True, slots=True)
class TokenSpace:
    """The mean token of each language's passages and questions, and the directions kept.

    Means have the shape (dimension,), `basis` (dimension, size): the principal directions of
    passages' tokens.
    """

    version: str
    passages: Mapping[Language, Vectors]
    questions: Mapping[Language, Vectors]
    basis: Vectors

    @classmethod
    def load(cls, path: Path = FILE) -> TokenSpace:
        """Read what `benchmarks/token_space.py` wrote for the default model."""
        with np.load(path) as file:
            passages, questions = (
                {language: file[f"{kind}_{language}"] for language in Language}
                for kind in ("passages", "questions")
            )
            return cls(str(file["version"]), passages, questions, file["basis"].astype(np.float32))

    def of_passage(self, tokens: Vectors, language: Language) -> Vectors:
        """Return a passage's tokens in this space, shape (n, size), unit."""
        return self._moved(tokens, self.passages[language])

    def of_question(self, tokens: Vectors, language: Language) -> Vectors:
        """Return a question's tokens in this space, shape (n, size), unit."""
        return self._moved(tokens, self.questions[language])

    def _moved(self, tokens: Vectors, mean: Vectors) -> Vectors:
        centred = unit(tokens) - mean
        return unit(np.asarray(centred @ self.basis, dtype=np.float32))
