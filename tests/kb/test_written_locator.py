"""A locator in words, and back: what a printed citation says is read as the same place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.locator import match, parse_locator
from kb.written_locator import in_chinese, in_english

WRITTEN = [
    ("art:5/par:2", "Art. 5(2)", "第五条第二款"),
    ("art:5/par:2/item:a", "Art. 5(2)(a)", "第五条第二款第（a）项"),
    ("art:12/par:1/item:3/item:2", "Art. 12(1)(3)(2)", "第十二条第一款第（三）项第二目"),
    ("art:5bis", "Art. 5 bis", "第5bis条"),
    ("art:120-1", "Art. 120-1", "第一百二十条之一"),
    ("art:19A/par:3", "Art. 19A(3)", "第19A条第三款"),
    ("cl:18/par:5", "Clause 18(5)", "第十八条第五款"),
    ("sec:12/par:1", "Sec. 12(1)", "第十二条第一款"),  # the section of an act is its 条
    ("ch:3/sec:2", "Ch. 3, Sec. 2", "第三章第二节"),
    ("part:2/ch:1/art:7", "Part 2, Ch. 1, Art. 7", "第二编第一章第七条"),
    ("annex:A/art:3", "Annex A, Art. 3", "附件A第三条"),
    ("annex:1", "Annex 1", "附件一"),
    ("art:5~2/par:1", "Art. 5(1)", "第五条第一款"),
    ("pre", "Preamble", "序言"),
    ("par:4", "para. 4", "第四款"),
    ("", "", ""),
]

NUMBERS = st.integers(1, 999).map(str)
UNDER = st.one_of(
    st.just(""),
    st.builds("/par:{}".format, NUMBERS),
    st.builds("/par:{}/item:{}".format, NUMBERS, NUMBERS),
    st.builds("/par:{}/item:{}".format, NUMBERS, st.sampled_from("abcdehk")),
)
HELD = st.one_of(
    st.just(""),
    st.builds("annex:{}/".format, st.one_of(st.integers(1, 40).map(str), st.sampled_from("ABDEF"))),
    st.builds("ch:{}/".format, st.integers(1, 60)),
    st.builds("part:{}/ch:{}/".format, st.integers(1, 20), st.integers(1, 60)),
)


@pytest.mark.parametrize(("locator", "english", "chinese"), WRITTEN)
def test_a_locator_is_written_in_both_languages(locator: str, english: str, chinese: str) -> None:
    assert in_english(locator) == english
    assert in_chinese(locator) == chinese


@given(held=HELD, number=NUMBERS, under=UNDER)
def test_an_article_is_read_back_from_either_language(held: str, number: str, under: str) -> None:
    locator = f"{held}art:{number}{under}"
    assert parse_locator(in_english(locator)) == locator
    assert parse_locator(in_chinese(locator)) == locator


@given(kind=st.sampled_from(["sec", "cl"]), number=NUMBERS, under=UNDER)
def test_a_section_or_clause_is_read_back_as_the_same_numbers(
    kind: str, number: str, under: str
) -> None:
    locator = f"{kind}:{number}{under}"
    assert parse_locator(in_english(locator)) == locator
    assert match(parse_locator(in_chinese(locator)), locator)  # Chinese has one word for all three
