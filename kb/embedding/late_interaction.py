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
# Tokens of a block. Two neighbours are a place in a passage: some 60 words, a long sentence or two.
BLOCK = 24


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

    The weighted mean of each question token's best match, from -1 to 1: half of it in the whole
    passage, half at the one place of it where that is best. Words that lie scattered over a long
    article answer less than the same words in one of its sentences.
    """
    if not passages or not len(asked.weights):
        return np.zeros(len(passages), dtype=np.float32)
    size = asked.vectors.shape[1]
    counts = [2 * len(one) // size for one in passages]
    ends = np.cumsum(counts)
    starts = [range(end - count, end, BLOCK) for end, count in zip(ends, counts, strict=True)]
    firsts = np.cumsum([0, *map(len, starts)])[:-1]
    likeness = asked.vectors @ unpack(b"".join(passages), size).T
    blocks = np.maximum.reduceat(likeness, [start for one in starts for start in one], axis=1)
    weights = asked.shares
    whole = weights @ np.maximum.reduceat(blocks, firsts, axis=1)
    places = weights @ _with_next(blocks, firsts)
    return np.asarray((whole + np.maximum.reduceat(places, firsts)) / 2, dtype=np.float32)


def _with_next(blocks: Vectors, firsts: NDArray[np.int_]) -> Vectors:
    """Return the best of each block and the next one; a passage's last block stands alone."""
    following = np.concatenate([blocks[:, 1:], blocks[:, -1:]], axis=1)
    lasts = firsts[1:] - 1
    following[:, lasts] = blocks[:, lasts]
    best: Vectors = np.maximum(blocks, following)
    return best
