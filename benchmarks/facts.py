"""Facts against labels made by hand: precision and recall of each kind, on both halves.

    python -m benchmarks.facts [--data FOLDER] [--half tune|aside|...|lot-4] [--wrong]

`facts_labels.tsv` names the sample corpus's files and 147 real ones. The half `tune` was looked at
while patterns were written, `aside` was not until it had been measured. `fresh` are 12 further
agreements labelled after that, to measure what then was mended: all three have by now been mended
against. `unseen` are 18 more, drawn by lot and labelled after the patterns for contracts had been
written. `lot` and `lot-2` to `lot-4` are 20, 10, 21 and 16 files drawn by lot and labelled
later still, each before the patterns of its time were tried on it. Only the first measure of these
was blind: what the first three showed was mended afterwards. `--wrong` prints what differs.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.real_papers import DATA
from corpus.render import FILES
from ingest.clauses import clause_tree
from ingest.describe import describe
from ingest.facts.find import facts_of
from ingest.readers import read
from kb.settings import Settings
from kb.types import DocumentType, Fact, FactKind

LABELS = Path(__file__).with_name("facts_labels.tsv")
HALVES = ("tune", "aside", "fresh", "unseen", "lot", "lot-2", "lot-3", "lot-4")
KINDS = (
    FactKind.TYPE,
    FactKind.PARTY,
    FactKind.SIGNED,
    FactKind.GOVERNING_LAW,
    FactKind.PREVAILING_LANGUAGE,
)
_COLUMNS = ("type", "parties", "signed", "governing_law", "prevailing_language")
_FOLDERS = (
    "agreements-en",
    "policies-zh",
    "pdfs",
    "tota-china-pakistan-en/docs",
    "legalbench-rag-en/docs/cuad",
    "legalbench-rag-en/docs/maud",
    "legalbench-rag-en/docs/contractnli",
)
_NOISE = re.compile(r"^(?:the|government of the|government of)\s|\sin respect of .*$|政府$", re.I)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A file, its half, and what was seen in it."""

    file: str
    half: str
    values: dict[FactKind, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many values of a kind were right, found and labelled."""

    right: int
    found: int
    labelled: int

    @property
    def precision(self) -> float:
        """The share of those found that are right; 1 where none is."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of those labelled that were found; 1 where none is."""
        return self.right / self.labelled if self.labelled else 1.0


def labels() -> tuple[Labelled, ...]:
    """Read the labels."""
    with LABELS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return tuple(
        Labelled(
            row["file"],
            row["half"],
            {
                kind: frozenset(same(value) for value in row[column].split("|") if value)
                for kind, column in zip(KINDS, _COLUMNS, strict=True)
            },
        )
        for row in rows
    )


def same(value: str) -> str:
    """Return what two writings of one value share: "The Government of Mongolia" is Mongolia."""
    plain = " ".join(value.split()).replace("’", "'").strip(" .,")
    while (shorter := _NOISE.sub("", plain)) != plain:
        plain = shorter
    return re.sub(r"[\s.,-]", "", plain).casefold()


def path_of(file: str, data: Path) -> Path | None:
    """Return where a labelled file lies, None where its folder is absent."""
    places = (FILES / file, *(data / folder / file for folder in _FOLDERS))
    return next((path for path in places if path.is_file()), None)


def found_in(path: Path) -> dict[FactKind, frozenset[str]]:
    """Read a file and return the values found of each labelled kind."""
    values: dict[FactKind, set[str]] = {kind: set() for kind in KINDS}
    facts = read_facts(path)
    for fact in facts:
        if fact.kind in values:
            values[fact.kind].add(same(fact.value))
    if not values[FactKind.TYPE]:  # what no words of the text name is of no known type
        values[FactKind.TYPE] = {DocumentType.OTHER.value}
    return {kind: frozenset(found) for kind, found in values.items()}


def read_facts(path: Path) -> tuple[Fact, ...]:
    """Return the facts of a file."""
    reading = read(path.name, path.read_bytes(), Settings())
    return facts_of(reading, path.name, describe(reading, path.name), clause_tree(reading))


def measure(rows: dict[str, dict[FactKind, frozenset[str]]], half: str) -> dict[FactKind, Tally]:
    """Tally the kinds over the files of one half that are in `rows`."""
    right: Counter[FactKind] = Counter()
    found: Counter[FactKind] = Counter()
    labelled: Counter[FactKind] = Counter()
    for one in labels():
        if one.half == half and one.file in rows:
            for kind in KINDS:
                mine = rows[one.file][kind]
                right[kind] += len(mine & one.values[kind])
                found[kind] += len(mine)
                labelled[kind] += len(one.values[kind])
    return {kind: Tally(right[kind], found[kind], labelled[kind]) for kind in KINDS}


def differences(rows: dict[str, dict[FactKind, frozenset[str]]], half: str) -> Iterator[str]:
    """Say where what was found is not what was labelled."""
    for one in labels():
        if one.half == half and one.file in rows:
            for kind in KINDS:
                if rows[one.file][kind] != one.values[kind]:
                    mine, wanted = sorted(rows[one.file][kind]), sorted(one.values[kind])
                    yield f"{one.file}: {kind}: found {mine}, labelled {wanted}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--wrong", action="store_true")
    given = parser.parse_args()
    for half in [given.half] if given.half else HALVES:
        rows = {}
        for one in labels():
            if one.half == half and (path := path_of(one.file, given.data)):
                rows[one.file] = found_in(path)
        print(f"{half}: {len(rows)} files")
        for kind, tally in measure(rows, half).items():
            print(
                f"  {kind:<20} precision {tally.precision:.3f} recall {tally.recall:.3f}"
                f" ({tally.right} right, {tally.found} found, {tally.labelled} labelled)"
            )
        if given.wrong:
            for line in differences(rows, half):
                print(f"  {line}")


if __name__ == "__main__":
    main()
