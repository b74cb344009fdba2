"""An encoder that embeds each text once, however many ways of using its vectors are compared."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np

from kb.embedding.alignment import LanguageMaps
from kb.embedding.encoder import Asked, Embedded, Encoder, Vectors
from kb.embedding.language_mean import LanguageMeans, unit
from kb.embedding.late_interaction import pack, unpack
from kb.embedding.token_space import TokenSpace
from kb.types import Language

PART = 1_024  # texts embedded between two writes to disk


class Memory:
    """What the bare model gave each passage and question, kept in a folder.

    The bare model's tokens are both layers, without their mean only: any token space can be made
    from them (`bare_space`).
    """

    def __init__(self, bare: Encoder, folder: Path) -> None:
        self.bare = bare
        self._folder = folder
        self._folder.mkdir(parents=True, exist_ok=True)
        self._known: dict[str, tuple[Vectors, bytes]] = {}
        self._asked: dict[str, Asked] = {}
        for file in sorted(folder.glob("*.npz")):
            with np.load(file) as kept:
                ends = np.cumsum(kept["lengths"]).tolist()
                every = kept["tokens"].tobytes()
                tokens = (every[start:end] for start, end in pairwise([0, *ends]))
                rows = zip(kept["rows"], tokens, strict=True)
                self._known |= dict(zip(kept["names"].tolist(), rows, strict=True))

    def passages(self, texts: Sequence[str], languages: Sequence[Language]) -> Embedded:
        """Return passages as the bare model embeds them."""
        names = [hashlib.sha256(text.encode()).hexdigest()[:32] for text in texts]
        new = [at for at, name in enumerate(names) if name not in self._known]
        for first in range(0, len(new), PART):
            part = new[first : first + PART]
            read = self.bare.embed([texts[at] for at in part], [languages[at] for at in part])
            self._keep([names[at] for at in part], read)
        if not names:
            return Embedded.without_tokens(np.zeros((0, self.bare.dimension), np.float32))
        rows, tokens = zip(*(self._known[name] for name in names), strict=True)
        return Embedded(np.stack(rows), tokens)

    def question(self, text: str, language: Language) -> Asked:
        """Return a question as the bare model reads it."""
        if text not in self._asked:
            self._asked[text] = self.bare.ask(text, language)
        return self._asked[text]

    def _keep(self, names: Sequence[str], read: Embedded) -> None:
        self._known |= dict(zip(names, zip(read.vectors, read.tokens, strict=True), strict=True))
        np.savez(
            self._folder / f"{names[0]}.npz",
            names=np.array(names),
            rows=read.vectors,
            lengths=np.array([len(one) for one in read.tokens]),
            tokens=np.frombuffer(b"".join(read.tokens), dtype=np.uint8),
        )


def bare_space(space: TokenSpace) -> TokenSpace:
    """Return the space in which tokens only lose their mean, and count by their rarity."""
    size = len(space.basis)
    return replace(
        space,
        basis=np.eye(size, dtype=np.float32),
        telling=np.zeros(size, dtype=np.float32),
        rarity=1.0,
    )


class RememberedEncoder:
    """An `Embedder` on a `Memory`, with what is done to vectors and tokens afterwards."""

    def __init__(
        self,
        memory: Memory,
        space: TokenSpace,
        means: LanguageMeans | None = None,
        maps: LanguageMaps | None = None,
    ) -> None:
        self._memory = memory
        self._space = space
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
        return self.embed(texts, languages).vectors

    def embed(self, texts: Sequence[str], languages: Sequence[Language]) -> Embedded:
        """Return one unit row a text, and its tokens."""
        read = self._memory.passages(texts, languages)
        size = len(self._space.basis)
        tokens = tuple(pack(self._space.moved(unpack(one, size))) for one in read.tokens)
        return Embedded(self._moved(read.vectors, languages), tokens)

    def encode_query(self, text: str, language: Language) -> Vectors:
        """Return the question's unit vector."""
        return self.ask(text, language).vector

    def ask(self, text: str, language: Language) -> Asked:
        """Return the question's unit vector, and its tokens."""
        read = self._memory.question(text, language)
        vector = self._moved(read.vector[np.newaxis], [language])[0]
        return Asked(vector, self._space.asked(read.tokens.vectors, read.tokens.weights))

    def across(self, vectors: Vectors, source: Language) -> Vectors:
        """Return the vectors moved to the other language; as they are without maps."""
        return self._maps.across(vectors, source) if self._maps else vectors

    def _moved(self, rows: Vectors, languages: Sequence[Language]) -> Vectors:
        return self._means.remove(rows, languages) if self._means else unit(rows)
