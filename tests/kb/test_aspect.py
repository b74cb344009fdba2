"""What a question asks of a document that it names: with the name, every clause is like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.aspect import aspect
from kb.tokens import analyze


@pytest.mark.parametrize(
    ("question", "title", "expected"),
    [
        (
            "What does the Saindak West joint venture agreement say on insurance?",
            "Saindak West Joint Venture Agreement",
            "What does the say on insurance?",
        ),
        (
            "Royalty rules: when is a royalty due?",
            "Royalty and Value-Addition Rules 2025",
            ": when is a due?",
        ),
        ("山达克合资协议的保险由谁承担？", "山达克西区合资协议", "的保险由谁承担？"),
        ("山達克合資協議的保險由誰承擔？", "山达克西区合资协议", "的保險由誰承擔？"),
        ("POWERCHINA谅解备忘录怎么续期？", "PMDC POWERCHINA Memorandum 谅解备忘录", "怎么续期？"),
        # "the" has an e inside, and 今年 a 年: no words of the titles
        (
            "What did it cost to build the E-Mining Platform?",
            "E-Mining Platform: Applicant's Guide",
            "What did it cost to build the - ?",
        ),
        ("今年的费率规则是什么？", "特许权使用费与增值规则（2025年）", "今年的费率是什么？"),
        ("The Hub memorandum", "Hub Mineral Processing Park Memorandum", ""),  # asks nothing of it
        ("When is a licence renewed?", "Duddar Expansion Memorandum", ""),  # names nothing
        ("", "Duddar Expansion Memorandum", ""),
    ],
)
def test_the_name_is_taken_out(question: str, title: str, expected: str) -> None:
    assert aspect(question, set(analyze(title))) == expected


@given(st.text())
def test_what_is_left_stands_in_the_question_in_its_order(text: str) -> None:
    rest = aspect(text, set(analyze(text)[::2]))
    left = iter("".join(text.split()))
    assert all(character in left for character in "".join(rest.split()))
