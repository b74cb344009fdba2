"""Learning which directions of tokens, and which tokens of a question, tell passages apart.

Each question's passages are scored as the product scores them: what the other legs say, and
`LEG_WEIGHTS[TOKENS]` times the closeness of the tokens. The right ones should have the most of the
softmax over all (ListNet's top-one loss; Cao et al., ICML 2007). One time through the questions is
enough: after a second pass questions of other sets find less.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
import torch

from benchmarks.token_pools import Pool, ReadPools
from kb.embedding.late_interaction import BLOCK
from kb.embedding.token_space import LEAST_RARITY, MOST_TELLING, TokenSpace
from kb.fuse import LEG_WEIGHTS
from kb.types import Leg

EPOCHS, BATCH = 1, 16
DIRECTIONS_RATE, WEIGHTS_RATE, SHARPNESS_RATE = 3e-4, 5e-3, 0.1
SHARPNESS = 12.0  # what scores are multiplied with before the softmax, at the beginning
SHRINK = 1e-3
# Of the wrong passages the likeliest, and some of the others.
LIKELIEST, OTHERS = 6, 6


class Closeness(torch.nn.Module):
    """`late_interaction.closeness` on a token space that can be learned."""

    def __init__(self, space: TokenSpace) -> None:
        super().__init__()
        self.basis = torch.nn.Parameter(torch.from_numpy(space.basis.copy()))
        self.telling = torch.nn.Parameter(torch.from_numpy(space.telling.copy()))
        self.rarity = torch.nn.Parameter(torch.tensor(space.rarity))
        self.sharpness = torch.nn.Parameter(torch.tensor(SHARPNESS))

    def forward(
        self, question: tuple[torch.Tensor, torch.Tensor], passages: Sequence[torch.Tensor]
    ) -> torch.Tensor:
        """Return the closeness of each passage, shape (passages,)."""
        tokens, rarities = question
        asked = torch.nn.functional.normalize(tokens @ self.basis, dim=-1)
        telling = torch.exp((tokens @ self.telling).clamp(-MOST_TELLING, MOST_TELLING))
        weights = rarities.clamp(min=LEAST_RARITY) ** self.rarity * telling
        weights = weights / weights.sum()
        stated = torch.nn.functional.normalize(
            torch.cat(list(passages)).float() @ self.basis, dim=-1
        )
        places, blocks = _in_blocks([len(one) for one in passages])
        likeness = (asked @ stated.T)[:, places.clamp(min=0)]
        likeness = torch.where(places >= 0, likeness, torch.tensor(-1.0))
        best = likeness.view(len(asked), -1, BLOCK).amax(dim=-1)
        ends = np.cumsum(blocks)
        whole = torch.stack([part.amax(dim=1) for part in torch.split(best, blocks, 1)], dim=1)
        following = torch.cat([best[:, 1:], best[:, -1:]], dim=1)
        last = torch.zeros(best.shape[1], dtype=torch.bool)
        last[ends - 1] = True
        at_one_place = weights @ torch.where(last, best, torch.maximum(best, following))
        places_best = torch.stack([part.max() for part in torch.split(at_one_place, blocks)])
        return (weights @ whole + places_best) / 2

    def learned(self, space: TokenSpace, version: str) -> TokenSpace:
        """Return the space with what was learned."""
        return replace(
            space,
            version=version,
            basis=self.basis.detach().numpy(),
            telling=self.telling.detach().numpy(),
            rarity=float(self.rarity.detach()),
        )


def learn(space: TokenSpace, pools: Sequence[Pool], read: ReadPools, version: str) -> TokenSpace:
    """Return `space` as learned from pools, beginning where it is."""
    torch.manual_seed(0)
    chance = random.Random(0)
    model = Closeness(space)
    optimizer = torch.optim.Adam(
        [
            {"params": [model.basis], "lr": DIRECTIONS_RATE},
            {"params": [model.telling, model.rarity], "lr": WEIGHTS_RATE},
            {"params": [model.sharpness], "lr": SHARPNESS_RATE},
        ]
    )
    told = [pool for pool in pools if pool.is_telling]
    for _ in range(EPOCHS):
        chance.shuffle(told)
        for start in range(0, len(told), BATCH):
            losses = [_loss(model, pool, read, chance) for pool in told[start : start + BATCH]]
            loss = torch.stack(losses).mean() + SHRINK * (model.telling**2).sum()
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
    return model.learned(space, version)


def scores(model: Closeness, pool: Pool, read: ReadPools, chosen: Sequence[int]) -> torch.Tensor:
    """Return what each chosen passage has in all."""
    closeness: torch.Tensor = model(read.question(pool), read.passages(pool, chosen))
    return torch.from_numpy(pool.scores[list(chosen)]) + LEG_WEIGHTS[Leg.TOKENS] * closeness


def _loss(model: Closeness, pool: Pool, read: ReadPools, chance: random.Random) -> torch.Tensor:
    right = np.flatnonzero(pool.right).tolist()
    wrong = np.flatnonzero(~pool.right).tolist()
    rest = wrong[LIKELIEST:]
    chosen = right + wrong[:LIKELIEST] + chance.sample(rest, min(OTHERS, len(rest)))
    sharp = scores(model, pool, read, chosen) * model.sharpness
    return torch.logsumexp(sharp, 0) - torch.logsumexp(sharp[: len(right)], 0)


def _in_blocks(counts: Sequence[int]) -> tuple[torch.Tensor, list[int]]:
    """Return where each place of whole blocks lies in the tokens, -1 beyond a passage's last."""
    blocks = [-(-count // BLOCK) for count in counts]
    parts = []
    for (start, end), number in zip(
        pairwise([0, *np.cumsum(counts).tolist()]), blocks, strict=True
    ):
        room = number * BLOCK - (end - start)
        parts.append(torch.cat([torch.arange(start, end), torch.full((room,), -1)]))
    return torch.cat(parts), blocks
