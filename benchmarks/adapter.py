"""Learn `kb/embedding/adapter.npz`: what the default model's last layers are given for this field.

    python -m benchmarks.adapter DATA

Learned from the practice questions (`benchmarks.practice`), 7,070 askings in both languages, and
from nothing else; no evaluation set is of the same papers. Takes an hour on two cores. What stands
on the network's vectors must be made again afterwards, in this order: `activation_peaks`,
`language_means`, `language_maps`, `token_space`, `answer_weights` and `abstention`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.adapter_layers import SHARE, LastLayers, Middle
from benchmarks.adapter_learning import learn, texts_of
from benchmarks.practice import practice_pools, read_practice
from benchmarks.token_layers import Reader
from kb.embedding.adapter import FILE, save_additions
from kb.embedding.token_space import TokenSpace
from kb.embedding.weights import packed_file, read_packed


def main() -> None:
    """Read, learn and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    data = parser.parse_args().data
    pools = [pool for _, pool in practice_pools(data, read_practice())]
    middle = Middle(Reader())
    questions, passages = texts_of(pools)
    middle.read(questions, asking=True)
    middle.read(passages, asking=False)
    layers = LastLayers(read_packed(packed_file()))
    learn(layers, TokenSpace.load(), pools, middle)
    save_additions(layers.additions(SHARE))
    print(FILE, FILE.stat().st_size)


if __name__ == "__main__":
    main()
