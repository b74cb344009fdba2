"""How well a passage answers a question token by token, from vectors kept with the passage.

One vector for a whole passage blurs what each of its clauses says. Late interaction (Khattab and
Zaharia, SIGIR 2020, "ColBERT") keeps a vector a token, looks for the best match of each token of
the question, and adds them up.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kb.embedding.encoder import AskedTokens, Vectors

# A number is kept in half a byte. On the sample corpus 4 bits find what floats find.
_LEVELS, _ZERO = 7, 8
# The best match among many tokens is better than among few, whatever they say: it grows with the
# logarithm of their number. Without this, long articles of statutes come before the right ones.
LENGTH_SLOPE = 0.03
_SHORTEST = 20  # tokens below which a passage gains nothing by being short


def pack(tokens: Vectors) -> bytes:
    """Return the token vectors of a passage, shape (n, size), as n * size / 2 bytes."""
    peaks = np.abs(tokens).max(axis=1, initial=0.0, keepdims=True)
    levels = np.rint(tokens / np.where(peaks == 0, 1, peaks) * _LEVELS).astype(np.int8) + _ZERO
    halves = levels.astype(np.uint8)
    return (halves[:, ::2] | halves[:, 1::2] << 4).tobytes()


def unpack(packed: bytes, size: int) -> Vectors:
    """Return what was packed, shape (n, size), at length one."""
    pairs = np.frombuffer(packed, dtype=np.uint8).reshape(-1, size // 2)
    tokens = np.empty((len(pairs), size), dtype=np.float32)
    tokens[:, ::2] = pairs & 15
    tokens[:, 1::2] = pairs >> 4
    tokens -= _ZERO
    lengths = np.sqrt(np.einsum("ij,ij->i", tokens, tokens))[:, np.newaxis]
    tokens /= np.where(lengths == 0, 1, lengths)
    return tokens


def closeness(asked: AskedTokens, passages: Sequence[bytes]) -> NDArray[np.float32]:
    """Return how well each packed passage, none of them empty, answers; shape (passages,).

    The weighted mean of each question token's best match, from -1 to 1, less for a long passage.
    """
    if not passages or not len(asked.weights):
        return np.zeros(len(passages), dtype=np.float32)
    size = asked.vectors.shape[1]
    counts = np.array([2 * len(one) // size for one in passages])
    likeness = asked.vectors @ unpack(b"".join(passages), size).T
    best = np.maximum.reduceat(likeness, np.cumsum(counts) - counts, axis=1)
    scores: NDArray[np.float32] = (asked.weights / asked.weights.sum()) @ best
    scores -= LENGTH_SLOPE * np.log(np.maximum(counts, _SHORTEST)).astype(np.float32)
    return scores
