"""Curated terms of the field: tab-separated files, ours and a user's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kb.errors import BadTermbase
from kb.lexicon.pairs import TermPair

FOLDER = Path(__file__).with_name("termbase")
COLUMNS = ("field", "english", "simplified", "traditional")
BETWEEN = "|"  # between the variants of a term
WEIGHT = 1.2  # what a lawyer calls it, before what a dictionary says
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")


def shipped_pairs() -> Iterator[TermPair]:
    """Read the termbase that ships."""
    for path in sorted(FOLDER.glob("*.tsv")):
        yield from read_termbase(path.read_text(encoding="utf-8"), path.name)


def read_termbase(text: str, name: str) -> Iterator[TermPair]:
    """Read the lines of a termbase; the first one names the columns.

    Variants stand between "|" in a cell; `field` and `traditional` may be empty. Raises
    `BadTermbase` with the number of the first line that cannot be read and what is wrong with it.
    """
    lines = text.removeprefix("\ufeff").splitlines()
    if not lines or tuple(lines[0].strip().split("\t")) != COLUMNS:
        raise BadTermbase(name, 1, f"the columns must be {', '.join(COLUMNS)}, between tabs")
    for number, line in enumerate(lines[1:], start=2):
        if line.strip():
            yield from _pairs(line, name, number)


def _pairs(line: str, name: str, number: int) -> Iterator[TermPair]:
    cells = line.split("\t")
    if len(cells) != len(COLUMNS):
        raise BadTermbase(name, number, f"it has {len(cells)} cells, not {len(COLUMNS)}")
    _, english, simplified, traditional = cells
    chinese = [*variants(simplified), *variants(traditional)]
    if not variants(english) or not chinese:
        raise BadTermbase(name, number, "an English and a Chinese term are needed")
    if not any(map(_HAN.search, chinese)):
        raise BadTermbase(name, number, f"{chinese[0]!r} stands as Chinese and has no character")
    for term in variants(english):
        if not _LATIN.search(term):
            raise BadTermbase(name, number, f"{term!r} stands as English and has no Latin letter")
        for other in dict.fromkeys(chinese):  # which may be "ICSID": so it is written there too
            yield TermPair(term, other, WEIGHT)


def variants(cell: str) -> list[str]:
    """Return the variants of a term that stand in a cell."""
    return [part.strip() for part in cell.split(BETWEEN) if part.strip()]
