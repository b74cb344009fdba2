"""What the cross-encoder learned: additions to the last layers, marks of the parts, and a head."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kb.embedding.adapter import Addition, Array, load_additions

FILE = Path(__file__).with_name("cross_encoder.npz")


@dataclass(frozen=True, slots=True)
class Head:
    """A linear step: `matrix` (outputs, inputs) and `bias` (outputs,)."""

    matrix: Array
    bias: Array


@dataclass(frozen=True, slots=True)
class CrossWeights:
    """All that is learned.

    `parts` are added to the tokens of question, heading and text, shape (3, hidden size).
    """

    additions: Mapping[str, Addition]
    parts: Array
    hidden: Head
    out: Head


def load_cross_weights(path: Path = FILE) -> CrossWeights:
    """Read what `benchmarks/cross_encoder.py` wrote."""
    with np.load(path) as file:
        named = {name: file[name].astype(np.float32) for name in file.files}
    heads = (Head(named[f"{name}.matrix"], named[f"{name}.bias"]) for name in ("hidden", "out"))
    return CrossWeights(load_additions(path), named["parts"], *heads)


def save_cross_weights(weights: CrossWeights, path: Path = FILE) -> None:
    """Write the weights, in half precision."""
    parts = {f"{name}.up": one.up for name, one in weights.additions.items()}
    parts |= {f"{name}.down": one.down for name, one in weights.additions.items()}
    parts["parts"] = weights.parts
    for name, head in (("hidden", weights.hidden), ("out", weights.out)):
        parts |= {f"{name}.matrix": head.matrix, f"{name}.bias": head.bias}
    np.savez_compressed(path, **{n: p.astype(np.float16) for n, p in parts.items()})  # type: ignore[arg-type]
