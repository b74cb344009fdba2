"""Facts against the labels made by hand, as `benchmarks.facts` measures them."""

from __future__ import annotations

import pytest

from benchmarks.facts import KINDS, Tally, found_in, labels, measure, path_of, same
from benchmarks.real_papers import DATA
from kb.types import FactKind

SCAN = ".scan."  # pictures, whose words only OCR gives


@pytest.mark.parametrize("half", ["tune", "aside"])
def test_facts_are_right_and_found(half: str) -> None:
    """Hold the wanted precision and recall; where the real papers are absent, of the corpus."""
    rows = {
        one.file: found_in(path)
        for one in labels()
        if one.half == half and SCAN not in one.file and (path := path_of(one.file, DATA))
    }
    assert len(rows) >= 14
    tallies = measure(rows, half)
    assert {kind: one for kind, one in tallies.items() if one.precision < 0.95} == {}
    assert {kind: one for kind, one in tallies.items() if one.recall < 0.85} == {}


def test_what_is_wrong_or_missing_is_counted() -> None:
    one = labels()[0]
    nothing = {one.file: {kind: frozenset[str]() for kind in KINDS}}
    missed = measure(nothing, one.half)[FactKind.PARTY]
    assert missed == Tally(0, 0, len(one.values[FactKind.PARTY]))
    assert (missed.recall, missed.labelled) == (0.0, 2)
    wrong = {one.file: {kind: frozenset({"wrong"}) for kind in KINDS}}
    assert measure(wrong, one.half)[FactKind.TYPE].precision == 0.0


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("The Government of Mongolia", "Mongolia"),
        ("Government of the People’s Republic of China", "People's Republic of China"),
        ("中华人民共和国政府", "中华人民共和国"),
        ("Eton Pharmaceuticals, Inc.", "eton pharmaceuticals inc"),
    ],
)
def test_two_writings_of_one_name_are_the_same(written: str, other: str) -> None:
    assert same(written) == same(other)
