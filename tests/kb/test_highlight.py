"""Which words of a question stand in a passage, in either language, and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.highlight import matches
from kb.lexicon.lexicon import Lexicon
from kb.question import read_question
from kb.settings import Settings
from kb.tokens import detect_language
from kb.types import Passage, Span

START = 7  # where the passage begins in its document


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load(Path(Settings().cache))


def found(lexicon: Lexicon, question: str, text: str) -> dict[str, list[str]]:
    asked = read_question(question)
    language = detect_language(text)
    span = Span(START, START + len(text))
    passage = Passage("d", "s", language, "", "", "", span, text)
    own = language is asked.language
    groups = () if own else lexicon.groups(asked.text, asked.language)
    pairs = matches(passage, asked, groups)
    document = " " * START + text
    for match in pairs:
        assert match.found == match.spans[0].of(document)
    return {match.asked: [span.of(document) for span in match.spans] for match in pairs}


@pytest.mark.parametrize(
    ("question", "text", "asked", "words"),
    [
        ("termination", "It may terminate. Termination is final.", "termination", "terminate"),
        ("force majeure", "发生不可抗力时，双方协商。", "force majeure", "不可抗力"),
        ("force majeure", "發生不可抗力時，雙方協商。", "force majeure", "不可抗力"),
        ("仲裁", "Disputes go to arbitration.", "仲裁", "arbitration"),
        ("仲裁", "争议提交仲裁。", "仲裁", "仲裁"),
        ("仲裁條款", "争议提交仲裁。", "仲裁条款", "仲裁"),
        (
            "谅解备忘录",
            "a memorandum of understanding",
            "谅解备忘录",
            "memorandum of understanding",
        ),
        ("PMDC", "PMDC与中国电建", "PMDC", "PMDC"),
    ],
)
def test_a_word_is_found_where_it_stands(
    lexicon: Lexicon, question: str, text: str, asked: str, words: str
) -> None:
    assert words in found(lexicon, question, text)[asked]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("arbitration", "版权归作者。"),
        ("版税", "Disputes go to court."),
        ("？", "争议"),
        ("of", "of"),
    ],
)
def test_what_is_not_there_is_not_shown(lexicon: Lexicon, question: str, text: str) -> None:
    assert found(lexicon, question, text) == {}
