"""Make `kb/embedding/language_means.npz` from a folder of plain texts.

    python -m benchmarks.language_means FOLDER...

The folders hold real instruments in both languages (Markdown or plain text). They must not be
those of an evaluation set. Every paragraph longer than a heading is a passage; at most 4,000 of
each language, evenly spread.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from kb.embedding.default import E5_PROMPTS, default_model
from kb.embedding.encoder import Vectors
from kb.embedding.language_mean import FILE
from kb.embedding.prepare import prepared_model
from kb.settings import Settings
from kb.tokens import detect_language, fold
from kb.types import Language

VERSION = "means-3"
MOST = 4_000
SHORTEST = {Language.EN: 40, Language.ZH: 15}


def main() -> None:
    """Read the folders, embed, and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    passages = paragraphs_of(parser.parse_args().folders)
    arrays: dict[str, Vectors] = {}
    for language in Language:
        arrays[language] = _mean(passages[language])
        print(language, len(passages[language]))
    np.savez_compressed(FILE, version=np.array(VERSION), **arrays)  # type: ignore[arg-type]
    print(FILE, FILE.stat().st_size)


def paragraphs_of(folders: Iterable[Path]) -> dict[Language, list[str]]:
    """Return the paragraphs of the texts in the folders, in order, by their language."""
    found: dict[Language, list[str]] = {language: [] for language in Language}
    for folder in folders:
        for path in sorted(folder.rglob("*.md")):
            for paragraph in path.read_text(encoding="utf-8").split("\n"):
                text = paragraph.lstrip("# *").strip()
                language = detect_language(text)
                if len(text) >= SHORTEST[language]:
                    found[language].append(text[:1_000])
    return found


def _mean(texts: list[str]) -> Vectors:
    spread = texts[:: max(1, len(texts) // MOST)][:MOST]
    model = default_model(prepared_model(Path(Settings().cache)))
    vectors = model.encode(
        [fold(text) for text in spread], prompt=E5_PROMPTS.passage, batch_size=16
    )
    mean: Vectors = np.asarray(vectors, dtype=np.float32).mean(axis=0)
    return mean


if __name__ == "__main__":
    main()
