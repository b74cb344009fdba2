"""The default model's network as an ONNX graph.

The word table stays as it was packed, small integers with a scale for every 32 of them: unpacked to
fp32 it would be 380 MB.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper

from kb.embedding.graph import Graph, write_quantised
from kb.embedding.smoothing import Array
from kb.embedding.weights import BLOCK, PackedModel

INPUTS = ("input_ids", "attention_mask")
OUTPUT = "token_embeddings"
# What layers in the middle say of a token is nearer to the word than what the last one says, which
# was trained to be averaged; tokens are compared by both (`token_space`).
MIDDLE = "middle_embeddings"
MIDDLE_LAYERS = 9


def write_network(model: PackedModel, path: Path, peaks: Mapping[str, Array]) -> tuple[str, ...]:
    """Write the quantised graph of `model` to `path`; `peaks` are those of `smoothing`.

    Returns the names of the files. Most of the word table, beside the graph, is never read, which
    leaves 108 MB out of a process.
    """
    return write_quantised(graph(model, peaks), path)


def graph(model: PackedModel, peaks: Mapping[str, Array]) -> onnx.ModelProto:
    """Return the graph of `model` before it is quantised; without peaks, as it was trained.

    Inputs are int64 (batch, tokens); outputs are fp32 (batch, tokens, hidden size), of the last
    layer and of the one in the middle.
    """
    grown = Graph(model, peaks)
    hidden = _embed(grown)
    for layer in range(model.shape.num_hidden_layers):
        hidden = grown.layer(layer, hidden, "mask")
        if layer + 1 == MIDDLE_LAYERS:
            grown.add("Identity", [hidden], MIDDLE)
    grown.add("Identity", [hidden], OUTPUT)
    sizes = ["batch", "tokens"]
    wide: list[str | int | None] = [*sizes, model.shape.hidden_size]
    return grown.model(
        "e5",
        [helper.make_tensor_value_info(name, TensorProto.INT64, sizes) for name in INPUTS],
        [helper.make_tensor_value_info(n, TensorProto.FLOAT, wide) for n in (OUTPUT, MIDDLE)],
    )


def _embed(grown: Graph) -> str:
    size = grown.shape.hidden_size
    grown.add("Cast", ["attention_mask"], "mask", to=TensorProto.INT32)
    _word_rows(grown)
    grown.add("Shape", ["input_ids"], "length", start=1, end=2)
    positions = grown.weight("emb.pos").reshape(-1, size)
    first_type = grown.weight("emb.type").reshape(-1, size)[0]
    table = grown.constant("positions", positions + first_type)
    zero = grown.constant("zero", np.array([0], np.int64))
    grown.add("Slice", [table, zero, "length", zero], "places")
    grown.add("Add", ["words", "places"], "embedded")
    gain, shift = grown.constant("emb.ln.w"), grown.constant("emb.ln.b")
    return grown.add(
        "LayerNormalization",
        ["embedded", gain, shift],
        "normed",
        axis=-1,
        epsilon=grown.shape.layer_norm_eps,
    )


def _word_rows(grown: Graph) -> None:
    size = grown.shape.hidden_size
    blocks = grown.weight("emb.word").reshape(-1, size // BLOCK, BLOCK)
    scales = np.abs(blocks).max(axis=2, keepdims=True) / 127
    scales[scales == 0] = 1
    quantised = grown.constant("word.q", np.rint(blocks / scales).astype(np.int8))
    scale = grown.constant("word.scale", scales.astype(np.float32))
    grown.add("Gather", [quantised, "input_ids"], "word.rows")
    grown.add("Gather", [scale, "input_ids"], "word.scales")
    grown.add("Cast", ["word.rows"], "word.floats", to=TensorProto.FLOAT)
    grown.add("Mul", ["word.floats", "word.scales"], "word.blocks")
    shape = grown.constant("word.shape", np.array([0, 0, size], np.int64))
    grown.add("Reshape", ["word.blocks", shape], "words")
