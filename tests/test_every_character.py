"""Every character of every file that can be read is in a passage, and every passage fits."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from ingest.clauses import clause_tree
from ingest.describe import describe
from ingest.passages import cut
from ingest.readers import read
from kb.embedding.encoder import Encoder
from kb.errors import FileRefused
from kb.settings import Settings
from kb.types import Document, Passage, Span
from tests.product import ROOT

# Pages of one shape by the thousand: minutes of counting tokens that smaller files show as well.
LARGE = 3_000_000  # bytes


def documents(folder: Path) -> Iterator[Document]:
    """Yield what can be read of a folder; what is refused is accounted for by other tests."""
    for path in sorted(folder.iterdir()):
        if not path.is_file() or path.name == "MANIFEST.tsv" or path.suffix == ".tsv":
            continue
        data = path.read_bytes()
        if len(data) > LARGE:
            continue
        try:
            reading = read(path.name, data, Settings())
        except FileRefused:
            continue
        about = describe(reading, path.name)
        yield Document(
            id=path.name,
            sha256=hashlib.sha256(data).hexdigest(),
            source=path.name,
            title=about.title,
            type=about.type,
            languages=about.languages,
            date=about.date,
            text=reading.text,
            pages=reading.pages,
            clauses=clause_tree(reading),
        )


def visible(document: Document) -> list[int]:
    """Return the offsets of what is to be found: no white space, no running header or footer."""
    running = {
        at for page in document.pages for span in page.running for at in range(span.start, span.end)
    }
    return [
        at
        for at, character in enumerate(document.text)
        if at not in running and not character.isspace()
    ]


def lost(document: Document, passages: tuple[Passage, ...]) -> str:
    """Return the visible characters that no passage has."""
    held = {at for passage in passages for at in range(passage.span.start, passage.span.end)}
    return "".join(document.text[at] for at in visible(document) if at not in held)


def twice(passages: tuple[Passage, ...]) -> list[Span]:
    """Return the passages that begin before the one before them ends."""
    return [after.span for one, after in pairwise(passages) if after.span.start < one.span.end]


def check(folder: Path, encoder: Encoder) -> int:
    """Check every document of a folder and return how many there were."""
    count = 0
    for document in documents(folder):
        passages = cut(document, encoder)
        assert lost(document, passages) == "", document.source
        assert twice(passages) == [], document.source
        longest = max((len(encoder.token_ends(one.searchable)) for one in passages), default=0)
        assert longest <= encoder.window, document.source
        count += 1
    return count


def test_every_character_of_the_sample_corpus_is_in_a_passage(encoder: Encoder) -> None:
    assert check(ROOT / "corpus" / "files", encoder) >= 31


@pytest.mark.parametrize(
    ("folder", "least"), [("agreements-en", 36), ("policies-zh", 60), ("pdfs", 25)]
)
def test_every_character_of_real_papers_is_in_a_passage(
    data: Path, encoder: Encoder, folder: str, least: int
) -> None:
    assert check(data / folder, encoder) >= least


def test_a_character_that_no_passage_has_is_seen(encoder: Encoder) -> None:
    document = next(documents(ROOT / "corpus" / "files"))
    passages = cut(document, encoder)
    assert len(passages) > 2
    assert lost(document, passages) == ""
    for left_out in (0, len(passages) - 1):
        rest = passages[:left_out] + passages[left_out + 1 :]
        assert lost(document, rest) == "".join(passages[left_out].text.split())
    assert twice((passages[0], passages[0])) == [passages[0].span]
