"""Which index terms a text has: a term missing here is a clause that no question finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.tokens import MAX_TERM, analyze, detect_language, fold, tokens, words_of
from kb.types import Language

# (written, a term it must have)
HAS = [
    ("royalties", "royalti"),
    ("Royalty", "royalti"),
    ("the Licensee's obligations", "license"),
    ("2.5% of value", "2.5"),
    ("USD 1,000,000", "1000000"),
    ("探矿权人应当缴纳特许权使用费", "使用费"),
    ("探矿权人应当缴纳特许权使用费", "特许权"),
    ("採礦權", "采矿权"),
    ("谅解备忘录", "备忘录"),
    ("ＰＭＤＣ", "pmdc"),
    ("E-Mining Platform", "mine"),
    ("the explo-\n   ration licence", "explor"),  # broken by the end of a line
    ("a long-\nterm lease", "term"),  # had its hyphen before
]
# (written in one way, in another): a question in either must find the other
SAME = [
    ("礦產資源", "矿产资源"),
    ("terminated", "termination"),
    ("arbitrations", "arbitration"),
    ("Party’s", "party"),
    ("10,000", "10000"),
    ("30¹ days of the Act²", "30 days of the Act"),  # marks of notes
    ("权利金¹应当", "权利金应当"),
]


@pytest.mark.parametrize(("text", "term"), HAS)
def test_a_text_is_found_by_its_words(text: str, term: str) -> None:
    assert term in analyze(text)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_ways_of_writing_share_their_terms(one: str, other: str) -> None:
    assert analyze(one) == analyze(other)


@pytest.mark.parametrize("text", ["", "。，；", "the of and", "的 和", "\x00", "🙂"])
def test_text_without_words_has_no_terms(text: str) -> None:
    assert analyze(text) == []


@given(st.text())
def test_any_text_is_analyzed(text: str) -> None:
    assert all(term and " " not in term and len(term) <= MAX_TERM for term in analyze(text))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("What royalty applies to copper?", Language.EN),
        ("铜矿的特许权使用费是多少？", Language.ZH),
        ("SIFC 的职责是什么？", Language.ZH),
        ("Who is 中国电建 in the memorandum of understanding?", Language.EN),
        ("", Language.EN),
        ("5(2)", Language.EN),
    ],
)
def test_language_is_that_of_most_letters(text: str, language: Language) -> None:
    assert detect_language(text) is language


def test_a_word_broken_by_a_line_end_has_the_place_of_all_its_parts() -> None:
    text = "the explo-\nration"
    assert [(one.term, text[one.start : one.end]) for one in tokens(text)] == [
        ("explor", "explo-\nration"),
        ("explo", "explo"),
        ("ration", "ration"),
    ]


@pytest.mark.parametrize("text", ["Anglo-\nAmerican", "1-\n2", "one -\ntwo", "矿-\n产"])
def test_what_no_word_is_broken_by_stays_apart(text: str) -> None:
    assert len(tokens(text)) + len(words_of(text)) == 2


def test_folding_leaves_other_scripts_alone() -> None:
    assert fold("Article 5 第五條") == "Article 5 第五条"
