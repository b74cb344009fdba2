"""What OCR may have misread is forgiven; what carries the provision never is."""

from __future__ import annotations

import pytest

from kb.verify.misread import misread
from kb.verify.normal import normal
from kb.verify.weighty import weighty

# As OCR might read it; "Authonty" and "rnay" are how ri and m are drawn.
READ = (
    "The holder shall pay 500 dollars within sixty days of the grant to theAuthonty. The lessor"
    " and Party A may extend it once, but not later than 1 March. 持有人应当在六日内向财政厅缴纳"
    "费用 ，不得转让己经取得的许可证。"
)

FORGIVEN = [
    "pay 500 dollars within sixty days of the grant to the Authority",
    "The hoIder shall pay 500 dollars within sixty days",
    "The holder shall pay 500 dollars within sixty days of the grant to theAuthonty",
    "持有人应当在六日内向财政厅缴纳费用,不得转让已经取得的许可证",
]
NEVER = [
    "pay 600 dollars within sixty days of the grant to the Authority",  # a figure
    "pay 5OO dollars within sixty days of the grant to the Authority",
    "pay 500 dollars within sixteen days of the grant to the Authority",
    "The holder may pay 500 dollars within sixty days of the grant",  # who must
    "extend it once, but later than 1 March",  # a negation
    "extend it once, but not later than 1 May",  # a month
    "pay 500 rupees within sixty days of the grant",  # money
    "The lessee and Party A may extend it once",  # a party, a letter or two apart
    "The lessor and Party B may extend it once",
    "within sixty days of grant to theAuthonty",  # a word less
    "the grant of sixty days to theAuthonty",  # another order
    "持有人可以在六日内向财政厅缴纳费用",
    "持有人应当在八日内向财政厅缴纳费用",
    "持有人应当在六日内向民政厅缴纳费用",  # another word, which OCR would not make of it
    "转让未经取得的许可证",
]


@pytest.mark.parametrize("quote", FORGIVEN)
def test_letters_that_look_alike_are_forgiven(quote: str) -> None:
    assert misread(normal(quote).text, normal(READ)) is not None


@pytest.mark.parametrize("quote", NEVER)
def test_what_carries_the_provision_is_not(quote: str) -> None:
    assert misread(normal(quote).text, normal(READ)) is None


def test_where_it_stands_is_said() -> None:
    found = misread(normal("sixty days of the grant to the Authority").text, normal(READ))
    assert found is not None
    assert found.span.of(READ) == "sixty days of the grant to theAuthonty"


def test_more_than_the_budget_is_another_text() -> None:
    assert misread(normal("the gnant t0 theAuthcnty").text, normal(READ)) is None


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("it shall not be", "shall not"),
        ("USD 1,500.50 a year", "USD 1,500.50 year"),
        ("Party A agrees", "A"),
        ("甲方应当在三十日内", "甲应当三十日内"),
        ("the mayor marched", ""),
    ],
)
def test_the_words_that_carry_a_provision_are_marked(text: str, held: str) -> None:
    marks = weighty(text)
    kept = "".join(c if mark else " " for c, mark in zip(text, marks, strict=True))
    assert "".join(kept.split()) == "".join(held.split())
