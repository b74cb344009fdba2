"""An encoder that embeds each text once, however many ways of using its vectors are compared."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from kb.embedding.alignment import LanguageMaps
from kb.embedding.encoder import Encoder, Vectors
from kb.embedding.language_mean import LanguageMeans, unit
from kb.types import Language

PART = 1_024  # texts embedded between two writes to disk


class Memory:
    """The vectors that the bare model gave each passage and question, kept in a folder."""

    def __init__(self, bare: Encoder, folder: Path) -> None:
        self.bare = bare
        self._folder = folder
        self._folder.mkdir(parents=True, exist_ok=True)
        self._known: dict[str, Vectors] = {}
        for file in sorted(folder.glob("*.npz")):
            with np.load(file) as kept:
                self._known |= dict(zip(kept["names"].tolist(), kept["rows"], strict=True))

    def passages(self, texts: Sequence[str], languages: Sequence[Language]) -> Vectors:
        """Return the rows of passages, shape (n, dimension)."""
        names = [_name("passage", text) for text in texts]
        new = [at for at, name in enumerate(names) if name not in self._known]
        for first in range(0, len(new), PART):
            part = new[first : first + PART]
            rows = self.bare.encode_passages(
                [texts[at] for at in part], [languages[at] for at in part]
            )
            self._keep([names[at] for at in part], rows)
        return self._rows(names)

    def question(self, text: str, language: Language) -> Vectors:
        """Return a question's row, shape (1, dimension)."""
        name = _name("question", text)
        if name not in self._known:
            self._known[name] = self.bare.encode_query(text, language)
        return self._rows([name])

    def _rows(self, names: Sequence[str]) -> Vectors:
        if not names:
            return np.zeros((0, self.bare.dimension), np.float32)
        return np.stack([self._known[name] for name in names])

    def _keep(self, names: Sequence[str], rows: Vectors) -> None:
        self._known |= dict(zip(names, rows, strict=True))
        np.savez(self._folder / f"{names[0]}.npz", names=np.array(names), rows=rows)


class RememberedEncoder:
    """An `Encoder` on a `Memory`, with what is done to the vectors afterwards."""

    def __init__(
        self, memory: Memory, means: LanguageMeans | None = None, maps: LanguageMaps | None = None
    ) -> None:
        self._memory = memory
        self._means = means
        self._maps = maps
        self.id = f"{memory.bare.id}+{means.version if means else 'bare'}"
        self.dimension = memory.bare.dimension
        self.window = memory.bare.window

    def token_ends(self, text: str) -> list[int]:
        """Return where each token of `text` ends."""
        return self._memory.bare.token_ends(text)

    def encode_passages(self, texts: Sequence[str], languages: Sequence[Language]) -> Vectors:
        """Return one unit row a text."""
        rows = self._memory.passages(texts, languages)
        return self._means.remove(rows, languages) if self._means else rows

    def encode_query(self, text: str, language: Language) -> Vectors:
        """Return the question's unit vector."""
        row = self._memory.question(text, language)
        vector: Vectors = (self._means.remove(row, [language]) if self._means else unit(row))[0]
        return vector

    def across(self, vectors: Vectors, source: Language) -> Vectors:
        """Return the vectors moved to the other language; as they are without maps."""
        return self._maps.across(vectors, source) if self._maps else vectors


def _name(kind: str, text: str) -> str:
    return hashlib.sha256(f"{kind}\n{text}".encode()).hexdigest()[:32]
