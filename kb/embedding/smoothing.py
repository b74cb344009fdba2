"""Activations made even before they are quantised, so that small ones are not rounded away.

A few channels of the network's activations are twenty times as large as the others, and one scale
has to serve them all. Dividing each channel by a factor and multiplying the matrix's rows by it
changes nothing but what rounding loses (SmoothQuant; Xiao et al., ICML 2023).
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FILE = Path(__file__).with_name("activation_peaks.npz")
# How much of the unevenness moves from activations to weights. Mean cosine to the unquantised
# network's vectors: 0.9965 without, 0.9961 at 0.5, 0.9986 at 0.65 to 0.75, 0.9982 at 0.8.
ALPHA = 0.7
_LEAST = 1e-4  # a channel that was silent while peaks were taken may not be so always

Array = NDArray[np.float32]


def load_peaks(path: Path = FILE) -> dict[str, Array]:
    """Read the largest activation of every channel before each matrix, by the matrix's name.

    `benchmarks/activation_peaks.py` took them while the default model read the sample corpus.
    """
    with np.load(path) as file:
        return {name: file[name].astype(np.float32) for name in file.files}


def factors(peaks: Array, matrix: Array) -> Array:
    """Return what each channel is divided by, shape (inputs,), for a matrix (inputs, outputs)."""
    largest = np.maximum(np.abs(matrix).max(axis=1), _LEAST)
    uneven = np.maximum(peaks, _LEAST) ** ALPHA / largest ** (1 - ALPHA)
    evened: Array = (uneven / np.exp(np.log(uneven).mean())).astype(np.float32)
    return evened
