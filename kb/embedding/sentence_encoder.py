"""Any sentence-transformers model as an encoder that cuts nothing off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer

from kb.embedding.alignment import LanguageMaps
from kb.embedding.cross_encoder import CrossEncoder, Headed
from kb.embedding.encoder import Asked, AskedTokens, Closely, Embedded, Vectors
from kb.embedding.language_mean import LanguageMeans, unit
from kb.embedding.late_interaction import pack
from kb.embedding.network import MIDDLE, OUTPUT
from kb.embedding.token_space import TokenSpace
from kb.embedding.tokenizer import Tokenizer
from kb.stop import ShouldStop, go_on, never
from kb.superscript import without_marks
from kb.threads import products_on_one_thread
from kb.tokens import fold
from kb.types import Language

# Texts read at once: so many, and no more than have so many bytes, each counted as the longest; a
# token has some four bytes in either language. Passages are read a fifth faster in fours than in
# sixteens, whose values leave the processor's caches, and in 0.4 GB less; sentences in sixteens.
BATCH, BATCH_BYTES = 16, 6_000
# Pieces commoner than this ("the", commas, 的) are not kept of a passage: they are a quarter of
# all, and nothing is found less for it.
LEAST_RARITY = 8.0


@dataclass(frozen=True, slots=True)
class Prompts:
    """What the model was trained to see before a question and before a passage."""

    query: str = ""
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learned for one model and serves no other.

    With `means`, half of each language's mean is taken out of its vectors; with `maps`, vectors can
    be moved from one language to the other; with `space`, which only the tokenizer of the default
    model serves, tokens are compared too; with `cross`, which stands on its layer in the middle,
    questions and texts are read together.
    """

    means: LanguageMeans | None = None
    maps: LanguageMaps | None = None
    space: TokenSpace | None = None
    cross: CrossEncoder | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    """What the model made of one window: prompt and marks left out of tokens and numbers.

    `layers` are the tokens as the last layer gives them, for a token space after what the layer in
    the middle says of each; `middle` is that alone.
    """

    vector: Vectors
    layers: Vectors
    middle: Vectors
    ids: list[int]


def batches(texts: Sequence[str]) -> Iterator[list[int]]:
    """Yield the places of texts to be read together, the shortest in bytes first."""
    sizes = [len(text.encode(errors="replace")) for text in texts]
    batch: list[int] = []
    for place in sorted(range(len(sizes)), key=lambda at: sizes[at]):
        if batch and (len(batch) == BATCH or (len(batch) + 1) * sizes[place] > BATCH_BYTES):
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


