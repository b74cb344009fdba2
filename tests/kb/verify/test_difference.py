"""The nearest wording, and the words in which a quote departs from it."""

from __future__ import annotations

import pytest

from kb.verify.difference import nearest

TEXT = (
    "(1) The royalty is three per cent. (2) Either Party may terminate this MoU by giving sixty"
    " days' written notice. （3）任何一方可以提前六十日书面通知另一方终止本备忘录。"
)

DEPARTS = [
    (
        "Either Party shall terminate this MoU by giving thirty days' written notice",
        [("changed", "shall", "may"), ("changed", "thirty", "sixty")],
    ),
    (
        "Either Party may terminate this MoU by giving sixty days' notice",
        [("left_out", "", "written")],
    ),
    ("The royalty is not three per cent", [("added", "not", "")]),
    (
        "任何一方应当提前三十日书面通知另一方",
        [("changed", "应当", "可以"), ("changed", "三十", "六十")],
    ),
    ("the Royalty is three per cent", [("changed", "the Royalty", "The royalty")]),
    ("The royalty is three per cent", []),
]


@pytest.mark.parametrize(("quote", "differences"), DEPARTS)
def test_a_quote_departs_in_these_words(
    quote: str, differences: list[tuple[str, str, str]]
) -> None:
    near = nearest(quote, TEXT)
    assert near is not None
    assert [(d.change, d.quoted, d.found) for d in near.differences] == differences
    assert (near.likeness == 1.0) is not bool(differences)


def test_the_nearest_wording_is_where_it_stands() -> None:
    near = nearest("任何一方应当提前三十日书面通知另一方", TEXT)
    assert near is not None
    assert near.span.of(TEXT) == "任何一方可以提前六十日书面通知另一方"


def test_words_in_another_order_are_like_but_not_the_same() -> None:
    near = nearest("this MoU may terminate Either Party", TEXT)
    assert near is not None
    assert near.likeness < 1.0
    assert near.differences


@pytest.mark.parametrize(("quote", "text"), [("", TEXT), ("words", ""), ("…", " ")])
def test_nothing_is_near_to_nothing(quote: str, text: str) -> None:
    assert nearest(quote, text) is None
