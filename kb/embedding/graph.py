"""A BERT encoder (Devlin et al. 2019) as an ONNX graph, its matrices quantised to int8.

Written with onnxruntime's fused operators, so that no exporter and no graph rewriting stands
between the weights and what runs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from kb.embedding.smoothing import Array, factors
from kb.embedding.weights import PackedModel

OPSET = 17
FUSED = "com.microsoft"
LARGE = 2**20  # bytes


def write_quantised(graph: onnx.ModelProto, path: Path) -> tuple[str, ...]:
    """Write `graph` to `path` with int8 matrices, and return the names of the files.

    Large arrays lie beside the graph, where onnxruntime maps them into memory. Weights are int8 a
    column; activations are quantised as they pass.
    """
    full = path.with_name("full.onnx")
    onnx.save(graph, full)
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
    return (path.name, arrays) if path.with_name(arrays).exists() else (path.name,)


class Graph:
    """A graph as it grows: nodes, and the constants they use. Without peaks, as it was trained."""

    def __init__(self, model: PackedModel, peaks: Mapping[str, Array]) -> None:
        self.shape = model.shape
        self._tensors = model.tensors
        self._peaks = peaks
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []

    def layer(self, number: int, hidden: str, mask: str) -> str:
        """Add a layer of the encoder; `mask` is int32 (batch, tokens), 1 where there is one."""
        return self._feed_forward(number, self._attend(number, hidden, mask))

    def model(
        self,
        name: str,
        inputs: Sequence[onnx.ValueInfoProto],
        outputs: Sequence[onnx.ValueInfoProto],
    ) -> onnx.ModelProto:
        """Return all of it."""
        graph = helper.make_graph(self._nodes, name, inputs, outputs, self._constants)
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(FUSED, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=9)

    def weight(self, name: str) -> NDArray[np.float32]:
        """Return one of the model's tensors."""
        return self._tensors[name]

    def constant(self, name: str, value: NDArray[np.generic] | None = None) -> str:
        """Add a constant, one of the model's tensors unless a value is given."""
        array = self.weight(name) if value is None else value
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def add(
        self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes: Any
    ) -> str:
        """Add a node, and return its output's name."""
        node = helper.make_node(kind, inputs, [output], output, domain=domain, **attributes)
        self._nodes.append(node)
        return output

    def _attend(self, layer: int, hidden: str, mask: str) -> str:
        parts = [f"l{layer}.{part}" for part in "qkv"]
        weights = np.concatenate([self._matrix(f"{part}.w") for part in parts], axis=1)
        biases = np.concatenate([self.weight(f"{part}.b") for part in parts])
        evened, weights = self._even(f"l{layer}.qkv.w", hidden, weights)
        attended = self.add(
            "Attention",
            [
                evened,
                self.constant(f"l{layer}.qkv.w", weights),
                self.constant(f"l{layer}.qkv.b", biases),
                mask,
            ],
            f"l{layer}.attended",
            domain=FUSED,
            num_heads=self.shape.num_attention_heads,
        )
        projected = self._multiply(attended, f"l{layer}.ao.w")
        return self._skip_and_normalise(projected, hidden, f"l{layer}.aln", f"l{layer}.ao.b")

    def _feed_forward(self, layer: int, hidden: str) -> str:
        wide = self._multiply(hidden, f"l{layer}.fi.w")
        bias = self.constant(f"l{layer}.fi.b")
        active = self.add("BiasGelu", [wide, bias], f"l{layer}.active", domain=FUSED)
        narrow = self._multiply(active, f"l{layer}.fo.w")
        return self._skip_and_normalise(narrow, hidden, f"l{layer}.oln", f"l{layer}.fo.b")

    def _multiply(self, left: str, name: str) -> str:
        evened, matrix = self._even(name, left, self._matrix(name))
        return self.add("MatMul", [evened, self.constant(name, matrix)], f"{name}.out")

    def _even(self, name: str, left: str, matrix: Array) -> tuple[str, Array]:
        """Return a matrix and what it is to be multiplied with, made even for quantising."""
        if name not in self._peaks:
            return left, matrix
        divisors = factors(self._peaks[name], matrix)
        inverse = self.constant(f"{name}.inverse", 1 / divisors)
        return self.add("Mul", [left, inverse], f"{name}.even"), matrix * divisors[:, None]

    def _skip_and_normalise(self, value: str, skip: str, norm: str, bias: str) -> str:
        # Not as SkipLayerNormalization: on x86 that takes six times as long as these three.
        biased = self.add("Add", [value, self.constant(bias)], f"{bias}.added")
        summed = self.add("Add", [biased, skip], f"{norm}.in")
        return self.add(
            "LayerNormalization",
            [summed, self.constant(f"{norm}.w"), self.constant(f"{norm}.b")],
            f"{norm}.out",
            axis=-1,
            epsilon=self.shape.layer_norm_eps,
        )

    def _matrix(self, name: str) -> NDArray[np.float32]:
        """Return a matrix as (inputs, outputs); the file has it the other way round."""
        outputs = len(self.weight(name.removesuffix(".w") + ".b"))
        return np.ascontiguousarray(self.weight(name).reshape(outputs, -1).T)
