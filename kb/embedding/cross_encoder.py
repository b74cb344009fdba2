"""Reads a question and a text together, for how likely the one is answered by the other.

Texts read apart can only be laid side by side. A cross-encoder lets each word of the one look at
each of the other, but reads everything anew for every question. Here the first layers read apart,
as they do for search, and the last ones together (DeFormer; Cao et al., ACL 2020): a quarter of the
work, on what was read anyway.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kb.embedding.cross_network import ODDS, PARTS, STATES, Part
from kb.embedding.encoder import Vectors
from kb.embedding.session import open_network
from kb.stop import ShouldStop, go_on, never

NETWORK_FILE = "cross.onnx"
BATCH = 16
# Tokens of each part that are read; of headings the last, which are the nearest above the text.
KEPT = {Part.QUESTION: slice(64), Part.HEADING: slice(-40, None), Part.TEXT: slice(160)}


@dataclass(frozen=True, slots=True)
class Headed:
    """A text and the headings above it, as the layer in the middle has their tokens."""

    heading: Vectors
    text: Vectors


class CrossEncoder:
    """Safe to use from many threads."""

    def __init__(self, folder: Path, threads: int = 0) -> None:
        self._session = open_network(folder / NETWORK_FILE, threads)

    def odds(
        self, question: Vectors, texts: Sequence[Headed], should_stop: ShouldStop = never
    ) -> NDArray[np.float64]:
        """Return the log-odds that each text answers, shape (n,).

        Raises `Cancelled` between batches where `should_stop` says so.
        """
        found = np.zeros(len(texts))
        rows = [_row(question, one) for one in texts]
        order = sorted(range(len(rows)), key=lambda at: len(rows[at][1]))
        for start in range(0, len(order), BATCH):
            go_on(should_stop)
            places = order[start : start + BATCH]
            longest = len(rows[places[-1]][1])
            states = np.zeros((len(places), longest, question.shape[1]), dtype=np.float32)
            parts = np.full((len(places), longest), Part.NOTHING, dtype=np.int64)
            for at, place in enumerate(places):
                tokens, of = rows[place]
                states[at, : len(of)], parts[at, : len(of)] = tokens, of
            (odds,) = self._session.run([ODDS], {STATES: states, PARTS: parts})
            found[places] = odds[:, 0]
        return found


def _row(question: Vectors, text: Headed) -> tuple[Vectors, NDArray[np.int64]]:
    """Return the tokens of all parts, one after the other, and which part each is of."""
    parts = {Part.QUESTION: question, Part.HEADING: text.heading, Part.TEXT: text.text}
    cut = {part: tokens[KEPT[part]] for part, tokens in parts.items()}
    return np.concatenate(list(cut.values())), np.repeat(list(cut), [*map(len, cut.values())])
