"""The default model's network as an ONNX graph, its matrices quantised to int8.

BERT (Devlin et al. 2019) written with onnxruntime's fused operators, so that no exporter and no
graph rewriting stands between the weights and what runs. The word table stays as it was packed,
small integers with a scale for every 32 of them: unpacked to fp32 it would be 380 MB.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from kb.embedding.smoothing import Array, factors
from kb.embedding.weights import BLOCK, PackedModel

OPSET = 17
FUSED = "com.microsoft"
LARGE = 2**20  # bytes
INPUTS = ("input_ids", "attention_mask")
OUTPUT = "token_embeddings"
# What layers in the middle say of a token is nearer to the word than what the last one says, which
# was trained to be averaged; tokens are compared by both (`token_space`).
MIDDLE = "middle_embeddings"
MIDDLE_LAYERS = 9


def write_network(model: PackedModel, path: Path, peaks: Mapping[str, Array]) -> tuple[str, ...]:
    """Write the quantised graph of `model` to `path`; `peaks` are those of `smoothing`.

    Returns the names of the files: large arrays lie beside the graph, where onnxruntime maps them
    into memory, and most of the word table is then never read (108 MB less of a process).

    Inputs are int64 (batch, tokens); outputs are fp32 (batch, tokens, hidden size), of the last
    layer and of the one in the middle. Weights are int8 a column; activations are quantised as they
    pass.
    """
    full = path.with_name("full.onnx")
    onnx.save(graph(model, peaks), full)
    quantize_dynamic(
        full,
        path,
        op_types_to_quantize=["MatMul", "Attention"],
        per_channel=True,
        # Seven bits: without VNNI instructions a sum of two products of eight bits saturates. The
        # weights were four bits, so nothing is lost by it.
        reduce_range=True,
        weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT},
    )
    full.unlink()
    arrays = path.with_suffix(".bin").name
    onnx.save(
        onnx.load(path), path, save_as_external_data=True, location=arrays, size_threshold=LARGE
    )
    return path.name, arrays


def graph(model: PackedModel, peaks: Mapping[str, Array]) -> onnx.ModelProto:
    """Return the graph of `model` before it is quantised; without peaks, as it was trained."""
    return _Graph(model, peaks).build()


class _Graph:
    """The graph as it grows: nodes, and the constants they use."""

    def __init__(self, model: PackedModel, peaks: Mapping[str, Array]) -> None:
        self._model = model
        self._peaks = peaks
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []

    def build(self) -> onnx.ModelProto:
        hidden = self._embed()
        for layer in range(self._model.shape.num_hidden_layers):
            hidden = self._feed_forward(layer, self._attend(layer, hidden))
            if layer + 1 == MIDDLE_LAYERS:
                self._add("Identity", [hidden], MIDDLE)
        self._add("Identity", [hidden], OUTPUT)
        sizes = ["batch", "tokens"]
        graph = helper.make_graph(
            self._nodes,
            "e5",
            [helper.make_tensor_value_info(name, TensorProto.INT64, sizes) for name in INPUTS],
            [
                helper.make_tensor_value_info(
                    name, TensorProto.FLOAT, [*sizes, self._model.shape.hidden_size]
                )
                for name in (OUTPUT, MIDDLE)
            ],
            self._constants,
        )
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(FUSED, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=9)

    def _embed(self) -> str:
        size = self._model.shape.hidden_size
        self._add("Cast", ["attention_mask"], "mask", to=TensorProto.INT32)
        self._word_rows()
        self._add("Shape", ["input_ids"], "length", start=1, end=2)
        positions = self._weight("emb.pos").reshape(-1, size)
        first_type = self._weight("emb.type").reshape(-1, size)[0]
        table = self._constant("positions", positions + first_type)
        zero = self._constant("zero", np.array([0], np.int64))
        self._add("Slice", [table, zero, "length", zero], "places")
        self._add("Add", ["words", "places"], "embedded")
        gain, shift = self._constant("emb.ln.w"), self._constant("emb.ln.b")
        return self._add(
            "LayerNormalization",
            ["embedded", gain, shift],
            "normed",
            axis=-1,
            epsilon=self._model.shape.layer_norm_eps,
        )

    def _word_rows(self) -> None:
        size = self._model.shape.hidden_size
        blocks = self._weight("emb.word").reshape(-1, size // BLOCK, BLOCK)
        scales = np.abs(blocks).max(axis=2, keepdims=True) / 127
        scales[scales == 0] = 1
        quantised = self._constant("word.q", np.rint(blocks / scales).astype(np.int8))
        scale = self._constant("word.scale", scales.astype(np.float32))
        self._add("Gather", [quantised, "input_ids"], "word.rows")
        self._add("Gather", [scale, "input_ids"], "word.scales")
        self._add("Cast", ["word.rows"], "word.floats", to=TensorProto.FLOAT)
        self._add("Mul", ["word.floats", "word.scales"], "word.blocks")
        shape = self._constant("word.shape", np.array([0, 0, size], np.int64))
        self._add("Reshape", ["word.blocks", shape], "words")

    def _attend(self, layer: int, hidden: str) -> str:
        parts = [f"l{layer}.{part}" for part in "qkv"]
        weights = np.concatenate([self._matrix(f"{part}.w") for part in parts], axis=1)
        biases = np.concatenate([self._weight(f"{part}.b") for part in parts])
        evened, weights = self._even(f"l{layer}.qkv.w", hidden, weights)
        attended = self._add(
            "Attention",
            [
                evened,
                self._constant(f"l{layer}.qkv.w", weights),
                self._constant(f"l{layer}.qkv.b", biases),
                "mask",
            ],
            f"l{layer}.attended",
            domain=FUSED,
            num_heads=self._model.shape.num_attention_heads,
        )
        projected = self._multiply(attended, f"l{layer}.ao.w")
        return self._skip_and_normalise(projected, hidden, f"l{layer}.aln", f"l{layer}.ao.b")

    def _feed_forward(self, layer: int, hidden: str) -> str:
        wide = self._multiply(hidden, f"l{layer}.fi.w")
        bias = self._constant(f"l{layer}.fi.b")
        active = self._add("BiasGelu", [wide, bias], f"l{layer}.active", domain=FUSED)
        narrow = self._multiply(active, f"l{layer}.fo.w")
        return self._skip_and_normalise(narrow, hidden, f"l{layer}.oln", f"l{layer}.fo.b")

    def _multiply(self, left: str, name: str) -> str:
        evened, matrix = self._even(name, left, self._matrix(name))
        return self._add("MatMul", [evened, self._constant(name, matrix)], f"{name}.out")

    def _even(self, name: str, left: str, matrix: Array) -> tuple[str, Array]:
        """Return a matrix and what it is to be multiplied with, made even for quantising."""
        if name not in self._peaks:
            return left, matrix
        divisors = factors(self._peaks[name], matrix)
        inverse = self._constant(f"{name}.inverse", 1 / divisors)
        return self._add("Mul", [left, inverse], f"{name}.even"), matrix * divisors[:, None]

    def _skip_and_normalise(self, value: str, skip: str, norm: str, bias: str) -> str:
        constants = [self._constant(name) for name in (f"{norm}.w", f"{norm}.b", bias)]
        return self._add(
            "SkipLayerNormalization",
            [value, skip, *constants],
            f"{norm}.out",
            domain=FUSED,
            epsilon=self._model.shape.layer_norm_eps,
        )

    def _matrix(self, name: str) -> NDArray[np.float32]:
        """Return a matrix as (inputs, outputs); the file has it the other way round."""
        outputs = len(self._weight(name.removesuffix(".w") + ".b"))
        return np.ascontiguousarray(self._weight(name).reshape(outputs, -1).T)

    def _weight(self, name: str) -> NDArray[np.float32]:
        return self._model.tensors[name]

    def _constant(self, name: str, value: NDArray[np.generic] | None = None) -> str:
        array = self._weight(name) if value is None else value
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def _add(
        self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes: Any
    ) -> str:
        node = helper.make_node(kind, inputs, [output], output, domain=domain, **attributes)
        self._nodes.append(node)
        return output
