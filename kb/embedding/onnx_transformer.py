"""The default model's first module: text to token vectors, on onnxruntime."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sentence_transformers.base.modules.input_module import InputModule

from kb.embedding.network import INPUTS, MIDDLE, OUTPUT
from kb.embedding.session import open_network
from kb.embedding.tokenizer import Tokenizer

NETWORK_FILE = "network.onnx"
TOKENIZER_FILE = "sentencepiece.model"


class OnnxTransformer(InputModule):
    """A sentence-transformers input module whose network runs on onnxruntime.

    The library's own `backend="onnx"` needs optimum-onnx, which cannot be installed beside this
    version of the library.
    """

    config_keys: list[str] = ["max_seq_length"]  # noqa: RUF012 - the library reads it so
    save_in_root: bool = True

    def __init__(self, folder: str, max_seq_length: int = 512, threads: int = 0) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.folder = Path(folder)
        self.max_seq_length = max_seq_length
        self._tokenizer = Tokenizer.load(self.folder / TOKENIZER_FILE)
        # Where the library and the encoder above look for it.
        self.tokenizer = self._tokenizer  # type: ignore[assignment]
        self._session = open_network(self.folder / NETWORK_FILE, threads)

    def preprocess(  # type: ignore[override]
        self, inputs: Sequence[str], prompt: str | None = None, **kwargs: Any
    ) -> dict[str, torch.Tensor]:
        """Return token ids and mask, int64 (texts, tokens), padded to the longest.

        As with every sentence-transformers model a longer text ends at `max_seq_length`; the
        encoder above hands in windows, so that none is longer.
        """
        encoded = self._tokenizer.ids([f"{prompt or ''}{text}" for text in inputs])
        rows = [self._fit(ids) for ids in encoded]
        shape = (len(rows), max(map(len, rows), default=0))
        ids = np.full(shape, self._tokenizer.pad, dtype=np.int64)
        mask = np.zeros_like(ids)
        for at, row in enumerate(rows):
            ids[at, : len(row)] = row
            mask[at, : len(row)] = 1
        return {"input_ids": torch.from_numpy(ids), "attention_mask": torch.from_numpy(mask)}

    def _fit(self, ids: list[int]) -> list[int]:
        end = ids[-1]  # the end mark stays the last
        return ids if len(ids) <= self.max_seq_length else [*ids[: self.max_seq_length - 1], end]

    def forward(self, features: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
        """Add the network's outputs by their names, fp32 (texts, tokens, dimension)."""
        given = {name: features[name].numpy() for name in INPUTS}
        names = [OUTPUT, MIDDLE]
        for name, vectors in zip(names, self._session.run(names, given), strict=True):
            features[name] = torch.from_numpy(np.asarray(vectors))
        return features

    def get_embedding_dimension(self) -> int:
        """Return how many numbers a token's vector has."""
        return int(self._session.get_outputs()[0].shape[-1])

    def save(self, output_path: str, *args: Any, **kwargs: Any) -> None:
        """Write configuration, network and tokenizer to a folder."""
        self.save_config(output_path)
        for source in (*self.folder.glob("network.*"), self.folder / TOKENIZER_FILE):
            target = Path(output_path) / source.name
            if target.resolve() != source.resolve():
                target.write_bytes(source.read_bytes())

    @classmethod
    def load(  # type: ignore[override]
        cls, model_name_or_path: str, subfolder: str = "", **kwargs: Any
    ) -> OnnxTransformer:
        """Read the module from the folder that `save` wrote."""
        config = cls.load_config(model_name_or_path, subfolder=subfolder)
        return cls(str(Path(model_name_or_path) / subfolder), **config)
