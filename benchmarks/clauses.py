"""Clause trees against what the texts say: the articles of real papers, every clause of the corpus.

    python -m benchmarks.clauses [--data FOLDER] [--all]

For the folders of real texts, each file's articles as a plain search of the raw file states them
against those found. For the sample corpus, every clause that its sources number against those
found: the same path of numbers, beginning with the same words. `--all` prints every file.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.real_papers import DATA
from benchmarks.source_numbering import beginning, numbered
from corpus.render import FILES, manifest
from corpus.source import read_source
from ingest.clauses import clause_tree
from ingest.readers import read
from ingest.reading import Reading
from kb.locator import numbers
from kb.settings import Settings
from kb.types import Clause, Language

SCAN = ".scan."  # its pages are pictures, which is for OCR to answer for
# An article's heading: a line of its own in the English treaties, the start of a line in Chinese
# statutes. "### 7" is how the treaties write an article without its word.
_ARTICLE = re.compile(
    r"^[ \t#*]*(?:(?:Article|ARTICLE)[ \t]+(\d+|[IVXL]+)[ \t]*$|#+[ \t]*(\d+|[IVX]+)[ \t]*$)"
    r"|^[#*\s　]*第([〇零一二三四五六七八九十百千]+)条(?:之[一二三四五六])?[\s　【*]",
    re.M,
)
# By eye: "### I" and "### II" of an exchange of notes number the two notes, which are no articles.
_NOT_ARTICLES = {"BWBV0005070.md": 2}
Key = tuple[str, str, str]
"""A clause's language, path of numbers, and how its words begin."""


@dataclass(frozen=True, slots=True)
class Count:
    """A file's articles: as its raw text states them, and as found."""

    file: str
    stated: int
    found: int


@dataclass(frozen=True, slots=True)
class Match:
    """A file's clauses: how many its source numbers, how many were found, how many are the same."""

    file: str
    stated: int
    found: int
    right: int


def articles(folder: Path) -> tuple[Count, ...]:
    """Count the articles of every Markdown file of a folder."""
    return tuple(_count(path) for path in sorted(folder.glob("*.md")))


def corpus() -> tuple[Match, ...]:
    """Match the clauses of every file of the sample corpus that has a text."""
    rows = []
    for entry in manifest():
        if SCAN in entry.name:
            continue
        sources = tuple(read_source(name) for name in entry.sources)
        reading = read(entry.name, (FILES / entry.name).read_bytes(), Settings())
        stated = [
            (source.lang[:2], one.path, one.begins)
            for source in sources
            for one in numbered(source)
        ]
        found = list(_found(reading))
        right = len(stated) - len(_missed(stated, found))
        rows.append(Match(entry.name, len(stated), len(found), right))
    return tuple(rows)


def differences(name: str) -> Iterator[str]:
    """Say what of one corpus file was missed or is too many."""
    entry = next(entry for entry in manifest() if entry.name == name)
    reading = read(entry.name, (FILES / entry.name).read_bytes(), Settings())
    stated = [
        (source.lang[:2], one.path, one.begins)
        for source in map(read_source, entry.sources)
        for one in numbered(source)
    ]
    found = list(_found(reading))
    yield from (f"missed  {one}" for one in _missed(stated, found))
    paths = Counter((language, path) for language, path, _ in found)
    paths.subtract((language, path) for language, path, _ in stated)
    yield from (f"surplus {one}" for one in sorted(+paths))


def _missed(stated: Sequence[Key], found: Sequence[Key]) -> list[Key]:
    """Return what is stated and not found: at its path nothing begins with its words."""
    left: dict[tuple[str, str], list[str]] = {}
    for language, path, begins in found:
        left.setdefault((language, path), []).append(begins)
    missed = []
    for language, path, begins in stated:
        offered = left.get((language, path), [])
        hit = next((one for one in offered if one.startswith(begins)), None)
        if hit is None:
            missed.append((language, path, begins))
        else:
            offered.remove(hit)
    return missed


def _count(path: Path) -> Count:
    reading = read(path.name, path.read_bytes(), Settings())
    stated = len(_ARTICLE.findall(path.read_text(encoding="utf-8")))
    stated -= _NOT_ARTICLES.get(path.name, 0)
    units = [clause for clause in clause_tree(reading) if _is_article(clause)]
    return Count(path.name, stated, len(units))


def _is_article(clause: Clause) -> bool:
    return clause.locator.rpartition("/")[2].startswith("art:")


def _found(reading: Reading) -> Iterator[Key]:
    """Yield language, path and beginning of the clauses that a number in the text opens."""
    clauses = clause_tree(reading)
    unnumbered = {
        (clause.language, clause.locator) for clause in clauses if _is_unnumbered(clause, reading)
    }
    for clause in clauses:
        if (clause.language, clause.locator) in unnumbered or clause.locator == "pre":
            continue
        path = numbers(_without(clause, unnumbered))
        yield clause.language, path, beginning(clause.span.of(reading.text))


def _is_unnumbered(clause: Clause, reading: Reading) -> bool:
    """Say whether a clause is a 款 that no sign marks: its label is not what its text begins with.

    Its first words are not its number.
    """
    if clause.language is not Language.ZH or "/par:" not in clause.locator:
        return False
    number = clause.locator.rpartition(":")[2]
    start = clause.span.of(reading.text).lstrip(" \u3000(（第")[:3]
    return clause.label.endswith("款") and not start.startswith((number, *"一二三四五六七八九十"))


def _without(clause: Clause, unnumbered: set[tuple[Language, str]]) -> str:
    outer, _, own = clause.locator.rpartition("/")
    if (clause.language, outer) in unnumbered:
        return f"{outer.rpartition('/')[0]}/{own}"
    return clause.locator


def main() -> None:
    """Print every file that differs, and the sums."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--all", action="store_true")
    given = parser.parse_args()
    for name in ("policies-zh", "agreements-en"):
        if not (given.data / name).is_dir():
            print(f"{name}: skipped, there is no {given.data / name}; give --data")
            continue
        counts = articles(given.data / name)
        for row in counts:
            if given.all or row.stated != row.found:
                print(f"{row.file}: {row.stated} stated, {row.found} found")
        exact = sum(row.stated == row.found for row in counts)
        stated = sum(row.stated for row in counts)
        print(f"{name}: {exact} of {len(counts)} files exact, {stated} articles")
    matches = corpus()
    for match in matches:
        if given.all or not match.stated == match.found == match.right:
            print(f"{match.file}: {match.stated} stated, {match.found} found, {match.right} right")
    right = sum(match.right for match in matches)
    found, stated = (sum(getattr(row, name) for row in matches) for name in ("found", "stated"))
    print(
        f"sample corpus: {stated} clauses stated, {found} found;"
        f" precision {right / found:.4f}, recall {right / stated:.4f}"
    )


if __name__ == "__main__":
    main()
