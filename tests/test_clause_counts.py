"""Clause trees against what the texts state themselves, by the benchmark's own count."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.clauses import articles, corpus
from benchmarks.source_numbering import numbered
from corpus.source import read_source


@pytest.mark.parametrize(("folder", "files"), [("policies-zh", 60), ("agreements-en", 36)])
def test_every_file_has_the_articles_that_its_text_has(data: Path, folder: str, files: int) -> None:
    counts = articles(data / folder)
    assert len(counts) == files
    assert [count for count in counts if count.stated != count.found] == []


def test_the_sample_corpus_has_the_clauses_that_its_sources_number() -> None:
    matches = corpus()
    assert len(matches) > 25
    assert [match for match in matches if not match.stated == match.found == match.right] == []


def test_the_count_reads_a_source_s_numbering() -> None:
    first = [one.path for one in numbered(read_source("duddar-expansion-memorandum.md"))][:4]
    assert first == ["1", "1/1", "1/2", "2"]
