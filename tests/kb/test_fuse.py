"""How several lists become one: what two legs agree on comes first, and languages take turns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.fuse import Mix, fuse, take_turns
from kb.ranking import Ranking
from kb.store.index import Candidate
from kb.types import Language, Leg, Passage, Span


def passage(name: str, language: Language = Language.EN) -> Passage:
    return Passage(name, name, language, "", "", "", Span(0, 4), "text")


def ranking(leg: Leg, names: str) -> Ranking:
    found = tuple(Candidate(passage(name), 1.0) for name in names)
    return Ranking(leg, Language.EN, found)


@pytest.mark.parametrize(
    ("dense", "bm25", "locator", "expected"),
    [
        ("abc", "", "", "abc"),
        ("abc", "cba", "", "abc"),  # each first once; likeness of meaning weighs more than words
        ("ab", "cb", "", "bac"),  # b is second twice
        ("ab", "ab", "z", "zab"),  # a clause asked for by number outweighs both others
        ("", "", "", ""),
    ],
)
def test_legs_are_fused(dense: str, bm25: str, locator: str, expected: str) -> None:
    fused = fuse(
        [ranking(Leg.DENSE, dense), ranking(Leg.BM25, bm25), ranking(Leg.LOCATOR, locator)], Mix()
    )
    assert "".join(item.passage.sha256 for item in fused) == expected


def test_each_hit_says_which_leg_found_it_and_where() -> None:
    (first, *_) = fuse([ranking(Leg.DENSE, "ba"), ranking(Leg.BM25, "a")], Mix())
    assert [(view.leg, view.rank) for view in first.legs] == [(Leg.DENSE, 2), (Leg.BM25, 1)]


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), unique=True), max_size=3))
def test_fusing_loses_nothing_and_repeats_nothing(lists: list[list[str]]) -> None:
    rankings = [ranking(leg, "".join(names)) for leg, names in zip(Leg, lists, strict=False)]
    fused = fuse(rankings, Mix())
    found = [item.passage.sha256 for item in fused]
    assert sorted(found) == sorted({name for names in lists for name in names})


@pytest.mark.parametrize(
    ("own", "other", "expected"),
    [
        ("abcdef", "uvwxyz", "aubcvdwefxyz"),  # three places of five for the question's language
        ("a", "xyz", "axyz"),
        ("abc", "x", "axbc"),
        ("", "xy", "xy"),
        ("ab", "", "ab"),
        ("", "", ""),
    ],
)
def test_languages_take_turns(own: str, other: str, expected: str) -> None:
    pools = [fuse([ranking(Leg.DENSE, names)], Mix()) for names in (own, other)]
    assert "".join(item.passage.sha256 for item in take_turns(*pools)) == expected


def test_a_document_that_the_question_names_comes_first() -> None:
    rankings = [ranking(Leg.DENSE, "abc"), ranking(Leg.BM25, "abc")]
    fused = fuse(rankings, Mix(), {"c": 1.0, "b": 0.01})
    assert "".join(item.passage.sha256 for item in fused) == "cab"


def test_a_leg_without_weight_finds_nothing() -> None:
    rankings = [ranking(Leg.DENSE, "ab"), ranking(Leg.BM25, "c")]
    fused = fuse(rankings, Mix({Leg.DENSE: 1.0, Leg.BM25: 0.0}))
    assert "".join(item.passage.sha256 for item in fused) == "ab"
