"""What a multilingual model says of a text's language, taken out of its vectors.

Texts of one language lie together whatever they are about, so a question's nearest neighbours are
in its own language. Subtracting the language's mean vector removes most of that (Libovický, Rosa
and Fraser 2020, "On the Language Neutrality of Pre-trained Multilingual Representations").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kb.embedding.encoder import Vectors
from kb.types import Language

FILE = Path(__file__).with_name("language_means.npz")
# How much of the mean is taken out. All of it serves questions across languages best and those
# within one worse: of statutes, contracts and trade agreements asked in their own language,
# nDCG@10 of the fused ranking was 0.511, 0.383 and 0.821 with all, 0.526, 0.379 and 0.842 with
# half, 0.528, 0.377 and 0.855 with none. What half leaves, the maps of `alignment` take out.
SHARE = 0.5


@dataclass(frozen=True, slots=True)
class LanguageMeans:
    """The mean vector of each language's passages, shape (dimension,).

    The same mean serves questions, which have no better one of their own.
    """

    version: str
    means: dict[Language, Vectors]

    @classmethod
    def load(cls, path: Path = FILE) -> LanguageMeans:
        """Read the means that `benchmarks/language_means.py` wrote for the default model."""
        with np.load(path) as file:
            return cls(str(file["version"]), {language: file[language] for language in Language})

    def remove(self, vectors: Vectors, languages: Sequence[Language]) -> Vectors:
        """Return the rows of `vectors` with less of their language, at length one."""
        if not len(languages):
            return vectors
        return unit(vectors - SHARE * np.stack([self.means[language] for language in languages]))

    def nearness(self, vectors: Vectors, languages: Sequence[Language]) -> Vectors:
        """Return the product of each row with the mean of its language, shape (n,)."""
        if not len(languages):
            return np.zeros(0, dtype=np.float32)
        means = np.stack([self.means[language] for language in languages])
        near: Vectors = np.einsum("ij,ij->i", vectors, means)
        return near


def unit(vectors: Vectors) -> Vectors:
    """Return the rows of `vectors` at length one; a row of zeros stays."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: Vectors = (vectors / np.where(lengths == 0, 1, lengths)).astype(np.float32)
    return scaled
