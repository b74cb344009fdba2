"""Which document a question names: its words against the titles."""

from __future__ import annotations

import pytest

from kb.store.titles import Titles

TITLES = Titles.of(
    [
        ("hub", "Hub Mineral Processing Park Memorandum"),
        ("duddar", "Duddar Expansion Memorandum"),
        ("royalty", "Royalty and Value-Addition Rules 2025"),
        ("licence", "Mineral Licensing Regulations 2025"),
        ("许可", "矿产许可条例"),
    ]
)


def named(*words: str | set[str]) -> str:
    asked = [frozenset([word] if isinstance(word, str) else word) for word in words]
    found = TITLES.named(asked)
    return max(found, key=found.__getitem__) if found else ""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("hub", "memorandum"), "hub"),
        (("duddar", "expans", "memorandum"), "duddar"),
        (("royalti", "rule"), "royalty"),
        (({"licens", "许可"}, "条例"), "许可"),  # either word may stand for what was asked
        (("nowher",), ""),
        ((), ""),
    ],
)
def test_the_title_with_the_questions_words_is_meant(
    words: tuple[str | set[str], ...], expected: str
) -> None:
    assert named(*words) == expected


def test_a_whole_title_counts_for_more_than_a_word_of_it() -> None:
    whole = TITLES.named([frozenset([word]) for word in ("duddar", "expans", "memorandum")])
    part = TITLES.named([frozenset(["memorandum"])])
    assert whole["duddar"] == pytest.approx(1.0)
    assert max(part.values()) < 0.5


def test_documents_of_one_title_are_named_together() -> None:
    twins = Titles.of([("a", "Mining Rules"), ("b", "Mining Rules"), ("c", "Tax Act")])
    found = twins.named([frozenset(["mine"]), frozenset(["rule"])])
    assert found["a"] == found["b"] > 0
    assert "c" not in found
