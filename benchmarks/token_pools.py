"""Questions with what the other legs find for them: what tokens rank again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from benchmarks.token_layers import Layers, Reader
from kb.embedding.encoder import Vectors
from kb.embedding.sentence_encoder import LEAST_RARITY
from kb.embedding.token_space import TokenSpace, centred
from kb.fuse import LEG_WEIGHTS, Mix
from kb.types import Language, Leg

OTHERS = Mix({leg: weight for leg, weight in LEG_WEIGHTS.items() if leg is not Leg.TOKENS})


@dataclass(frozen=True, slots=True)
class Pool:
    """A question and the passages of one language that the other legs found, by their texts.

    `scores` are what those legs give each passage, `right` says which of them answer.
    """

    question: str
    asked_in: Language
    language: Language
    passages: tuple[str, ...]
    scores: Vectors
    right: NDArray[np.bool_]

    @property
    def is_telling(self) -> bool:
        """Whether something can be learned from it: a right passage and a wrong one."""
        return bool(self.right.any() and not self.right.all())


class ReadPools:
    """The tokens of pools' questions and passages, both layers centred."""

    def __init__(self, reader: Reader, space: TokenSpace, pools: Iterable[Pool]) -> None:
        questions: dict[str, Language] = {}
        passages: dict[str, Language] = {}
        for pool in pools:
            questions[pool.question] = pool.asked_in
            passages |= dict.fromkeys(pool.passages, pool.language)
        self._questions = _read(reader, questions, space.questions, asking=True)
        self._passages = _read(reader, passages, space.passages, asking=False)

    def question(self, pool: Pool) -> tuple[torch.Tensor, torch.Tensor]:
        """Return a question's tokens, shape (n, 2 * dimension), and their rarities."""
        read = self._questions[pool.question]
        return torch.from_numpy(read.tokens).float(), torch.from_numpy(read.rarities)

    def passages(self, pool: Pool, chosen: Iterable[int]) -> list[torch.Tensor]:
        """Return the tokens of some of a pool's passages: those that an index keeps."""
        return [torch.from_numpy(self._passages[pool.passages[at]].tokens) for at in chosen]


def _read(
    reader: Reader, texts: dict[str, Language], means: Mapping[Language, Vectors], *, asking: bool
) -> dict[str, Layers]:
    names = list(texts)
    found = {}
    for place, read in reader.read(names, asking=asking):
        telling = read.rarities >= LEAST_RARITY
        kept = slice(None) if asking or not telling.any() else telling
        moved = centred(read.tokens[kept].astype(np.float32), means[texts[names[place]]])
        found[names[place]] = Layers(moved.astype(np.float16), read.rarities[kept])
    return found
