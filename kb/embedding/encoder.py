"""The one seam between Concord and an embedding model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from kb.stop import ShouldStop, never
from kb.types import Language

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Embedded:
    """Passages as unit vectors, shape (n, dimension), and token by token.

    `tokens` is what `late_interaction.pack` made of each passage, empty for a model whose tokens
    are not compared.
    """

    vectors: Vectors
    tokens: tuple[bytes, ...]

    @classmethod
    def without_tokens(cls, vectors: Vectors) -> Embedded:
        """Return passages of which only the vectors are known."""
        return cls(vectors, (b"",) * len(vectors))

    def __getitem__(self, part: slice) -> Embedded:
        """Return some of the passages, in their order."""
        return Embedded(self.vectors[part], self.tokens[part])


@dataclass(frozen=True, slots=True)
class AskedTokens:
    """A question's tokens: unit vectors, shape (n, size), and how much each counts, shape (n,)."""

    vectors: Vectors
    weights: Vectors

    @property
    def shares(self) -> Vectors:
        """How much each token counts of all, shape (n,)."""
        shares: Vectors = self.weights / self.weights.sum()
        return shares


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a unit vector, shape (dimension,), and token by token."""

    vector: Vectors
    tokens: AskedTokens


@dataclass(frozen=True, slots=True)
class Closely:
    """Texts as whole vectors, shape (n, dimension), and token by token, shape (tokens, size).

    Rows are unit vectors, the model's prompts and marks left out; tokens can be compared with those
    of a question. `usual` says how near each text
    lies to the mean of its language's texts, shape (n,): what lies there is near to everything.
    Zeros for a model whose means are not known. `middle` are the tokens as a layer in the middle
    has them, for `Encoder.odds`; none for a model that cannot tell those.
    """

    vectors: Vectors
    tokens: tuple[Vectors, ...]
    usual: Vectors
    middle: tuple[Vectors, ...]


class Embedder(Protocol):
    """Anything that turns text into unit vectors of one fixed length.

    `id` names the model and everything that changes its vectors; an index records it and
    refuses another. `window` is how many tokens of a passage's own text fit, prompt and special
    tokens already taken off.
    """

    @property
    def id(self) -> str:
        """The name an index records."""

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""

    @property
    def window(self) -> int:
        """How many tokens of text one vector can stand for."""

    def token_ends(self, text: str) -> list[int]:
        """Return, for each token of `text`, the offset in `text` at which it ends."""

    def encode_passages(self, texts: Sequence[str], languages: Sequence[Language]) -> Vectors:
        """Return one unit row a text, shape (n, dimension), float32. Nothing is cut off."""

    def embed(self, texts: Sequence[str], languages: Sequence[Language]) -> Embedded:
        """Return the same rows with the passages' tokens, from one pass of the model."""

    def encode_query(self, text: str, language: Language) -> Vectors:
        """Return the question's unit vector, shape (dimension,), float32."""

    def ask(self, text: str, language: Language) -> Asked:
        """Return the same vector with the question's tokens, from one pass of the model."""

    def across(self, vectors: Vectors, source: Language) -> Vectors:
        """Return unit vectors of `source` texts, moved to those of the other language.

        Near the result lie passages of the other language that say the same. Shape (n, dimension).
        """


class Encoder(Embedder, Protocol):
    """An embedder that also looks closely at short texts, as an answer needs."""

    def encode_closely(
        self,
        texts: Sequence[str],
        languages: Sequence[Language],
        should_stop: ShouldStop = never,
    ) -> Closely:
        """Return the vectors of short texts and of their tokens, from one pass of the model.

        Of a text longer than the window only the beginning. `should_stop` is asked between batches;
        raises `Cancelled` where it says so.
        """

    def odds(
        self,
        question: str,
        headings: Sequence[str],
        texts: Sequence[Vectors],
        should_stop: ShouldStop = never,
    ) -> NDArray[np.float64]:
        """Return the log-odds that each text answers, the two read together, shape (n,).

        `headings` has what stands above each text, `texts` its `Closely.middle`. Zeros for a model
        that reads nothing together.
        Raises `Cancelled` where `should_stop` says so.
        """
