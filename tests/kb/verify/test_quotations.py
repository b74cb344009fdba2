"""Which words of a memo are quoted, and what its sentences claim of them."""

from __future__ import annotations

import pytest

from kb.verify.quotations import quotations

QUOTED = [
    ("It says “the Parties shall agree”.", ["the Parties shall agree"]),
    ('It says "the Parties shall agree".', ["the Parties shall agree"]),
    ("It says 'the Parties' costs are shared'.", ["the Parties' costs are shared"]),
    ("It says ‘the Party’s costs are shared’.", ["the Party’s costs are shared"]),
    ("The Party's costs and the State's fees.", []),
    ("规定“双方应当协商”。", ["双方应当协商"]),
    ("規定「雙方應當『友好』協商」。", ["雙方應當『友好』協商"]),
    ("《关于“一带一路”的协定》规定“双方应当协商”。", ["双方应当协商"]),
    ("“It said ‘no’ to all”, he wrote", ["It said ‘no’ to all"]),
    ("an open “quote\n\nand another paragraph”", []),
    ("“over\ntwo lines”", ["over\ntwo lines"]),
    ("> The Parties\n> shall agree.\n\nDone.", ["The Parties\nshall agree."]),
    ("> “双方应当协商。”\n> ——第五条\n", ["双方应当协商。"]),
    ('`x = "the Parties shall agree"`', []),
    ('a 6" pipe and a 4" pipe', []),
    ("", []),
]


@pytest.mark.parametrize(("memo", "quoted"), QUOTED)
def test_what_stands_in_marks_or_in_a_block_is_quoted(memo: str, quoted: list[str]) -> None:
    assert [one.text for one in quotations(memo)] == quoted


@pytest.mark.parametrize("memo", [memo for memo, quoted in QUOTED if quoted])
def test_a_quotation_knows_its_place(memo: str) -> None:
    for one in quotations(memo):
        first = one.text.split("\n")[0]
        assert first in one.span.of(memo)


def test_a_block_says_where_it_is_from() -> None:
    (block,) = quotations("> The Parties shall agree.\n> — Article 5(2), the MoU\n")
    assert (block.text, block.by) == ("The Parties shall agree.", "— Article 5(2), the MoU")


@pytest.mark.parametrize(("text", "size"), [("the Company", 2), ("双方应当协商", 3), ("本", 1)])
def test_the_size_counts_words(text: str, size: int) -> None:
    (one,) = quotations(f"“{text}”")
    assert one.size == size
