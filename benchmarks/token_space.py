"""Make `kb/embedding/token_space.npz`: the tokens' means, and what tells passages apart.

    python -m benchmarks.token_space DATA FOLDER... [--halves FOLDER]

The folders are those of `language_means`, of plain texts and not of an evaluation set: of them are
the mean token of each language's passages and, from first sentences read with the prompt of a
question, of its questions, and the directions in which passages' tokens differ most. From there
the directions, and what each token of a question counts, are learned from labelled questions: the
sets of `retrieval_sets` that say so. (STARD's lay questions of Chinese statutes, MIT;
LegalBench-RAG's of contracts, CC BY 4.0; XQuAD's of encyclopaedias in both languages, CC BY-SA
4.0.) No other set is seen.

Before the file is written, what was learned from each half of the questions is judged on the other.
`--halves FOLDER` keeps both, for `benchmarks.retrieval` to ask those sets with.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch

from benchmarks.language_means import paragraphs_of
from benchmarks.retrieval_sets import SETS
from benchmarks.token_layers import Reader
from benchmarks.token_learning import Closeness, learn, scores
from benchmarks.token_pools import HALVES, Pool, ReadPools, half_of, pools_of
from kb.embedding.default import load_encoder
from kb.embedding.encoder import Vectors
from kb.embedding.language_mean import unit
from kb.embedding.token_space import FILE, TokenSpace, centred
from kb.lexicon.lexicon import Lexicon
from kb.settings import Settings
from kb.types import Language

VERSION = "tokens-2"
MOST = 1_500  # paragraphs of each language: some 100,000 tokens
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
    parser.add_argument("--halves", type=Path)
    given = parser.parse_args()
    reader = Reader()
    bare = principal_space(reader, given.folders)
    settings = Settings()
    encoder, lexicon = load_encoder(settings), Lexicon.load(Path(settings.cache))
    pools = {
        one.name: list(pools_of(one.read(given.data), encoder, lexicon))
        for one in SETS
        if one.tokens_learned
    }
    every = [pool for of_set in pools.values() for pool in of_set]
    read = ReadPools(reader, bare, every)
    halves = [
        learn(bare, [pool for pool in every if half_of(pool.question) != half], read, VERSION)
        for half in HALVES
    ]
    if given.halves:
        given.halves.mkdir(parents=True, exist_ok=True)
        for half in HALVES:
            save(halves[half], half_file(given.halves, half))
    for name, of_set in pools.items():
        without = judged(bare, of_set, read)
        learned = np.concatenate(
            [
                judged(
                    halves[half],
                    [pool for pool in of_set if half_of(pool.question) == half],
                    read,
                )
                for half in HALVES
            ]
        )
        print(
            f"{name}: a right passage of those found is among the first {FIRST} for"
            f" {without.mean():.3f}; learned from the other half: {learned.mean():.3f}"
        )
    save(learn(bare, every, read, VERSION))
    print(FILE, FILE.stat().st_size)


def half_file(folder: Path, half: int) -> Path:
    """Return where the space is that has not seen the questions of a half."""
    return folder / f"unseen-{half}.npz"


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
