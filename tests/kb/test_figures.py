"""Figures of both languages: which there are, where, and what they come to."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.figures.find import figures_in, plain_number
from kb.figures.words import words_value
from kb.numerals import to_chinese


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("valid for three years", [("duration", "three years", "P3Y")]),
        ("有效期三年", [("duration", "三年", "P3Y")]),
        ("within one hundred and\nfifty days", [("duration", None, "P150D")]),
        ("thirty (30) working days", [("duration", "thirty (30) working days", "P30D")]),
        ("二十四小时内", [("duration", "二十四小时", "PT24H")]),
        ("twelve hours, two weeks", [("duration", None, "PT12H"), ("duration", None, "P2W")]),
        ("a fee of USD 7.4 million", [("amount", "USD 7.4 million", "USD 7400000")]),
        ("缴纳76.5万美元", [("amount", "76.5万美元", "USD 765000")]),
        ("five per cent or 2.5%", [("rate", None, "5%"), ("rate", "2.5%", "2.5%")]),
        ("百分之零点五", [("rate", "百分之零点五", "0.5%")]),
        ("on 28 January 2026", [("date", "28 January 2026", "2026-01-28")]),
        ("2026年1月28日前", [("date", "2026年1月28日", "2026-01-28")]),
        ("not more than 3,200 samples", [("number", "3,200", "3200")]),
        ("不超过3,200个样品", [("number", "3,200", "3200")]),
        ("九名董事中的七名", [("number", "九", "9"), ("number", "七", "7")]),
        ("250 square kilometres", [("number", "250", "250")]),
        # Ordinals, addresses and words that only look like numbers are none.
        ("Article 5(2) and Schedule 3", []),
        ("第五条第二款", []),
        ("one of the parties", []),
        ("两国政府和任何一方", []),
        # A clause's own number is its address; what a statement begins to count is not.
        ("14.2 A Side may end it", []),
        ("13.2.1 Each Party pays 5%", [("rate", "5%", "5%")]),
        ("2) The Company", []),
        ("3.1 甲方应当支付", []),
        ("12、乙方应当", []),
        ("5 Members form a quorum", [("number", "5", "5")]),
        ("4.5吨以下", [("number", "4.5", "4.5")]),
        ("", []),
    ],
)
def test_figures_of_a_sentence(text: str, figures: list[tuple[str, str | None, str]]) -> None:
    found = figures_in(text)
    assert [(one.kind, one.value) for one in found] == [(kind, value) for kind, _, value in figures]
    for one, (_, words, _) in zip(found, figures, strict=True):
        assert words is None or one.span.of(text) == words


@settings(deadline=None)
@given(st.integers(min_value=2, max_value=9999))
def test_a_number_comes_back_from_both_numerals(number: int) -> None:
    assert plain_number(to_chinese(number)) == plain_number(f"{number:,}") == str(number)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("seventy-five", 75),
        ("one hundred and fifty", 150),
        ("two thousand five hundred", 2500),
        ("three million", 3_000_000),
        ("several", 0),
        ("", 0),
    ],
)
def test_numbers_in_words(words: str, value: int) -> None:
    assert words_value(words) == value


@given(st.text(max_size=200))
def test_every_figure_stands_in_the_text_and_none_twice(text: str) -> None:
    found = figures_in(text)
    assert all(one.span.of(text).strip() for one in found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
