"""Any sentence-transformers model as an encoder that cuts nothing off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import torch
from sentence_transformers import SentenceTransformer

from kb.embedding.alignment import LanguageMaps
from kb.embedding.encoder import Closely, Vectors
from kb.embedding.language_mean import LanguageMeans, unit
from kb.embedding.tokenizer import Tokenizer
from kb.stop import ShouldStop, go_on, never
from kb.tokens import fold
from kb.types import Language

BATCH = 16  # 8 to 64 are within 5% of one another on two cores; less padding, less memory


@dataclass(frozen=True, slots=True)
class Prompts:
    """What the model was trained to see before a question and before a passage."""

    query: str = ""
    passage: str = ""


class SentenceEncoder:
    """Encodes with a sentence-transformers model, Chinese folded to Simplified first.

    Text longer than the model's window is encoded in windows, whose vectors are averaged by
    length. With `means`, half of each language's mean is taken out of its vectors; with `maps`,
    vectors can be moved from one language to the other.
    """

    def __init__(
        self,
        model: SentenceTransformer,
        name: str,
        prompts: Prompts,
        means: LanguageMeans | None = None,
        maps: LanguageMaps | None = None,
    ) -> None:
        self.id = f"{name}+{means.version}" if means else name
        self.dimension = int(model.get_embedding_dimension() or 0)
        self._model = model
        self._prompts = prompts
        self._means = means
        self._maps = maps
        longest = max(prompts.query, prompts.passage, key=len)
        self.window = int(model.max_seq_length or 512) - len(self._tokens(longest)) - 2

    def token_ends(self, text: str) -> list[int]:
        """Return, for each token of `text`, the offset in `text` at which it ends."""
        return self._tokens(text)

    def encode_passages(self, texts: Sequence[str], languages: Sequence[Language]) -> Vectors:
        """Return one unit row a text, shape (n, dimension), float32."""
        vectors = self._encode([fold(text) for text in texts], self._prompts.passage)
        if self._means is not None:
            vectors = self._means.remove(vectors, languages)
        return vectors

    def encode_query(self, text: str, language: Language) -> Vectors:
        """Return the question's unit vector, shape (dimension,), float32."""
        folded = fold(text)
        windows = self._windows(folded)
        vectors = (
            self._encode_one(folded)
            if len(windows) == 1
            else self._encode([folded], self._prompts.query)
        )
        if self._means is not None:
            vectors = self._means.remove(vectors, [language])
        row: Vectors = unit(vectors)[0]
        return row

    def encode_closely(
        self,
        texts: Sequence[str],
        languages: Sequence[Language],
        *,
        asking: bool = False,
        should_stop: ShouldStop = never,
    ) -> Closely:
        """Return the vectors of short texts and of their tokens; the longest are read last."""
        prompt = self._prompts.query if asking else self._prompts.passage
        # The prompt's last space is no token of its own, it begins the text's first word.
        first = len(self._tokens(prompt.rstrip())) + 1
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        whole = np.zeros((len(texts), self.dimension), dtype=np.float32)
        tokens: list[Vectors] = [whole[:0]] * len(texts)
        for start in range(0, len(order), BATCH):
            go_on(should_stop)
            places = order[start : start + BATCH]
            with torch.inference_mode():
                given = self._model.preprocess(
                    [fold(texts[place]) for place in places], prompt=prompt or None
                )
                read = self._model(given)
            whole[places] = read["sentence_embedding"].numpy()
            lengths = read["attention_mask"].sum(dim=1).tolist()
            for place, length, row in zip(places, lengths, read["token_embeddings"], strict=True):
                tokens[place] = unit(row[first : int(length) - 1].numpy())
        usual = np.zeros(len(texts), dtype=np.float32)
        if self._means is not None:
            whole = self._means.remove(whole, languages)
            usual = self._means.nearness(whole, languages)
        return Closely(unit(whole), tuple(tokens), usual)

    def across(self, vectors: Vectors, source: Language) -> Vectors:
        """Return `source` vectors moved to the other language; as they are without maps."""
        return self._maps.across(vectors, source) if self._maps else vectors

    def _encode_one(self, text: str) -> Vectors:
        """Encode a question straight through the modules: 1 ms less than `encode`, of five."""
        with torch.inference_mode():
            features = self._model.preprocess([text], prompt=self._prompts.query or None)
            vectors: Vectors = self._model(features)["sentence_embedding"].numpy()
        return vectors

    def _encode(self, texts: Sequence[str], prompt: str) -> Vectors:
        windows: list[str] = []
        weights: list[int] = []
        owners: list[int] = []
        for owner, text in enumerate(texts):
            for window, weight in self._windows(text):
                windows.append(window)
                weights.append(weight)
                owners.append(owner)
        sums = np.zeros((len(texts), self.dimension), dtype=np.float32)
        if not windows:
            return sums
        encoded = self._model.encode(
            windows, prompt=prompt, batch_size=BATCH, show_progress_bar=False
        )
        np.add.at(sums, owners, np.asarray(encoded) * np.array(weights, np.float32)[:, None])
        return unit(sums)

    def _windows(self, text: str) -> list[tuple[str, int]]:
        """Return `text` in parts that fit the window, each with its number of tokens."""
        if len(text) <= self.window:  # a token is at least one character
            return [(text, 1)]
        ends = self._tokens(text)
        if len(ends) <= self.window:
            return [(text, 1)]
        # Tokens at a seam may be cut differently when the part stands alone: a little room.
        size = self.window - 8
        seams = [0, *ends[size - 1 : -1 : size], len(text)]
        sizes = [min(size, len(ends) - at) for at in range(0, len(ends), size)]
        parts = [text[one:other] for one, other in pairwise(seams)]
        return list(zip(parts, sizes, strict=True))

    def _tokens(self, text: str) -> list[int]:
        tokenizer = self._model.tokenizer
        if isinstance(tokenizer, Tokenizer):
            return tokenizer.ends(text)
        encoded = tokenizer(
            text, add_special_tokens=False, return_offsets_mapping=True, truncation=False
        )
        return [end for _, end in encoded["offset_mapping"]]
