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
from kb.embedding.onnx_transformer import TOKENIZER_FILE, OnnxTransformer
from kb.embedding.prepare import prepared_model
from kb.embedding.sentence_encoder import batches
from kb.embedding.tokenizer import Tokenizer
from kb.settings import Settings
from kb.superscript import without_marks
from kb.tokens import fold

MOST_LETTERS = 3_000  # of a text; the model's window ends before or soon after


@dataclass(frozen=True, slots=True)
class Layers:
    """A text's tokens in both layers, shape (n, 2 * dimension), and the rarity of each."""

    tokens: NDArray[np.float16]
    rarities: Vectors


@dataclass(frozen=True, slots=True)
class Read:
    """A text as both layers have it, prompt and marks included, each of shape (n, dimension).

    `own` are the tokens that are the text's, `rarities` those of them.
    """

    middle: NDArray[np.float16]
    last: NDArray[np.float16]
    own: slice
    rarities: Vectors


class Reader:
    """Reads texts as the product's encoder does."""

    def __init__(self) -> None:
        self._model = default_model(prepared_model(Path(Settings().cache)))
        transformer = self._model[0]
        assert isinstance(transformer, OnnxTransformer)
        self._tokenizer = Tokenizer.load(transformer.folder / TOKENIZER_FILE)

    def read(self, texts: Sequence[str], *, asking: bool = False) -> Iterator[tuple[int, Layers]]:
        """Go through the texts with their places, prompt and marks left out, the longest last."""
        for place, read in self.whole(texts, asking=asking):
            both = np.concatenate([read.middle[read.own], read.last[read.own]], axis=1)
            yield place, Layers(both, read.rarities)

    def whole(self, texts: Sequence[str], *, asking: bool) -> Iterator[tuple[int, Read]]:
        """Go through the texts with their places and all of their tokens, the longest last."""
        prompt = E5_PROMPTS.query if asking else E5_PROMPTS.passage
        first = len(self._tokenizer.ends(prompt.rstrip())) + 1
        for places in batches([text[:MOST_LETTERS] for text in texts]):
            batch = [fold(without_marks(texts[place]))[:MOST_LETTERS] for place in places]
            with torch.inference_mode():
                given = self._model.preprocess(batch, prompt=prompt)
                read = self._model(given)
            lengths = read["attention_mask"].sum(dim=1).tolist()
            for row, place in enumerate(places):
                length = int(lengths[row])
                own = slice(first, length - 1)
                ids = read["input_ids"][row, own].tolist()
                middle, last = (
                    read[name][row, :length].numpy().astype(np.float16) for name in (MIDDLE, OUTPUT)
                )
                rarities = np.array(self._tokenizer.rarities(ids), dtype=np.float32)
                yield place, Read(middle, last, own, rarities)
