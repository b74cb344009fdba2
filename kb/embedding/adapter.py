"""What the default model learned for questions in people's own words, of either language.

The model was trained on the text of the web. Low-rank additions to the matrices of its last layers
(LoRA; Hu et al., ICLR 2022) bring questions of instruments nearer to the clauses that answer them;
merged when the network is made, they cost nothing afterwards.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kb.embedding.weights import PackedModel

FILE = Path(__file__).with_name("adapter.npz")

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Addition:
    """What is added to a matrix (outputs, inputs): `up` (outputs, rank) times `down`."""

    up: Array
    down: Array


def load_additions(path: Path = FILE) -> dict[str, Addition]:
    """Read what `benchmarks/adapter.py` wrote, by the matrix's name."""
    with np.load(path) as file:
        names = {name.removesuffix(".up") for name in file.files if name.endswith(".up")}
        return {
            name: Addition(
                file[f"{name}.up"].astype(np.float32), file[f"{name}.down"].astype(np.float32)
            )
            for name in sorted(names)
        }


def save_additions(additions: Mapping[str, Addition], path: Path = FILE) -> None:
    """Write additions, in half precision."""
    parts = {f"{name}.up": one.up for name, one in additions.items()}
    parts |= {f"{name}.down": one.down for name, one in additions.items()}
    np.savez_compressed(path, **{n: p.astype(np.float16) for n, p in parts.items()})  # type: ignore[arg-type]


def adapted(model: PackedModel, additions: Mapping[str, Addition]) -> PackedModel:
    """Return the model with the additions in its matrices."""
    merged = dict(model.tensors)
    for name, addition in additions.items():
        matrix = merged[name]
        change = (addition.up @ addition.down).reshape(matrix.shape)
        merged[name] = np.asarray(matrix + change, dtype=np.float32)
    return replace(model, tensors=merged)
