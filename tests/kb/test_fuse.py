"""How several lists become one: what two legs agree on comes first, and languages take turns."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.fuse import Fused, Mix, fuse, take_turns
from kb.ranking import Ranking
from kb.store.records import Found
from kb.types import Language, Leg


def ranking(leg: Leg, names: str) -> Ranking:
    return Ranking(leg, Language.EN, tuple(Found(ord(name), 1.0) for name in names))


def written(fused: Iterable[Fused]) -> str:
    return "".join(chr(item.row) for item in fused)


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
    assert written(fused) == expected


@pytest.mark.parametrize(
    ("ahead", "expected"),
    [
        (0.001, "ab"),  # two passages that the tokens can hardly tell apart stay as they were
        (0.1, "ba"),  # one that answers plainly better comes first
    ],
)
def test_tokens_count_by_how_much_closer_a_passage_is(ahead: float, expected: str) -> None:
    tokens = (Found(ord("b"), 0.5 + ahead), Found(ord("a"), 0.5))
    fused = fuse([ranking(Leg.DENSE, "ab"), Ranking(Leg.TOKENS, Language.EN, tokens)], Mix())
    assert written(fused) == expected


def test_each_hit_says_which_leg_found_it_and_where() -> None:
    (first, *_) = fuse([ranking(Leg.DENSE, "ba"), ranking(Leg.BM25, "a")], Mix())
    assert [(view.leg, view.rank) for view in first.legs] == [(Leg.DENSE, 2), (Leg.BM25, 1)]


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), unique=True), max_size=3))
def test_fusing_loses_nothing_and_repeats_nothing(lists: list[list[str]]) -> None:
    rankings = [ranking(leg, "".join(names)) for leg, names in zip(Leg, lists, strict=False)]
    fused = fuse(rankings, Mix())
    assert sorted(written(fused)) == sorted({name for names in lists for name in names})


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
    assert written(take_turns(*pools)) == expected


def test_a_document_that_the_question_names_comes_first() -> None:
    rankings = [ranking(Leg.DENSE, "abc"), ranking(Leg.BM25, "abc")]
    fused = fuse(rankings, Mix(), {(Language.EN, ord("c")): 1.0, (Language.EN, ord("b")): 0.01})
    assert written(fused) == "cab"


def test_a_leg_without_weight_finds_nothing() -> None:
    rankings = [ranking(Leg.DENSE, "ab"), ranking(Leg.BM25, "c")]
    fused = fuse(rankings, Mix({Leg.DENSE: 1.0, Leg.BM25: 0.0}))
    assert written(fused) == "ab"
