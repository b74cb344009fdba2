"""Learning the additions: a question should be near the passage that answers it, twice over.

Once as a whole, against everything else of the passage's language in the batch (InfoNCE; van den
Oord et al. 2018), and once token by token, against what the other legs found for it beside the
answer, scored as search scores it (`token_learning`). The space of the tokens is learned on the
way and not kept: `benchmarks.token_space` learns it again from what the new layers say.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

import torch
from torch.nn import functional

from benchmarks.adapter_layers import LastLayers, Merged, Middle
from benchmarks.token_learning import SHRINK, Closeness
from benchmarks.token_pools import Pool
from kb.embedding.sentence_encoder import LEAST_RARITY
from kb.embedding.token_space import TokenSpace
from kb.fuse import LEG_WEIGHTS
from kb.types import Language, Leg

BATCH = 12  # questions
LIKELIEST, WRONG = 7, 4  # of the wrong passages: how many stand first, how many are compared
MOST_WRONG = 14
RATE, DIRECTIONS_RATE, WEIGHTS_RATE, SHARPNESS_RATE = 3e-4, 3e-4, 2e-3, 0.05
DECAY, LONGEST_STEP = 0.01, 1.0
WARMING = 30  # steps
TEMPERATURE = 0.04
GRAM, ALIKE = 8, 0.5  # letters; a passage that shares more with the right one may be right too
TOGETHER = 16  # texts of like length read at once
SHOWN = 50  # steps


def texts_of(pools: Sequence[Pool]) -> tuple[list[str], list[str]]:
    """Return the questions and the passages that learning from these pools reads."""
    passages = [text for pool in pools for text in (*_right(pool), *_wrong(pool))]
    return [pool.question for pool in pools], passages


def learn(layers: LastLayers, space: TokenSpace, pools: Sequence[Pool], middle: Middle) -> None:
    """Go through the pools once."""
    chance = random.Random(0)
    closeness = Closeness(space)
    learned = list(layers.parameters())
    optimizer = torch.optim.AdamW(
        [
            {"params": learned, "lr": RATE, "weight_decay": DECAY},
            {"params": [closeness.basis], "lr": DIRECTIONS_RATE},
            {"params": [closeness.telling, closeness.rarity], "lr": WEIGHTS_RATE},
            {"params": [closeness.sharpness], "lr": SHARPNESS_RATE},
        ]
    )
    batches = list(_batches(pools, chance))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / WARMING) * (1 - step / len(batches))
    )
    compared = _Compared(layers, closeness, space, middle)
    seen = []
    for number, batch in enumerate(batches, start=1):
        loss = compared.loss(batch, chance)
        loss = loss + SHRINK * (closeness.telling**2).sum()
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(learned, LONGEST_STEP)
        optimizer.step()
        schedule.step()
        seen.append(float(loss.detach()))
        if not number % SHOWN:
            print(f"{number} of {len(batches)}: {sum(seen[-SHOWN:]) / SHOWN:.3f}", flush=True)


class _Compared:
    """Questions held against passages, both read by the layers as they are by now."""

    def __init__(
        self, layers: LastLayers, closeness: Closeness, space: TokenSpace, middle: Middle
    ) -> None:
        self._layers = layers
        self._closeness = closeness
        self._space = space
        self._middle = middle

    def loss(self, pools: Sequence[Pool], chance: random.Random) -> torch.Tensor:
        """Return the mean of both losses; the pools are of one language."""
        chosen = [_chosen(pool, chance) for pool in pools]
        texts = sorted(
            {pool.passages[at] for pool, of in zip(pools, chosen, strict=True) for at in of},
            key=len,
        )
        merged = self._layers.merged()
        whole: dict[str, torch.Tensor] = {}
        tokens: dict[str, torch.Tensor] = {}
        for start in range(0, len(texts), TOGETHER):
            part = texts[start : start + TOGETHER]
            languages = [pools[0].language] * len(part)
            for text, vector, of_text, _ in self._read(part, languages, merged, asking=False):
                whole[text], tokens[text] = vector, of_text
        passages = torch.stack([whole[text] for text in texts])
        losses = []
        asked_in = [pool.asked_in for pool in pools]
        asked = self._read([pool.question for pool in pools], asked_in, merged, asking=True)
        for pool, of, (_, vector, of_question, rarities) in zip(pools, chosen, asked, strict=True):
            answer = pool.passages[of[0]]
            others = torch.tensor([text == answer or not _is_right(text, pool) for text in texts])
            near = torch.where(others, passages @ vector / TEMPERATURE, torch.tensor(-1e4))
            losses.append(functional.cross_entropy(near, torch.tensor(texts.index(answer))))
            close = self._closeness(
                (of_question, rarities), [tokens[pool.passages[at]] for at in of]
            )
            scores = torch.from_numpy(pool.scores[of]) + LEG_WEIGHTS[Leg.TOKENS] * close
            sharp = scores * self._closeness.sharpness
            losses.append(functional.cross_entropy(sharp, torch.tensor(0)))
        return torch.stack(losses).sum() / len(pools)

    def _read(
        self, texts: Sequence[str], languages: Sequence[Language], merged: Merged, *, asking: bool
    ) -> Iterator[tuple[str, torch.Tensor, torch.Tensor, torch.Tensor]]:
        """Go through texts with their vectors, their centred tokens and the rarity of each."""
        known = self._middle.known(texts, asking=asking)
        lengths = torch.tensor([len(one.middle) for one in known])
        hidden = torch.nn.utils.rnn.pad_sequence(
            [torch.from_numpy(one.middle).float() for one in known], batch_first=True
        )
        there = torch.arange(hidden.shape[1]) < lengths[:, None]
        last = self._layers(hidden, there, merged)
        flags = there.float()[..., None]
        vectors = functional.normalize((last * flags).sum(1) / flags.sum(1), dim=-1)
        means = self._space.questions if asking else self._space.passages
        for row, (text, language, one) in enumerate(zip(texts, languages, known, strict=True)):
            mean = torch.from_numpy(means[language]).view(2, -1)
            both = torch.stack([hidden[row, one.own], last[row, one.own]], dim=1)
            bare = functional.normalize(functional.normalize(both, dim=-1) - mean, dim=-1)
            tokens = bare.reshape(len(both), -1) / 2**0.5
            rarities = torch.from_numpy(one.rarities)
            kept = rarities >= LEAST_RARITY
            if asking or not kept.any():
                kept = torch.ones_like(kept)
            yield text, vectors[row], tokens[kept], rarities[kept]


def _batches(pools: Sequence[Pool], chance: random.Random) -> Iterator[list[Pool]]:
    """Put pools of one language together, in any order; what is left over waits for nothing."""
    shelves: dict[Language, list[Pool]] = defaultdict(list)
    for pool in pools:
        shelves[pool.language].append(pool)
    found = []
    for shelf in shelves.values():
        chance.shuffle(shelf)
        found += [shelf[start : start + BATCH] for start in range(0, len(shelf) - BATCH + 1, BATCH)]
    chance.shuffle(found)
    yield from found


def _chosen(pool: Pool, chance: random.Random) -> list[int]:
    """Return places of a pool: a right passage, then wrong ones, most of those that stand first."""
    wrong = [at for at in _wrong_places(pool) if not _is_right(pool.passages[at], pool)]
    likeliest, rest = wrong[:LIKELIEST], wrong[LIKELIEST:]
    chosen = chance.sample(likeliest, min(len(likeliest), WRONG - 1))
    chosen += chance.sample(rest, min(len(rest), WRONG - len(chosen)))
    return [chance.choice(pool.right.nonzero()[0].tolist()), *chosen]


def _right(pool: Pool) -> list[str]:
    return [text for text, right in zip(pool.passages, pool.right, strict=True) if right]


def _wrong_places(pool: Pool) -> list[int]:
    return list(islice((at for at, right in enumerate(pool.right) if not right), MOST_WRONG))


def _wrong(pool: Pool) -> list[str]:
    return [pool.passages[at] for at in _wrong_places(pool)]


def _is_right(text: str, pool: Pool) -> bool:
    """Say whether a passage is a right one or so like one that it may be."""
    return any(text == right or _alike(text, right) for right in _right(pool))


@lru_cache(maxsize=1_000_000)
def _alike(one: str, other: str) -> bool:
    ours, theirs = _grams(one), _grams(other)
    return len(ours & theirs) > ALIKE * min(len(ours), len(theirs))


@lru_cache(maxsize=50_000)
def _grams(text: str) -> frozenset[str]:
    letters = "".join(character for character in text if character.isalnum())
    return frozenset(letters[at : at + GRAM] for at in range(max(1, len(letters) - GRAM)))
