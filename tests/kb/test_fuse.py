"""How several lists become one: what two legs agree on comes first, and languages take turns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.fuse import fuse, interleave, pool_order
from kb.ranking import Ranking
from kb.store.index import Candidate
from kb.types import Language, Leg, Passage, Span


def passage(name: str, language: Language = Language.EN) -> Passage:
    return Passage("d", name, language, "", "", "", Span(0, 4), "text")


def ranking(leg: Leg, names: str) -> Ranking:
    found = tuple(Candidate(passage(name), 1.0) for name in names)
    return Ranking(leg, Language.EN, found)


@pytest.mark.parametrize(
    ("dense", "bm25", "locator", "expected"),
    [
        ("abc", "", "", "abc"),
        ("abc", "cba", "", "acb"),  # b is second twice; a and c are first once
        ("ab", "cb", "", "bac"),
        ("ab", "ab", "z", "zab"),  # a clause asked for by number outweighs both others
        ("", "", "", ""),
    ],
)
def test_legs_are_fused(dense: str, bm25: str, locator: str, expected: str) -> None:
    fused = fuse(
        [ranking(Leg.DENSE, dense), ranking(Leg.BM25, bm25), ranking(Leg.LOCATOR, locator)]
    )
    assert "".join(item.passage.sha256 for item in fused) == expected


def test_each_hit_says_which_leg_found_it_and_where() -> None:
    (first, *_) = fuse([ranking(Leg.DENSE, "ba"), ranking(Leg.BM25, "a")])
    assert [(view.leg, view.rank) for view in first.legs] == [(Leg.DENSE, 2), (Leg.BM25, 1)]


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), unique=True), max_size=3))
def test_fusing_loses_nothing_and_repeats_nothing(lists: list[list[str]]) -> None:
    fused = fuse(ranking(leg, "".join(names)) for leg, names in zip(Leg, lists, strict=False))
    found = [item.passage.sha256 for item in fused]
    assert sorted(found) == sorted({name for names in lists for name in names})


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [("ab", "xy", "axby"), ("a", "xyz", "axyz"), ("", "xy", "xy"), ("ab", "", "ab")],
)
def test_languages_take_turns(first: str, second: str, expected: str) -> None:
    pools = [fuse([ranking(Leg.DENSE, names)]) for names in (first, second)]
    assert "".join(item.passage.sha256 for item in interleave(pools)) == expected


@pytest.mark.parametrize("asked_in", Language)
def test_the_questions_own_language_goes_first(asked_in: Language) -> None:
    assert pool_order(asked_in, Language)[0] is asked_in
    assert set(pool_order(asked_in, Language)) == set(Language)
