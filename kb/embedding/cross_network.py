"""The default model's last layers as an ONNX graph that reads a question and a text together."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper

from kb.embedding.cross_weights import CrossWeights
from kb.embedding.graph import Graph, write_quantised
from kb.embedding.network import MIDDLE_LAYERS
from kb.embedding.smoothing import Array
from kb.embedding.weights import PackedModel

STATES, PARTS = "states", "parts"
ODDS = "odds"


class Part(IntEnum):
    """What a token is of."""

    QUESTION = 0
    HEADING = 1
    TEXT = 2
    NOTHING = 3


def write_cross_network(
    model: PackedModel, weights: CrossWeights, path: Path, peaks: Mapping[str, Array]
) -> tuple[str, ...]:
    """Write the quantised graph to `path`, and return the names of the files.

    `model` already has the weights' additions.
    """
    return write_quantised(cross_graph(model, weights, peaks), path)


def cross_graph(
    model: PackedModel, weights: CrossWeights, peaks: Mapping[str, Array]
) -> onnx.ModelProto:
    """Return the graph before it is quantised.

    Inputs are what the layer in the middle says of each token, fp32 (batch, tokens, hidden size),
    and which `Part` it is of, int64 (batch, tokens). The output is the log-odds that the text
    answers, fp32 (batch, 1).
    """
    grown = Graph(model, peaks)
    nothing = grown.constant("nothing", np.array(Part.NOTHING, np.int64))
    grown.add("Less", [PARTS, nothing], "there")
    grown.add("Cast", ["there"], "mask", to=TensorProto.INT32)
    table = np.concatenate([weights.parts, np.zeros_like(weights.parts[:1])])
    grown.add("Gather", [grown.constant("part.vectors", table), PARTS], "part.rows")
    hidden = grown.add("Add", [STATES, "part.rows"], "parted")
    for layer in range(MIDDLE_LAYERS, model.shape.num_hidden_layers):
        hidden = grown.layer(layer, hidden, "mask")
    means = [_mean(grown, hidden, part) for part in (Part.QUESTION, Part.TEXT)]
    grown.add("Concat", means, "both", axis=1)
    _head(grown, weights)
    sizes = ["batch", "tokens"]
    return grown.model(
        "cross",
        [
            helper.make_tensor_value_info(
                STATES, TensorProto.FLOAT, [*sizes, model.shape.hidden_size]
            ),
            helper.make_tensor_value_info(PARTS, TensorProto.INT64, sizes),
        ],
        [helper.make_tensor_value_info(ODDS, TensorProto.FLOAT, ["batch", 1])],
    )


def _mean(grown: Graph, hidden: str, part: Part) -> str:
    """Add the mean of a part's tokens."""
    name = part.name.lower()
    grown.add("Equal", [PARTS, grown.constant(f"{name}.part", np.array(part, np.int64))], name)
    grown.add("Cast", [name], f"{name}.flags", to=TensorProto.FLOAT)
    last = grown.constant(f"{name}.last", np.array([2], np.int64))
    grown.add("Unsqueeze", [f"{name}.flags", last], f"{name}.column")
    grown.add("Mul", [hidden, f"{name}.column"], f"{name}.tokens")
    axis = grown.constant(f"{name}.axis", np.array([1], np.int64))
    grown.add("ReduceSum", [f"{name}.tokens", axis], f"{name}.sum", keepdims=0)
    grown.add("ReduceSum", [f"{name}.flags", axis], f"{name}.count", keepdims=1)
    one = grown.constant(f"{name}.one", np.array(1, np.float32))
    grown.add("Max", [f"{name}.count", one], f"{name}.least")
    return grown.add("Div", [f"{name}.sum", f"{name}.least"], f"{name}.mean")


def _head(grown: Graph, weights: CrossWeights) -> None:
    """Add the two matrices that weigh both means; `Gemm` is not quantised."""
    for name in ("hidden", "out"):
        head = getattr(weights, name)
        grown.constant(f"head.{name}.w", head.matrix)
        grown.constant(f"head.{name}.b", head.bias)
    grown.add("Gemm", ["both", "head.hidden.w", "head.hidden.b"], "head.hidden", transB=1)
    grown.add("Tanh", ["head.hidden"], "head.active")
    grown.add("Gemm", ["head.active", "head.out.w", "head.out.b"], ODDS, transB=1)
