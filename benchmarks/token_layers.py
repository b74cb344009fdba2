"""What two layers of the default model say of each token of a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from kb.embedding.default import E5_PROMPTS, default_model
from kb.embedding.encoder import Vectors
from kb.embedding.network import MIDDLE, OUTPUT
from kb.embedding.onnx_transformer import OnnxTransformer
from kb.embedding.prepare import prepared_model
from kb.embedding.sentence_encoder import BATCH
from kb.settings import Settings
from kb.superscript import without_marks
from kb.tokens import fold

MOST_LETTERS = 3_000  # of a text; the model's window ends before or soon after


@dataclass(frozen=True, slots=True)
class Layers:
    """A text's tokens in both layers, shape (n, 2 * dimension), and the rarity of each."""

    tokens: NDArray[np.float16]
    rarities: Vectors


class Reader:
    """Reads texts as the product's encoder does, prompt and marks left out."""

    def __init__(self) -> None:
        self._model = default_model(prepared_model(Path(Settings().cache)))
        transformer = self._model[0]
        assert isinstance(transformer, OnnxTransformer)
        self._tokenizer = transformer.tokenizer

    def read(self, texts: Sequence[str], *, asking: bool = False) -> Iterator[tuple[int, Layers]]:
        """Go through the texts with their places, the longest last."""
        prompt = E5_PROMPTS.query if asking else E5_PROMPTS.passage
        first = len(self._tokenizer.ends(prompt.rstrip())) + 1
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        for start in range(0, len(order), BATCH):
            places = order[start : start + BATCH]
            batch = [fold(without_marks(texts[place]))[:MOST_LETTERS] for place in places]
            with torch.inference_mode():
                given = self._model.preprocess(batch, prompt=prompt)
                read = self._model(given)
            both = np.concatenate([read[MIDDLE].numpy(), read[OUTPUT].numpy()], axis=2)
            lengths = read["attention_mask"].sum(dim=1).tolist()
            for row, place in enumerate(places):
                own = slice(first, int(lengths[row]) - 1)
                ids = read["input_ids"][row, own].tolist()
                rarities = np.array(self._tokenizer.rarities(ids), dtype=np.float32)
                yield place, Layers(both[row, own].astype(np.float16), rarities)
