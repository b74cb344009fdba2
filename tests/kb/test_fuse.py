"""How several lists become one: what two legs agree on comes first; languages have room."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.fuse import ROOMS, Fused, Mix, fuse, mixed
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


def pool(written: str, language: Language) -> tuple[Fused, ...]:
    """Return a list as fused: "a9 b7" is a passage a with a score of 0.9 before b with 0.7."""
    return tuple(
        Fused(language, ord(one[0]), int(one[1:]) / 10, ()) for one in written.split() if one
    )


@pytest.mark.parametrize(
    ("own", "other", "expected"),
    [
        ("a9 b7 c5", "u8 v6", "aubvc"),  # the better one first, whatever its language
        ("a5", "u5", "ua"),  # as good in the other language, where shared words are not seen
        ("a9 b9 c9 d9 e9 f9", "u1", "abcduef"),  # of five one is the other language's
        ("a1", "u9 v9 w9 x9 y9 z9", "uvwxayz"),  # or the question's own
        ("a9 b9 c9 d9 e9 f9 g9", "u1 v1 w1 x1 y1", "abcduefvwxgy"),  # and of ten four
        ("a1 b1 c1 d1 e1 f1", "u9 v9 w9 x9 y9 z9", "uvwxaybcdezf"),  # or five
        ("a9", "", "a"),
        ("", "u9 v8", "uv"),
        ("", "", ""),
    ],
)
def test_either_language_has_room(own: str, other: str, expected: str) -> None:
    assert written(mixed(pool(own, Language.EN), pool(other, Language.ZH))) == expected


scores = st.lists(st.integers(0, 20), max_size=25).map(lambda some: sorted(some, reverse=True))


@given(scores, scores)
def test_mixing_keeps_every_passage_each_language_s_order_and_its_room(
    own: list[int], other: list[int]
) -> None:
    pools = [
        tuple(Fused(language, at, score / 10, ()) for at, score in enumerate(some))
        for language, some in ((Language.EN, own), (Language.ZH, other))
    ]
    found = mixed(*pools)
    assert [
        [one for one in found if one.language is each[0].language] for each in pools if each
    ] == [list(each) for each in pools if each]
    for room in ROOMS:
        first = [one.language for one in found[: room.places]]
        for language, there, least in zip(Language, pools, (room.own, room.other), strict=True):
            others_end = room.places - (len(own) + len(other) - len(there))
            assert first.count(language) >= min(least, len(there), max(least, others_end))


def test_a_document_that_the_question_names_comes_first() -> None:
    rankings = [ranking(Leg.DENSE, "abc"), ranking(Leg.BM25, "abc")]
    fused = fuse(rankings, Mix(), {(Language.EN, ord("c")): 1.0, (Language.EN, ord("b")): 0.01})
    assert written(fused) == "cab"


def test_a_leg_without_weight_finds_nothing() -> None:
    rankings = [ranking(Leg.DENSE, "ab"), ranking(Leg.BM25, "c")]
    fused = fuse(rankings, Mix({Leg.DENSE: 1.0, Leg.BM25: 0.0}))
    assert written(fused) == "ab"