class SentenceEncoder:
    """Encodes with a sentence-transformers model, Chinese folded to Simplified first.

    Text longer than the model's window is encoded in windows, whose vectors are averaged by
    length.
    """

    def __init__(
        self,
        model: SentenceTransformer,
        name: str,
        prompts: Prompts,
        learned: Learned | None = None,
    ) -> None:
        products_on_one_thread()
        learned = learned or Learned()
        versions = (part.version for part in (learned.means, learned.space) if part)
        self.id = "+".join([name, *versions])
        self.dimension = int(model.get_embedding_dimension() or 0)
        self._model = model
        self._prompts = prompts
        self._means = learned.means
        self._maps = learned.maps
        self._space = learned.space
        self._cross = learned.cross
        longest = max(prompts.query, prompts.passage, key=len)
        self.window = int(model.max_seq_length or 512) - len(self._tokens(longest)) - 2

    def token_ends(self, text: str) -> list[int]:
        """Return, for each token of `text`, the offset in `text` at which it ends."""
        return self._tokens(text)

    def encode_passages(self, texts: Sequence[str], languages: Sequence[Language]) -> Vectors:
        """Return one unit row a text, shape (n, dimension), float32."""
        return self.embed(texts, languages).vectors

    def embed(self, texts: Sequence[str], languages: Sequence[Language]) -> Embedded:
        """Return one unit row a text and, with a token space, each text's packed tokens."""
        owners, windows = self._cut(texts)
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        packed = [b""] * len(windows)
        for at, read in self._read([window for window, _ in windows], self._prompts.passage):
            vectors[owners[at]] += read.vector * windows[at][1]
            if self._space is not None:
                packed[at] = self._packed(self._space, read, languages[owners[at]])
        tokens = [b""] * len(texts)
        for owner, part in zip(owners, packed, strict=True):
            tokens[owner] += part
        vectors = unit(vectors)
        if self._means is not None:
            vectors = self._means.remove(vectors, languages)
        return Embedded(vectors, tuple(tokens))

    def encode_query(self, text: str, language: Language) -> Vectors:
        """Return the question's unit vector, shape (dimension,), float32."""
        return self.ask(text, language).vector

    def ask(self, text: str, language: Language) -> Asked:
        """Return the question's unit vector and, with a token space, its tokens."""
        _, windows = self._cut([text])
        read_all = self._read([window for window, _ in windows], self._prompts.query)
        parts = sorted(read_all, key=lambda part: part[0])
        vector = sum(read.vector * windows[at][1] for at, read in parts)
        vectors = unit(np.asarray(vector, dtype=np.float32)[np.newaxis])
        if self._means is not None:
            vectors = self._means.remove(vectors, [language])
        layers = np.concatenate([read.layers for _, read in parts])
        if self._space is None:
            tokens = AskedTokens(unit(layers), np.ones(len(layers), dtype=np.float32))
        else:
            rarities = np.concatenate([self._rarity(read) for _, read in parts])
            tokens = self._space.of_question(layers, rarities, language)
        return Asked(unit(vectors)[0], tokens)

    def encode_closely(
        self,
        texts: Sequence[str],
        languages: Sequence[Language],
        should_stop: ShouldStop = never,
    ) -> Closely:
        """Return the vectors of short texts and of their tokens."""
        whole = np.zeros((len(texts), self.dimension), dtype=np.float32)
        tokens: list[Vectors] = [whole[:0]] * len(texts)
        middle = list(tokens)
        read_all = self._read([fold(without_marks(text)) for text in texts], self._prompts.passage)
        for at, (place, read) in enumerate(read_all):
            if not at % BATCH:
                go_on(should_stop)
            whole[place], middle[place] = read.vector, read.middle
            tokens[place] = (
                self._space.of_passage(read.layers, languages[place])
                if self._space is not None
                else unit(read.layers)
            )
        usual = np.zeros(len(texts), dtype=np.float32)
        if self._means is not None:
            whole = self._means.remove(whole, languages)
            usual = self._means.nearness(whole, languages)
        return Closely(unit(whole), tuple(tokens), usual, tuple(middle))

    def odds(
        self,
        question: str,
        headings: Sequence[str],
        texts: Sequence[Vectors],
        should_stop: ShouldStop = never,
    ) -> NDArray[np.float64]:
        """Return the log-odds that each text answers, the two read together."""
        if self._cross is None:
            return np.zeros(len(headings))
        [asked] = self._middle([question], self._prompts.query)
        unlike = sorted(set(headings))
        above = dict(zip(unlike, self._middle(unlike, self._prompts.passage), strict=True))
        headed = [
            Headed(above[heading], text) for heading, text in zip(headings, texts, strict=True)
        ]
        return self._cross.odds(asked, headed, should_stop)

    def across(self, vectors: Vectors, source: Language) -> Vectors:
        """Return `source` vectors moved to the other language; as they are without maps."""
        return self._maps.across(vectors, source) if self._maps else vectors

    def _middle(self, texts: Sequence[str], prompt: str) -> list[Vectors]:
        """Return the tokens of texts that fit the window, as the layer in the middle has them."""
        read_all = self._read([fold(without_marks(text)) for text in texts], prompt)
        return [read.middle for _, read in sorted(read_all, key=lambda part: part[0])]

    def _packed(self, space: TokenSpace, read: _Read, language: Language) -> bytes:
        """Return the tokens of a passage that say something; of one that says nothing all."""
        telling = self._rarity(read) >= LEAST_RARITY
        layers = read.layers[telling] if telling.any() else read.layers
        return pack(space.of_passage(layers, language))

    def _rarity(self, read: _Read) -> Vectors:
        return np.array(self._model.tokenizer.rarities(read.ids), dtype=np.float32)

    def _read(self, texts: Sequence[str], prompt: str) -> Iterator[tuple[int, _Read]]:
        """Go through texts that fit the window, with their places; the longest are read last."""
        # The prompt's last space is no token of its own, it begins the text's first word.
        first = len(self._tokens(prompt.rstrip())) + 1
        for places in batches(texts):
            with torch.inference_mode():
                given = self._model.preprocess(
                    [texts[place] for place in places], prompt=prompt or None
                )
                read = self._model(given)
            lengths = read["attention_mask"].sum(dim=1).tolist()
            vectors = read["sentence_embedding"].numpy()
            layers = read[OUTPUT].numpy()
            middle = layers[..., :0]
            if self._space is not None:
                middle = read[MIDDLE].numpy()
                layers = np.concatenate([middle, layers], axis=2)
            ids = read["input_ids"].tolist()
            for row, place in enumerate(places):
                last = int(lengths[row]) - 1
                own = slice(first, last)
                yield place, _Read(vectors[row], layers[row, own], middle[row, own], ids[row][own])

    def _cut(self, texts: Sequence[str]) -> tuple[list[int], list[tuple[str, int]]]:
        """Return the texts, folded, in windows with their weights, and whose each one is."""
        windows: list[tuple[str, int]] = []
        owners: list[int] = []
        for owner, text in enumerate(texts):
            parts = self._windows(fold(without_marks(text)))
            windows += parts
            owners += [owner] * len(parts)
        return owners, windows

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
