"""Learn `kb/embedding/language_maps.npz` from pairs of articles, and say what the maps do.

    python -m benchmarks.language_maps FOLDER

The folder is a labelled set whose corpus has each article in both languages under one name
("treaty-crc#5@en", "treaty-crc#5@zh-Hant"), the instrument before the "#". The shipped file was
learned from 1,221 articles of 20 instruments: United Nations treaties and the BBNJ agreement,
statutes of Taiwan with their official translations, the constitution of the People's Republic of
China and a Creative Commons licence: texts without copyright or free to be used so.

Before the file is written, the effect is judged by cross-validation: each fifth of the
instruments by maps that have seen the other four fifths only.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from kb.embedding.alignment import FILE, LanguageMaps
from kb.embedding.default import load_encoder
from kb.embedding.encoder import Embedder, Vectors
from kb.labelled_set import Row, read_rows
from kb.settings import Settings
from kb.types import Language

FOLDS = 5
EPOCHS, BATCH, LEARNING_RATE = 60, 256, 1e-3
TEMPERATURE = 0.05  # 0.03 finds 0.86 of the counterparts first instead of 0.89
# Holds the maps near the identity: 20 instruments are few for 147,456 numbers. 0.1 to 1 are alike.
PULL = 0.3


@dataclass(frozen=True, slots=True)
class ArticlePairs:
    """Articles in both languages: a unit row each, and the instrument each belongs to."""

    english: Vectors
    chinese: Vectors
    instruments: tuple[str, ...]

    def some(self, chosen: NDArray[np.bool_]) -> ArticlePairs:
        """Return the pairs that a mask chooses."""
        names = tuple(np.array(self.instruments)[chosen].tolist())
        return ArticlePairs(self.english[chosen], self.chinese[chosen], names)

    def of(self, instruments: Iterable[str], *, keep: bool = True) -> ArticlePairs:
        """Return the pairs of these instruments; with `keep` false, those of all others."""
        wanted = set(instruments)
        return self.some(np.array([(name in wanted) is keep for name in self.instruments]))


def instrument_of(row_id: str) -> str:
    """Return the instrument of an article's name: "treaty-crc" of "treaty-crc#5@en"."""
    return row_id.split("#")[0]


def pairs_of(rows: Iterable[Row], encoder: Embedder) -> ArticlePairs:
    """Embed the articles of a corpus that are there in both languages."""
    by_name: dict[str, dict[Language, Row]] = {}
    for row in rows:
        by_name.setdefault(row.id.split("@")[0], {}).setdefault(row.language, row)
    both = {name: pair for name, pair in by_name.items() if len(pair) == len(Language)}
    english, chinese = (
        encoder.encode_passages(
            [_searchable(pair[language]) for pair in both.values()], [language] * len(both)
        )
        for language in (Language.EN, Language.ZH)
    )
    return ArticlePairs(english, chinese, tuple(map(instrument_of, both)))


def folds(instruments: Iterable[str], count: int = FOLDS) -> tuple[frozenset[str], ...]:
    """Share the instruments out into `count` parts, the same way every time."""
    order = sorted(set(instruments))
    random.Random(1).shuffle(order)
    return tuple(frozenset(order[part::count]) for part in range(count))


def learn(pairs: ArticlePairs) -> LanguageMaps:
    """Learn a map each way: a moved article should be nearest its own counterpart in its batch."""
    torch.manual_seed(0)
    texts = {
        Language.EN: torch.from_numpy(pairs.english),
        Language.ZH: torch.from_numpy(pairs.chinese),
    }
    same = torch.eye(pairs.english.shape[1])
    maps = {language: same.clone().requires_grad_() for language in Language}
    optimizer = torch.optim.Adam(maps.values(), lr=LEARNING_RATE)
    for rows in _batches(len(pairs.instruments)):
        loss = torch.zeros(())
        for source, target in ((Language.EN, Language.ZH), (Language.ZH, Language.EN)):
            moved = torch.nn.functional.normalize(texts[source][rows] @ maps[source], dim=1)
            likeness = moved @ texts[target][rows].T / TEMPERATURE
            right = torch.arange(len(rows))
            loss = loss + torch.nn.functional.cross_entropy(likeness, right) / 4
            loss = loss + torch.nn.functional.cross_entropy(likeness.T, right) / 4
            loss = loss + PULL * ((maps[source] - same) ** 2).sum() / len(same)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    return LanguageMaps({language: matrix.detach().numpy() for language, matrix in maps.items()})


def held_out(pairs: ArticlePairs) -> Iterator[tuple[frozenset[str], LanguageMaps]]:
    """Yield each part of the instruments with the maps learned from all others."""
    for part in folds(pairs.instruments):
        yield part, learn(pairs.of(part, keep=False))


def found_first(pairs: ArticlePairs, part: frozenset[str], maps: LanguageMaps) -> Vectors:
    """Say for each article of `part` whether its counterpart is nearest, both ways in turn."""
    judged = np.array([name in part for name in pairs.instruments])
    right = np.flatnonzero(judged)
    ways = (
        (pairs.english, pairs.chinese, Language.EN),
        (pairs.chinese, pairs.english, Language.ZH),
    )
    hits = [
        (maps.across(source[judged], language) @ target.T).argmax(axis=1) == right
        for source, target, language in ways
    ]
    found: Vectors = np.stack(hits).astype(np.float32)
    return found


def main() -> None:
    """Judge, learn from everything, and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    rows = read_rows(parser.parse_args().folder / "corpus.jsonl")
    pairs = pairs_of(rows, load_encoder(Settings()))
    identity = np.eye(pairs.english.shape[1], dtype=np.float32)
    without = LanguageMaps(dict.fromkeys(Language, identity))
    everything = frozenset(pairs.instruments)
    _print("no map", found_first(pairs, everything, without))
    _print(
        "maps, cross-validated by instrument",
        np.concatenate([found_first(pairs, part, maps) for part, maps in held_out(pairs)], axis=1),
    )
    learn(pairs).save()
    print(FILE, FILE.stat().st_size)


def _batches(count: int) -> Iterator[torch.Tensor]:
    for _ in range(EPOCHS):
        yield from torch.split(torch.randperm(count), BATCH)


def _searchable(row: Row) -> str:
    return f"{row.title}\n{row.text}" if row.title else row.text


def _print(name: str, found: Vectors) -> None:
    shares: Sequence[float] = found.mean(axis=1).tolist()
    print(f"{name}: counterpart first, en->zh {shares[0]:.3f}, zh->en {shares[1]:.3f}")


if __name__ == "__main__":
    main()
