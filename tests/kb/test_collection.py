"""Which collection a document belongs to, by where its file came from."""

from __future__ import annotations

import pytest

from kb.collection import collection_of


@pytest.mark.parametrize(
    ("origin", "collection"),
    [
        ("file:/papers/mous/a.pdf", "mous"),
        ("file:/papers/备忘录/甲.pdf", "备忘录"),
        ("file:/a.pdf", ""),
        ("upload:a.pdf", ""),
        ("upload:Forum 2026/a.pdf", "Forum 2026"),
        ("upload:论坛/甲.pdf", "论坛"),
        ("upload:papers.zip!/inner/a.pdf", ""),
        ("upload:论坛/papers.zip!/inner/a.pdf", "论坛"),
        ("file:/papers/mous/mail.eml!/annex/a.pdf", "mous"),
        ("a test of its own", ""),
    ],
)
def test_where_a_file_came_from(origin: str, collection: str) -> None:
    assert collection_of(origin) == collection
