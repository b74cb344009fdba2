"""Passages in sentences: what can be quoted, in both languages, each exactly where it stands."""

from __future__ import annotations

import pytest

from kb.answer.sentences import leaning, sentences_of
from kb.tokens import detect_language
from kb.types import Clause, Passage, Span


def passage(text: str, start: int = 0, omitted: tuple[Span, ...] = ()) -> Passage:
    span = Span(start, start + len(text))
    language = detect_language(text)
    return Passage("d", "0" * 64, language, "art:1", "", "", span, text, omitted=omitted)


def clause(text: str, words: str, heading: str = "", label: str = "") -> Clause:
    """Return the clause that begins with `words` and reaches to the end of the text."""
    start = text.index(words)
    return Clause("art:1", label, heading, Span(start, len(text)), detect_language(text))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It lasts a year. It may be renewed.", ["It lasts a year.", "It may be renewed."]),
        (
            "See Art. 5 and No. 7 of S.R.O. 0412. The U.S. dollar, or Rs. 500, is taken.",
            ["See Art. 5 and No. 7 of S.R.O. 0412.", "The U.S. dollar, or Rs. 500, is taken."],
        ),
        ("有效期三年。可以续期两次；每次两年。", ["有效期三年。", "可以续期两次；每次两年。"]),
        ("（1）有效期三年。\n（2）可以续期。", ["（1）有效期三年。", "（2）可以续期。"]),
        ("a line that the\npage breaks.", ["a line that the\npage breaks."]),
        ("1. Fees are paid yearly.\n2. Rent too.", ["1. Fees are paid yearly.", "2. Rent too."]),
        ("A rate of 2.5 per cent, 3.5 later.", ["A rate of 2.5 per cent, 3.5 later."]),
        ("“双方同意。”乙方付款。", ["“双方同意。”", "乙方付款。"]),
        ("A fee is due.[1] So is rent.[2]", ["A fee is due.[1]", "So is rent.[2]"]),
        ("应当缴费。[1]租金另计。", ["应当缴费。[1]", "租金另计。"]),
        ("A fee is due.¹² So is rent.²", ["A fee is due.¹²", "So is rent.²"]),
        ("应当缴费。¹租金另计。", ["应当缴费。¹", "租金另计。"]),
        ("It is due.[1]\nand paid", ["It is due.[1]", "and paid"]),
        ("\n\n . \n", []),
        ("", []),
    ],
)
def test_a_text_is_cut_where_sentences_end(text: str, sentences: list[str]) -> None:
    assert [one.text for one in sentences_of(passage(text), ())] == sentences


def test_places_are_those_of_the_document() -> None:
    words = "有效期三年。可以续期两次。"
    document = f"前文{words}"
    for one in sentences_of(passage(words, start=2), ()):
        assert one.span.of(document) == one.text


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "The area shall not exceed:\n(a) 250 square kilometres; and\n(b) 50 for a lease.",
            [
                ("(a) 250 square kilometres; and", "The area shall not exceed:"),
                ("(b) 50 for a lease.", "The area shall not exceed:"),
            ],
        ),
        (
            "面积不得超过：\n（一）勘查二百五十平方公里；\n（二）采矿五十平方公里。",
            [
                ("（一）勘查二百五十平方公里；", "面积不得超过："),
                ("（二）采矿五十平方公里。", "面积不得超过："),
            ],
        ),
        (
            "Ore | Rate\nCopper | 8 per cent\nGold | 7 per cent",
            [("Copper | 8 per cent", "Ore | Rate"), ("Gold | 7 per cent", "Ore | Rate")],
        ),
    ],
)
def test_an_item_knows_the_words_that_lead_to_it(text: str, items: list[tuple[str, str]]) -> None:
    found = sentences_of(passage(text), ())
    assert [(one.text, one.lead_text) for one in found if one.lead] == items


@pytest.mark.parametrize(
    ("text", "heading", "label", "sentences"),
    [
        ("第一条 宗旨\n双方合作。", "宗旨", "第一条", ["双方合作。"]),
        ("Article 1 Purpose\nThe Parties cooperate.", "Purpose", "Article 1", None),
        (
            "Article 1\nPurpose of\nthis Part\nThe Parties cooperate.",
            "Purpose of this Part",
            "",
            None,
        ),
    ],
)
def test_headings_are_no_sentences(
    text: str, heading: str, label: str, sentences: list[str] | None
) -> None:
    found = sentences_of(passage(text), [clause(text, text[:3], heading, label)])
    assert [one.text for one in found] == (sentences or ["The Parties cooperate."])


def test_a_running_line_ends_no_sentence_and_is_none() -> None:
    text = "The fee is paid within thirty\nPage 3\ndays of grant.\nPage 4\nRent is yearly."
    lines = tuple(
        Span(text.index(line), text.index(line) + len(line)) for line in ("Page 3", "Page 4")
    )
    found = [one.text for one in sentences_of(passage(text, omitted=lines), ())]
    assert found == ["The fee is paid within thirty\nPage 3\ndays of grant.", "Rent is yearly."]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        (
            "A licence lasts a year. It may be renewed.",
            "A licence lasts a year. It may be renewed.",
        ),
        ("许可证有效期一年。该期限可以延长。", "许可证有效期一年。该期限可以延长。"),
        ("A licence lasts a year. Rent is due.", "Rent is due."),
    ],
)
def test_a_sentence_that_leans_is_quoted_with_the_one_before(text: str, quoted: str) -> None:
    before, last = sentences_of(passage(text), ())
    assert leaning(last, before).text == quoted
