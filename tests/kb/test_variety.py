"""What stands among the first five: different clauses, their translations after them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.embedding.encoder import Vectors
from kb.types import Language, Passage, Span
from kb.variety import FIRST, Shown, different_first

MEANING = {"a": 0, "b": 1, "c": 2, "d": 3, "e": 4, "f": 5, "g": 6}


def shown(written: str) -> list[Shown]:
    """Return hits: "a5 A5" is article 5 in English and then its translation, "a5!" was asked for.

    The letter is what it says, a capital one Chinese. Each stands in a document of its own, unless
    "+" says that it is the one before.
    """
    documents = count()
    number, found = 0, []
    for one in written.split():
        number = number if "+" in one else next(documents)
        language = Language.ZH if one[0].isupper() else Language.EN
        locator = f"art:{one[1:].strip('!+')}".removesuffix("art:")
        passage = Passage(str(number), "0", language, locator, "", "", Span(0, 1), one[0])
        found.append(Shown(passage, "!" in one))
    return found


def meanings(found: Sequence[Shown]) -> Vectors:
    """Return a direction for each thing that can be said."""
    said = [MEANING[one.passage.text.lower()] for one in found]
    return np.eye(len(MEANING), dtype=np.float32)[said]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        # five clauses where it was three; the last of five is for the other language
        ("a1 A1 b2 B2 c3 d4 e5", "a1=A1 b2=B2 c3 d4 A1 B2 e5"),
        ("a1 A1 b2 B2 c3 D4 e5", "a1=A1 b2=B2 c3 D4 e5 A1 B2"),  # unless it stands there anyway
        ("A1 b2 a1 c3 d4 e5", "a1=A1 b2 c3 d4 A1 e5"),  # the text in the question's language first
        ("a1 A1 b2", "a1=A1 b2 A1"),  # few
        ("a1 B1 c2 d3 e4 f5 g6", "a1 B1 c2 d3 e4 f5 g6"),  # the same number, another matter
        ("a1 A2 b3 c4 d5 e6", "a1 A2 b3 c4 d5 e6"),  # another number
        ("a A b c d e f", "a A b c d e f"),  # no number at all
        ("a1 B1+ c2 d3 e4 f5 G6", "a1=B1+ c2 d3 e4 B1+ f5 G6"),  # one document, both languages
        ("a1! A1! b2 c3 d4 e5", "a1! A1! b2 c3 d4 e5"),  # asked for by its number
        ("a1 A1 A1 b2 c3 d4 e5", "a1=A1 A1 b2 c3 d4 A1 e5"),  # one counterpart each
        ("", ""),
    ],
)
def test_counterparts_come_after_the_first_five(found: str, expected: str) -> None:
    hits, written = shown(found), found.split()
    order = different_first(hits, Language.EN, lambda: meanings(hits[:10]))
    assert [
        written[one.place] + ("" if one.counterpart is None else f"={written[one.counterpart]}")
        for one in order
    ] == expected.split()


def test_a_chinese_question_sees_the_chinese_text_first() -> None:
    hits = shown("a1 b2 A1 c3")
    order = different_first(hits, Language.ZH, lambda: meanings(hits))
    assert [(one.place, one.counterpart) for one in order] == [
        (2, 0),
        (1, None),
        (3, None),
        (0, None),
    ]


def test_what_nothing_is_like_costs_nothing() -> None:
    def never() -> Vectors:
        raise AssertionError("no two have the same number")

    order = different_first(shown("a1 B2 c3"), Language.EN, never)
    assert [one.place for one in order] == [0, 1, 2]


hits = st.lists(
    st.tuples(st.sampled_from("abcABC"), st.integers(1, 3)).map(lambda one: f"{one[0]}{one[1]}"),
    max_size=15,
).map(" ".join)


@given(hits, st.sampled_from(Language))
def test_nothing_is_lost_and_both_languages_stay_among_the_first(
    written: str, asked: Language
) -> None:
    found = shown(written)
    order = [one.place for one in different_first(found, asked, lambda: meanings(found[:10]))]
    assert sorted(order) == list(range(len(found)))
    assert set(order[:10]) == set(range(min(10, len(found))))
    before = {found[at].passage.language for at in range(min(FIRST, len(found)))}
    assert before <= {found[at].passage.language for at in order[:FIRST]}


@given(hits, st.sampled_from(Language))
def test_a_counterpart_is_in_the_other_language_and_has_the_same_number(
    written: str, asked: Language
) -> None:
    found = shown(written)
    for one in different_first(found, asked, lambda: meanings(found[:10])):
        if one.counterpart is not None:
            passage, other = found[one.place].passage, found[one.counterpart].passage
            assert passage.locator == other.locator
            assert passage.language is not other.language
            assert passage.text.lower() == other.text.lower()
