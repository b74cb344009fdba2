"""Where a quote stands, and where only its letters do."""

from __future__ import annotations

import pytest

from kb.verify.find import places, places_with_omissions
from kb.verify.normal import normal

TEXT = (
    "Either Party may terminate this MoU by giving thirty-five days' notice. The fee is USD 5,000"
    " or 2.5 per cent. The lessee shall not assign it, and shall pay within 30 days."
    "任何一方可以提前三十五日通知。本协议不得转让。第三十条 费用为五千元。"
)

FOUND = [
    ("may terminate this MoU", "may terminate this MoU"),
    ("either Party may terminate", "Either Party may terminate"),  # a first letter, fitted in
    ("The fee is USD 5,000 or 2.5 per cent.", "The fee is USD 5,000 or 2.5 per cent."),
    ("shall pay within 30 days,", "shall pay within 30 days"),  # the stop belongs to the memo
    ("提前三十五日通知", "提前三十五日通知"),
    ("不得转让", "不得转让"),
    ("转让", "转让"),
]
NOT_THERE = [
    "The fee is USD 5",  # 5,000
    "5 per cent",  # 2.5
    "erminate this MoU",
    "提前三十",  # 三十五
    "五日通知",
    "得转让",  # 不得
    "may terminate this MOU",
    "Either Party shall terminate",
    "",
]


@pytest.mark.parametrize(("quote", "there"), FOUND)
def test_a_quote_is_found_at_its_words(quote: str, there: str) -> None:
    assert [span.of(TEXT) for span in places(normal(quote).text, normal(TEXT))] == [there]


@pytest.mark.parametrize("quote", NOT_THERE)
def test_part_of_a_word_or_a_figure_is_not(quote: str) -> None:
    assert list(places(normal(quote).text, normal(TEXT))) == []


def test_every_place_of_a_quote_is_found() -> None:
    assert len(list(places("Party", normal("Party A, Party B, Party")))) == 3


@pytest.mark.parametrize(
    ("quote", "there"),
    [
        ("Either Party may terminate … notice", True),
        ("任何一方可以……通知", True),
        ("The lessee shall … assign it", False),  # hides "not"
        ("本协议……转让", False),  # hides 不得
        ("notice … Either Party", False),  # in another order
        ("… assign it", False),
    ],
)
def test_an_ellipsis_leaves_out_words_but_no_negation(quote: str, there: bool) -> None:
    found = list(places_with_omissions(normal(quote).text, normal(TEXT)))
    assert bool(found) is there
