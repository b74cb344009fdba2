"""A labelled retrieval set in BEIR layout, read from its folder."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kb.errors import BadRequest
from kb.tokens import detect_language
from kb.types import Language


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the corpus or of the questions."""

    id: str
    title: str
    text: str
    language: Language


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """A corpus, its questions, and for each question the gain of every relevant row."""

    name: str
    corpus: tuple[Row, ...]
    queries: tuple[Row, ...]
    relevant: dict[str, dict[str, float]]


def read_labelled_set(
    folder: Path, queries: Path | None = None, qrels: Path | None = None, only: Path | None = None
) -> LabelledSet:
    """Read a set. `only` is a file of question ids, one a line; without it, all are asked.

    Raises `BadRequest` naming the file and line that cannot be read. Questions without a relevant
    row are left out, as they cannot be judged.
    """
    corpus = tuple(read_rows(folder / "corpus.jsonl"))
    relevant = _qrels(qrels or folder / "qrels" / "test.tsv")
    chosen = _ids(only) if only else None
    asked = tuple(
        row
        for row in read_rows(queries or folder / "queries.jsonl")
        if row.id in relevant and (chosen is None or row.id in chosen)
    )
    if not asked:
        raise BadRequest(f"{folder} has no question with a relevant row; check --qrels")
    return LabelledSet(folder.resolve().name, corpus, asked, relevant)


def read_rows(path: Path) -> Iterator[Row]:
    """Read the lines of a corpus or of questions. Raises `BadRequest` naming file and line."""
    for number, line in enumerate(_lines(path), start=1):
        try:
            entry = json.loads(line)
            title, text = str(entry.get("title", "")), str(entry["text"])
            written = str(entry.get("lang", ""))[:2]
            language = Language(written) if written else detect_language(f"{title} {text}")
            yield Row(str(entry["_id"]), title, text, language)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise BadRequest(
                f"{path}, line {number}: not a row with _id and text ({error!r})"
            ) from None


def _qrels(path: Path) -> dict[str, dict[str, float]]:
    relevant: dict[str, dict[str, float]] = {}
    rows = list(csv.reader(_lines(path), delimiter="\t"))
    for number, row in enumerate(rows[1:], start=2):
        try:
            query, document, gain = row[0], row[1], float(row[2])
        except (IndexError, ValueError):
            raise BadRequest(
                f"{path}, line {number}: expected query-id, corpus-id and score between tabs"
            ) from None
        if gain > 0:
            relevant.setdefault(query, {})[document] = gain
    return relevant


def _ids(path: Path) -> frozenset[str]:
    return frozenset(line.strip() for line in _lines(path) if line.strip())


def _lines(path: Path) -> list[str]:
    try:
        return [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise BadRequest(f"{path} cannot be read ({error}); an evaluation set needs it") from None
