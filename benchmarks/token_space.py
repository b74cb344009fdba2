"""Make `kb/embedding/token_space.npz` from a folder of plain texts.

    python -m benchmarks.token_space FOLDER...

The folders are those of `language_means`, and must not be those of an evaluation set. The mean of
a question's tokens is that of passages' first sentences, read with the prompt of a question.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from benchmarks.language_means import paragraphs_of
from kb.embedding.default import load_encoder
from kb.embedding.encoder import Encoder, Vectors
from kb.embedding.token_space import FILE
from kb.settings import Settings
from kb.types import Language

VERSION = "tokens-1"
MOST = 1_500  # paragraphs of each language: some 100,000 tokens
SIZE = 128  # directions kept of 384; with 96 the sample corpus loses 0.007 of its right clauses
_SENTENCE = re.compile(r"[^.;?!。；？！]+[.;?!。；？！]?")


def main() -> None:
    """Read the folders, embed token by token, and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    texts = paragraphs_of(parser.parse_args().folders)
    encoder = load_encoder(Settings())
    means: dict[str, Vectors] = {}
    spread = np.zeros((encoder.dimension, encoder.dimension))
    for language in Language:
        chosen = texts[language][:: max(1, len(texts[language]) // MOST)][:MOST]
        stated = _tokens(encoder, chosen, language, asking=False)
        mean = means[f"passages_{language}"] = stated.mean(axis=0)
        means[f"questions_{language}"] = _tokens(
            encoder, list(_first_sentences(chosen)), language, asking=True
        ).mean(axis=0)
        centred = stated - mean
        centred /= np.linalg.norm(centred, axis=1, keepdims=True)
        spread += centred.T @ centred / len(centred)  # both languages alike, however many tokens
        print(language, len(chosen), "paragraphs,", len(stated), "tokens")
    values, directions = np.linalg.eigh(spread)
    basis = directions[:, ::-1][:, :SIZE].astype(np.float16)
    print(f"kept of the spread: {values[::-1][:SIZE].sum() / values.sum():.3f}")
    np.savez_compressed(FILE, version=np.array(VERSION), basis=basis, **means)  # type: ignore[arg-type]
    print(FILE, FILE.stat().st_size)


def _tokens(encoder: Encoder, texts: Sequence[str], language: Language, *, asking: bool) -> Vectors:
    read = encoder.encode_closely(texts, [language] * len(texts), asking=asking)
    return np.concatenate(read.tokens)


def _first_sentences(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        if sentence := _SENTENCE.search(text):
            yield sentence.group()


if __name__ == "__main__":
    main()
