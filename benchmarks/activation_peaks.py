"""Take `kb/embedding/activation_peaks.npz`: how large each channel of the network's inputs becomes.

    python -m benchmarks.activation_peaks

The unquantised network reads passages and questions of the sample corpus, which is ours and in no
evaluation set. What the peaks are for is said in `kb/embedding/smoothing.py`.
"""

from __future__ import annotations

import random

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper

from benchmarks.corpus_questions import CORPUS
from benchmarks.embedding import clauses
from corpus.question_set import read_questions
from kb.embedding.adapter import adapted, load_additions
from kb.embedding.default import E5_PROMPTS
from kb.embedding.network import INPUTS, graph
from kb.embedding.smoothing import FILE, Array
from kb.embedding.tokenizer import Tokenizer, model_of
from kb.embedding.weights import packed_file, read_packed

PASSAGES, QUESTIONS = 96, 32  # more move no peak that decides anything
LONGEST = 512


def main() -> None:
    """Read the texts and write the file."""
    model = adapted(read_packed(packed_file()), load_additions())
    tokenizer = Tokenizer(model_of(model.vocabulary))
    inputs = _inputs(model.shape.num_hidden_layers)
    peaks: dict[str, Array] = {}
    session = _session(graph(model, {}), set(inputs.values()))
    for text in _texts():
        for name, values in _run(session, tokenizer, text, inputs).items():
            seen = np.abs(values[0]).max(axis=0)
            peaks[name] = np.maximum(peaks.get(name, seen), seen)
    np.savez_compressed(FILE, **{n: p.astype(np.float16) for n, p in peaks.items()})  # type: ignore[arg-type]
    print(FILE, FILE.stat().st_size)


def _inputs(layers: int) -> dict[str, str]:
    """Return for each matrix the name of what it is multiplied with in the graph."""
    found = {}
    for layer in range(layers):
        before = f"l{layer - 1}.oln.out" if layer else "normed"
        found[f"l{layer}.qkv.w"] = before
        found[f"l{layer}.ao.w"] = f"l{layer}.attended"
        found[f"l{layer}.fi.w"] = f"l{layer}.aln.out"
        found[f"l{layer}.fo.w"] = f"l{layer}.active"
    return found


def _session(network: onnx.ModelProto, shown: set[str]) -> onnxruntime.InferenceSession:
    for name in sorted(shown):
        network.graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, None))
    return onnxruntime.InferenceSession(
        network.SerializeToString(), providers=["CPUExecutionProvider"]
    )


def _run(
    session: onnxruntime.InferenceSession, tokenizer: Tokenizer, text: str, inputs: dict[str, str]
) -> dict[str, Array]:
    ids = np.array([tokenizer.ids([text])[0][:LONGEST]], dtype=np.int64)
    names = sorted(set(inputs.values()))
    values = dict(
        zip(
            names,
            session.run(names, dict(zip(INPUTS, (ids, np.ones_like(ids)), strict=True))),
            strict=True,
        )
    )
    return {matrix: values[name] for matrix, name in inputs.items()}


def _texts() -> list[str]:
    chance = random.Random(0)
    passages = chance.sample(clauses(CORPUS / "sources"), PASSAGES)
    questions = chance.sample([one.question for one in read_questions()], QUESTIONS)
    return [E5_PROMPTS.passage + text for text in passages] + [
        E5_PROMPTS.query + text for text in questions
    ]


if __name__ == "__main__":
    main()
