"""The default model as everyone else would run it: fp32 on torch, from the same weights."""

from __future__ import annotations

import os
import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path

import torch
from filelock import FileLock
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from kb.embedding.weights import PackedModel, packed_file, read_packed
from kb.settings import Settings

# The names of the packed file's parts in the BERT of transformers.
PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}


def torch_model_folder() -> Path:
    """Return a folder with a stock sentence-transformers model, made at first use."""
    cache = Path(Settings.from_env(os.environ).cache)
    folder = cache / "multilingual-e5-small-torch"
    cache.mkdir(parents=True, exist_ok=True)
    with FileLock(cache / f"{folder.name}.lock"):
        if not folder.is_dir():
            _make(folder, cache)
    return folder


def official_tokenizer() -> Path:
    """Return the file of the tokenizer as it was published, from a package of the dev extra."""
    spec = find_spec("semantra_multilingual")
    assert spec is not None
    assert spec.submodule_search_locations
    folder = Path(spec.submodule_search_locations[0])
    return folder / "assets/multilingual-e5-small/tokenizer.json"


def _make(folder: Path, cache: Path) -> None:
    packed = read_packed(packed_file())
    made = Path(tempfile.mkdtemp(dir=cache))
    parts = made / "parts"
    _network(packed).save_pretrained(parts)
    pieces, vocabulary = packed.vocabulary.pieces, packed.vocabulary
    PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_file=str(official_tokenizer()),
        bos_token=pieces[vocabulary.bos][0],
        eos_token=pieces[vocabulary.eos][0],
        pad_token=pieces[vocabulary.pad][0],
        unk_token=pieces[vocabulary.unk][0],
        model_max_length=packed.shape.max_position_embeddings,
    ).save_pretrained(parts)
    transformer = Transformer(str(parts))
    pooling = Pooling(packed.shape.hidden_size, "mean")
    SentenceTransformer(modules=[transformer, pooling], device="cpu").save(str(made / "model"))
    os.replace(made / "model", folder)
    shutil.rmtree(made)


def _network(packed: PackedModel) -> BertModel:
    shape = packed.shape
    config = BertConfig(**{name: getattr(shape, name) for name in shape.__dataclass_fields__})
    network = BertModel(config, add_pooling_layer=False)
    network.load_state_dict(_state(packed), strict=False)
    return network


def _state(packed: PackedModel) -> dict[str, torch.Tensor]:
    tensors = {name: torch.from_numpy(value.copy()) for name, value in packed.tensors.items()}
    size = packed.shape.hidden_size
    state = {
        theirs: tensors[ours] if ".ln." in ours else tensors[ours].reshape(-1, size)
        for ours, theirs in EMBEDDINGS.items()
    }
    for layer in range(packed.shape.num_hidden_layers):
        for part, name in PARTS.items():
            bias = tensors[f"l{layer}.{part}.b"]
            weight = tensors[f"l{layer}.{part}.w"]
            matrix = weight if part.endswith("ln") else weight.reshape(len(bias), -1)
            state[f"encoder.layer.{layer}.{name}.weight"] = matrix
            state[f"encoder.layer.{layer}.{name}.bias"] = bias
    return state
