"""Texts of one language moved to where the other language's texts of the same meaning lie.

A linear map a direction, learned from pairs of articles (Mikolov, Le and Sutskever 2013,
"Exploiting Similarities among Languages for Machine Translation"; the contrastive loss of
van den Oord, Li and Vinyals 2018). Only what asks is moved, a question or a passage whose
counterpart is looked for: the stored vectors stay as they are, so a better map needs no new index.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kb.embedding.encoder import Vectors
from kb.embedding.language_mean import unit
from kb.types import Language

FILE = Path(__file__).with_name("language_maps.npz")


@dataclass(frozen=True, slots=True)
class LanguageMaps:
    """For each language the matrix that takes its vectors to the other one's, square."""

    maps: dict[Language, Vectors]

    @classmethod
    def load(cls, path: Path = FILE) -> LanguageMaps:
        """Read the maps that `benchmarks/language_maps.py` learned for the default model."""
        with np.load(path) as file:
            return cls({language: file[language].astype(np.float32) for language in Language})

    def save(self, path: Path = FILE) -> None:
        """Write the maps in half precision, which moves no vector by more than 0.001."""
        arrays = {
            str(language): matrix.astype(np.float16) for language, matrix in self.maps.items()
        }
        np.savez_compressed(path, **arrays)  # type: ignore[arg-type]

    def across(self, vectors: Vectors, source: Language) -> Vectors:
        """Return unit rows of `source` moved to the other language, shape (n, dimension)."""
        return unit(vectors @ self.maps[source])
