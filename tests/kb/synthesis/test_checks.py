"""Sentences of a model against the evidence that they cite: what holds, and what does not."""

from __future__ import annotations

import pytest

from kb.synthesis.checks import Fault, fault_in
from kb.synthesis.evidence import Evidence, evidence_of
from kb.synthesis.sentences import Said, SentenceReader
from tests.kb.synthesis.samples import answer

SHALL = Evidence(
    1,
    (
        "The holder shall pay a fee of USD 2,500 within thirty days, and may not transfer the"
        " licence before 1 September 2026.",
    ),
    ("Article 16", "Licensing Regulations 2025"),
    (),
)
SHALL_ZH = Evidence(
    2,
    ("持有人应当在三十日内缴纳2,500美元，并且在2026年9月1日之前不得转让许可证。",),
    ("第十六条",),
    (),
)
PLAIN = Evidence(3, ("The licence is valid for twelve months.", "许可证有效期为十二个月。"), (), ())
EVIDENCE = (SHALL, SHALL_ZH, PLAIN)


@pytest.mark.parametrize(
    ("text", "numbers", "fault"),
    [
        ("The holder shall pay a fee of USD 2,500 and may not transfer the licence.", (1,), None),
        (
            "Under Article 16 the holder must pay a fee within 30 days, may not transfer.",
            (1,),
            None,
        ),
        ("“within thirty days” is when the holder shall pay, and may not later.", (1,), None),
        ("持有人应当在30日内缴纳2500美元，不得转让。", (2,), None),
        ("持有人應當在三十日內繳納2,500美元，不得轉讓許可證。", (2,), None),
        ("The licence is valid for one year.", (3,), None),
        ("许可证有效期为一年。", (3,), None),
        # the number of the fault comes first in the order: cite, quote, figure, modal, words
        ("The licence is valid.", (), Fault.UNCITED),
        ("", (1,), Fault.UNCITED),
        ("The licence is valid.", (4,), Fault.OUT_OF_RANGE),
        ("The licence is valid. " * 40, (3,), Fault.OUT_OF_RANGE),
        ("“without delay” is when the holder shall pay, not later.", (1,), Fault.QUOTE),
        ("持有人应当「立即」缴纳，不得拖延。", (2,), Fault.QUOTE),
        ("The holder shall pay USD 2,600 and may not transfer.", (1,), Fault.FIGURE),
        ("The holder shall pay PKR 2,500 and may not transfer.", (1,), Fault.FIGURE),
        ("The holder shall pay within thirty months, may not transfer.", (1,), Fault.FIGURE),
        ("Under Article 17 the holder shall pay, may not transfer.", (1,), Fault.FIGURE),
        ("持有人应当在三十日内缴纳三千美元，不得转让。", (2,), Fault.FIGURE),
        ("The holder may not transfer before 2 September 2026.", (1,), Fault.FIGURE),
        ("The licence is valid for thirty days.", (3,), Fault.FIGURE),
        ("The holder may pay a fee and may not transfer.", (1,), Fault.MODAL),
        ("The holder shall pay a fee.", (1,), Fault.MODAL),  # leaves the prohibition out: safe
        ("持有人可以缴纳2,500美元，不得转让。", (2,), Fault.MODAL),
        ("The licence is not valid for twelve months.", (3,), Fault.MODAL),
        ("The licence must be valid for twelve months.", (3,), Fault.MODAL),
        ("The licence of Acme Ltd is valid.", (3,), Fault.WORDS),
        ("Bananas grow best in warm weather.", (3,), Fault.WORDS),
        ("香蕉最喜欢温暖的天气。", (3,), Fault.WORDS),
        ("Bananas shall grow best and may not wilt.", (2,), Fault.WORDS),
    ],
)
def test_a_sentence_holds_or_says_why_not(
    text: str, numbers: tuple[int, ...], fault: Fault | None
) -> None:
    assert fault_in(Said(text, numbers), EVIDENCE) is fault


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("It is valid [1]. It ends [2][3].", [("It is valid.", (1,)), ("It ends.", (2, 3))]),
        ("It is valid. [1] It ends. [2, 3]", [("It is valid.", (1,)), ("It ends.", (2, 3))]),
        ("有效期三年[1]。可以续期。[2]", [("有效期三年。", (1,)), ("可以续期。", (2,))]),
        ("有效【1】，可续【2】。", [("有效，可续。", (1, 2))]),
        ("Under Art. 5 and Rs. 500 [1].", [("Under Art. 5 and Rs. 500.", (1,))]),
        ("No marks here.", [("No marks here.", ())]),
        ("a [1]\nb [2]", [("a", (1,)), ("b", (2,))]),
        ("", []),
        ("[1]", [("", (1,))]),
    ],
)
@pytest.mark.parametrize("size", [1, 3, 1000])
def test_a_stream_is_read_in_sentences_however_it_comes(
    words: str, said: list[tuple[str, tuple[int, ...]]], size: int
) -> None:
    reader = SentenceReader()
    found = [
        one
        for start in range(0, len(words), size)
        for one in reader.read(words[start : start + size])
    ]
    found += reader.rest()
    assert [(one.text, one.numbers) for one in found] == said


def test_evidence_is_a_statement_with_its_counterpart() -> None:
    first, second = evidence_of(answer())
    assert (first.number, second.number) == (1, 2)
    assert [text[:6] for text in first.texts] == ["An exp", "勘查许可证有"]
    assert "Article 16" in first.names
