"""What is evened when texts are compared, and that every character keeps its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.types import Span
from kb.verify.normal import normal

ALIKE = [
    ("the  Parties\nshall\u00a0agree", "the Parties shall agree"),
    ("ex-\nploration", "exploration"),
    ("co-operation", "cooperation"),
    ("ex\u00adploration", "exploration"),
    ("ﬁve ofﬁces", "five offices"),
    ("“days’ notice”", '"days\' notice"'),
    ("the Parties — acting jointly — agree", "the Parties—acting jointly—agree"),
    ("5 – 10 days", "5-10 days"),
    ("Article 5 (2)", "Article 5(2)"),
    ("USD １，０００", "USD 1,000"),
    ("Copper | 8 per cent", "Copper 8 per cent"),
    ("cafe\u0301", "café"),
    ("第 五\n條", "第五条"),
    ("特許權使用費", "特许权使用费"),
    ("瞭解乾燥之剩餘", "了解干燥之剩余"),
    ("著作權", "著作权"),
    ("甲方，乙方；（三）", "甲方,乙方;(三)"),
    ("「通知」", "“通知”"),
    ("⼀⽅", "一方"),  # Kangxi radicals, which PDFs have for the characters
    ("a…b", "a...b"),
    ("within 30¹ days of the Act².", "within 30 days of the Act."),
    ("权利金¹²应当", "权利金应当"),
    ("\u200bword\ufeff", "word"),
]
DIFFERENT = [
    ("10²", "102"),
    ("10⁶ tonnes", "10 tonnes"),
    ("30¹ days", "301 days"),
    ("5 m²", "5 m"),
    ("52", "5 2"),
    ("1,500", "1, 500"),
    ("not able", "notable"),
    ("The Party", "the party"),
    ("sixty", "sixteen"),
    ("三十日", "二十日"),
    ("不得", "得"),
    ("5.5", "55"),
    ("-5", "5"),
]
SIGNS = st.text(
    alphabet="aB5 \n\t-–—.…,;(（）“”'ﬁ\u00ad\u200b\u0301條条特許，。〇|　ｅ２", max_size=60
)


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_what_typesetting_changes_is_evened(one: str, other: str) -> None:
    assert normal(one).text == normal(other).text


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_is_said_is_not(one: str, other: str) -> None:
    assert normal(one).text != normal(other).text


@given(SIGNS | st.text(max_size=60))
def test_every_character_comes_from_a_place_and_the_places_are_in_order(text: str) -> None:
    even = normal(text)
    spans = [even.span(place, place + 1) for place in range(len(even.text))]
    assert all(len(span) and span.end <= len(text) for span in spans)
    assert spans == sorted(spans)
    if spans:
        assert even.span(0, len(spans)) == Span(spans[0].start, spans[-1].end)


@given(SIGNS)
def test_what_lies_between_two_places_is_evened_away(text: str) -> None:
    even = normal(text)
    spans = [even.span(place, place + 1) for place in range(len(even.text))]
    covered = {place for span in spans for place in range(span.start, span.end)}
    for place in set(range(len(text))) - covered:
        assert text[place].isspace() or text[place] in "-–—\u00ad\u200b|\u0301…."


@given(st.lists(st.sampled_from(["royalty", "5", "条款", "shall", "，", "三十日"]), min_size=1))
def test_a_stretch_is_found_at_the_words_it_was_written_with(words: list[str]) -> None:
    spread = "\n ".join(words)
    even = normal(f"前言。 {spread} 。Done")
    wanted = normal(spread).text.strip()
    at = even.text.find(wanted)
    if wanted and wanted[0] not in ",":
        assert normal(even.span(at, at + len(wanted)).of(f"前言。 {spread} 。Done")).text == wanted


def test_a_running_line_counts_as_white_space() -> None:
    text = "within thirty\n- 3 -\nRules 2025\ndays"
    running = text.index("- 3"), text.index("days")
    assert normal(text, [Span(*running)]).text == "within thirty days"
