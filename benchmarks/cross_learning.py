"""Learning to read together: of a question's sentences, and nothing, the one that answers.

A softmax over the sentences and over nothing, which has the log-odds 0: where no sentence answers,
all of them are to lie under it. Some questions are asked as if their answer were not there, so that
what merely looks like one is told apart from it.
"""

from __future__ import annotations

import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np
import torch
from numpy.typing import NDArray

from benchmarks.adapter_layers import LastLayers
from benchmarks.cross_pools import Asking
from benchmarks.token_layers import Reader
from kb.embedding.cross_encoder import KEPT
from kb.embedding.cross_network import Part
from kb.embedding.cross_weights import CrossWeights, Head
from kb.embedding.weights import PackedModel

RANK, BETWEEN = 32, 128  # of the additions; of the head
BATCH = 8  # questions
RIGHT, WRONG = 3, 15  # sentences of one question at most
UNANSWERED = 0.15  # of the questions are asked without their answer
RATE, DECAY, LONGEST_STEP = 5e-4, 0.01, 1.0
WARMING = 60  # steps
TOGETHER = 32  # rows of like length read at once
SHOWN = 50  # steps
Tokens = NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Row:
    """A question and a text, the tokens of each part as the layer in the middle has them."""

    parts: Mapping[Part, Tokens]

    @classmethod
    def of(cls, question: Tokens, heading: Tokens, text: Tokens) -> Row:
        """Return what is read of them."""
        whole = {Part.QUESTION: question, Part.HEADING: heading, Part.TEXT: text}
        return cls({part: tokens[KEPT[part]] for part, tokens in whole.items()})

    @property
    def length(self) -> int:
        """How many tokens are read."""
        return sum(map(len, self.parts.values()))


class Read:
    """Texts as the layer in the middle has their tokens, each read once."""

    def __init__(self, reader: Reader, askings: Sequence[Asking]) -> None:
        questions = {one.question for one in askings}
        texts = {text for one in askings for said in one.sentences for text in said if text}
        self._questions = _middle(reader, questions, asking=True)
        self._texts = _middle(reader, texts, asking=False)

    def row(self, asking: Asking, place: int) -> Row:
        """Return a question with one of its sentences."""
        question = self._questions[asking.question]
        heading, text = asking.sentences[place]
        return Row.of(question, self._texts.get(heading, question[:0]), self._texts[text])


class Together(torch.nn.Module):
    """The last layers and a head, in torch."""

    def __init__(self, model: PackedModel) -> None:
        super().__init__()
        size = model.shape.hidden_size
        self._layers = LastLayers(model, RANK, torch.bfloat16)
        self._parts = torch.nn.Parameter(torch.zeros(len(Part) - 1, size))
        self._hidden = torch.nn.Linear(2 * size, BETWEEN)
        self._out = torch.nn.Linear(BETWEEN, 1)
        torch.nn.init.zeros_(self._out.bias)

    def forward(self, rows: Sequence[Row]) -> torch.Tensor:
        """Return the log-odds that each text answers, shape (rows,)."""
        merged = self._layers.merged()
        found: list[torch.Tensor] = [torch.zeros(())] * len(rows)
        order = sorted(range(len(rows)), key=lambda at: rows[at].length)
        for start in range(0, len(order), TOGETHER):
            places = order[start : start + TOGETHER]
            hidden, parts = _padded([rows[at] for at in places])
            marks = torch.cat([self._parts, torch.zeros_like(self._parts[:1])])
            last = self._layers(hidden + marks[parts], parts < Part.NOTHING, merged)
            means = [_mean(last, parts == part) for part in (Part.QUESTION, Part.TEXT)]
            odds = self._out(torch.tanh(self._hidden(torch.cat(means, dim=1))))[:, 0]
            for at, one in zip(places, odds, strict=True):
                found[at] = one
        return torch.stack(found)

    def weights(self) -> CrossWeights:
        """Return what was learned."""
        heads = (
            Head(head.weight.detach().numpy(), head.bias.detach().numpy())
            for head in (self._hidden, self._out)
        )
        return CrossWeights(self._layers.additions(), self._parts.detach().numpy(), *heads)


def learn(model: Together, read: Read, askings: Sequence[Asking]) -> None:
    """Go through the questions once."""
    chance = random.Random(0)
    mixed = chance.sample(list(askings), len(askings))
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=DECAY)
    steps = len(mixed) // BATCH
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / WARMING) * (1 - step / steps)
    )
    seen, started = [], time.monotonic()
    for step in range(steps):
        chosen = [(one, _chosen(one, chance)) for one in mixed[step * BATCH : (step + 1) * BATCH]]
        rows = [read.row(one, at) for one, places in chosen for at in places]
        ends = [0, *accumulate(len(places) for _, places in chosen)]
        odds = model(rows)
        losses = [
            _loss(odds[start:end], one.right[places])
            for (one, places), (start, end) in zip(chosen, pairwise(ends), strict=True)
        ]
        loss = torch.stack(losses).mean()
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(model.parameters(), LONGEST_STEP)
        optimizer.step()
        schedule.step()
        seen.append(float(loss.detach()))
        if not (step + 1) % SHOWN:
            each = (time.monotonic() - started) / (step + 1)
            mean = sum(seen[-SHOWN:]) / SHOWN
            print(f"{step + 1} of {steps}: {mean:.3f}, {each:.1f} s each", flush=True)


def _chosen(asking: Asking, chance: random.Random) -> list[int]:
    """Return places of sentences: right ones, and wrong ones rather from the top."""
    right = [int(at) for at in asking.right.nonzero()[0]]
    wrong = [int(at) for at in (~asking.right).nonzero()[0]]
    # Efraimidis and Spirakis 2006: drawn without putting back, each by its weight.
    keys = {at: chance.random() ** (1 + rank / 10) for rank, at in enumerate(wrong)}
    drawn = sorted(wrong, key=lambda at: -keys[at])[:WRONG]
    kept = chance.sample(right, min(len(right), RIGHT))
    return drawn if kept and chance.random() < UNANSWERED else kept + drawn


def _loss(odds: torch.Tensor, right: NDArray[np.bool_]) -> torch.Tensor:
    """Return the negative log-likelihood that it is a right sentence, or nothing without one."""
    every = torch.cat([odds, torch.zeros(1)])
    wanted = torch.tensor([*right, not right.any()])
    return every.logsumexp(0) - every[wanted].logsumexp(0)


def _padded(rows: Sequence[Row]) -> tuple[torch.Tensor, torch.Tensor]:
    longest = max(row.length for row in rows)
    size = rows[0].parts[Part.QUESTION].shape[1]
    hidden = torch.zeros(len(rows), longest, size)
    parts = torch.full((len(rows), longest), int(Part.NOTHING))
    for at, row in enumerate(rows):
        start = 0
        for part, tokens in row.parts.items():
            end = start + len(tokens)
            hidden[at, start:end] = torch.from_numpy(tokens).float()
            parts[at, start:end] = int(part)
            start = end
    return hidden, parts


def _mean(hidden: torch.Tensor, chosen: torch.Tensor) -> torch.Tensor:
    flags = chosen.float()[..., None]
    return (hidden * flags).sum(1) / flags.sum(1).clamp(min=1)


def _middle(reader: Reader, texts: set[str], *, asking: bool) -> Mapping[str, Tokens]:
    order = sorted(texts)
    return {
        order[place]: read.middle[read.own] for place, read in reader.whole(order, asking=asking)
    }
