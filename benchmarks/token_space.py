"""Make `kb/embedding/token_space.npz`: the tokens' means, and what tells passages apart.

    python -m benchmarks.token_space DATA FOLDER...

The folders are those of `language_means`, of plain texts and not of an evaluation set: of them are
the mean token of each language's passages and, from first sentences read with the prompt of a
question, of its questions, and the directions in which passages' tokens differ most. From there
the directions, and what each token of a question counts, are learned from the practice questions
(`benchmarks.practice`); no evaluation set is seen.

Before the file is written, what was learned from the questions of half of the papers is judged on
those of the other half.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch

from benchmarks.halves import half_of
from benchmarks.language_means import paragraphs_of
from benchmarks.practice import practice_pools, read_practice
from benchmarks.token_layers import Reader
from benchmarks.token_learning import Closeness, learn, scores
from benchmarks.token_pools import Pool, ReadPools
from kb.embedding.encoder import Vectors
from kb.embedding.language_mean import unit
from kb.embedding.token_space import FILE, TokenSpace, centred
from kb.types import Language

VERSION = "tokens-3"
MOST = 1_500  # paragraphs of each language: some 100,000 tokens
PRACTISED = 2  # of so many practice questions one: few numbers are learned
SIZE = 128  # directions kept of 768
FIRST = 3  # places of five that the question's own language has
_SENTENCE = re.compile(r"[^.;?!。；？！]+[.;?!。；？！]?")


def principal_space(reader: Reader, folders: Sequence[Path]) -> TokenSpace:
    """Return the space as plain texts make it: all tokens of a question count by their rarity."""
    texts = paragraphs_of(folders)
    means: dict[str, dict[Language, Vectors]] = {"passages": {}, "questions": {}}
    spread = np.zeros(())
    for language in Language:
        chosen = texts[language][:: max(1, len(texts[language]) // MOST)][:MOST]
        stated = _tokens(reader, chosen, asking=False)
        means["passages"][language] = mean = _mean(stated)
        means["questions"][language] = _mean(
            _tokens(reader, list(_first_sentences(chosen)), asking=True)
        )
        moved = centred(stated, mean)
        spread = spread + moved.T @ moved / len(moved)  # both languages alike, however many tokens
        print(language, len(chosen), "paragraphs,", len(stated), "tokens")
    values, directions = np.linalg.eigh(spread)
    print(f"kept of the spread: {values[::-1][:SIZE].sum() / values.sum():.3f}")
    basis = directions[:, ::-1][:, :SIZE].astype(np.float32)
    return TokenSpace(
        VERSION, **means, basis=basis, telling=np.zeros(len(basis), np.float32), rarity=1.0
    )


def judged(space: TokenSpace, pools: Sequence[Pool], read: ReadPools) -> Vectors:
    """Say of each pool with a right passage whether one is among the first."""
    model = Closeness(space)
    found = []
    with torch.inference_mode():
        for pool in pools:
            if pool.right.any():
                order = scores(model, pool, read, range(len(pool.passages))).argsort(
                    descending=True
                )
                found.append(pool.right[order[:FIRST].numpy()].any())
    return np.array(found, dtype=np.float32)


def main() -> None:
    """Read, judge, learn from everything and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("folders", nargs="+", type=Path)
    given = parser.parse_args()
    reader = Reader()
    bare = principal_space(reader, given.folders)
    asked = list(practice_pools(given.data, read_practice()[::PRACTISED]))
    read = ReadPools(reader, bare, [pool for _, pool in asked])
    for half in (0, 1):
        seen, unseen = (
            [pool for one, pool in asked if (half_of(one.file) == half) is kept]
            for kept in (False, True)
        )
        learned = learn(bare, seen, read, VERSION)
        print(
            f"of the papers that were not learned from an answer is among the first {FIRST} for"
            f" {judged(learned, unseen, read).mean():.3f}; nothing learned:"
            f" {judged(bare, unseen, read).mean():.3f}"
        )
    save(learn(bare, [pool for _, pool in asked], read, VERSION))
    print(FILE, FILE.stat().st_size)


def save(space: TokenSpace, path: Path = FILE) -> None:
    """Write a space as `TokenSpace.load` reads it."""
    means = {
        f"{kind}_{language}": of_kind[language]
        for kind, of_kind in (("passages", space.passages), ("questions", space.questions))
        for language in Language
    }
    np.savez_compressed(
        path,
        version=np.array(space.version),
        basis=space.basis.astype(np.float16),
        telling=space.telling,
        rarity=np.array(space.rarity),
        **means,  # type: ignore[arg-type]
    )


def _tokens(reader: Reader, texts: Sequence[str], *, asking: bool) -> Vectors:
    return np.concatenate(
        [read.tokens for _, read in reader.read(texts, asking=asking)], dtype=np.float32
    )


def _mean(tokens: Vectors) -> Vectors:
    mean: Vectors = unit(tokens.reshape(len(tokens), 2, -1)).mean(axis=0)
    return mean.reshape(-1)


def _first_sentences(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        if sentence := _SENTENCE.search(text):
            yield sentence.group()


if __name__ == "__main__":
    main()
