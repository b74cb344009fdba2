"""A question and a sentence read together: what answers is told from what shares its words."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.embedding.adapter import adapted
from kb.embedding.cross_encoder import BATCH, KEPT
from kb.embedding.cross_network import ODDS, PARTS, STATES, Part, cross_graph
from kb.embedding.cross_weights import load_cross_weights, save_cross_weights
from kb.embedding.encoder import Encoder
from kb.embedding.weights import packed_file, read_packed
from kb.errors import Cancelled
from kb.tokens import detect_language

LICENCE = "Mineral Licensing Regulations, Article 16: Term of licences"
PERMIT = "矿产许可条例 第十六条 许可证期限"


def odds(encoder: Encoder, question: str, texts: list[str], heading: str = "") -> list[float]:
    read = encoder.encode_closely(texts, [detect_language(text) for text in texts])
    return [float(one) for one in encoder.odds(question, [heading] * len(texts), read.middle)]


@pytest.mark.parametrize(
    ("question", "heading", "answer", "other"),
    [
        (
            "How long can we keep exploring before the licence runs out?",
            LICENCE,
            "An exploration licence is valid for three years from the date of grant.",
            "The Authority keeps a register of exploration licences, which anyone may inspect.",
        ),
        (
            "勘查许可证能用多久？",
            PERMIT,
            "勘查许可证自授予之日起三年内有效。",
            "勘查许可证的申请人应当提交勘查方案。",
        ),
        (
            "勘查許可證能用多久？",
            LICENCE,
            "An exploration licence is valid for three years from the date of grant.",
            "The holder of an exploration licence shall report every year.",
        ),
        (
            "Who pays when somebody gets hurt at the mine?",
            "矿山安全条例 第二十条 赔偿",
            "矿山企业对在矿山事故中受伤的职工给予赔偿。",
            "矿山企业应当每年对职工进行安全教育。",
        ),
    ],
)
def test_the_sentence_that_answers_is_likelier(
    encoder: Encoder, question: str, heading: str, answer: str, other: str
) -> None:
    likely, unlikely = odds(encoder, question, [answer, other], heading)
    assert likely > unlikely


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "What is the telephone number of the licensing office?",
            "An application is made to the licensing office on the form in Schedule 1.",
        ),
        ("许可证办公室的电话是多少？", "申请应当以附件一的表格向许可证办公室提出。"),
    ],
)
def test_a_sentence_on_the_matter_that_does_not_answer_is_unlikely(
    encoder: Encoder, question: str, text: str
) -> None:
    assert odds(encoder, question, [text])[0] < 0


def test_a_sentence_is_as_likely_among_others_as_alone(encoder: Encoder) -> None:
    question = "How much is the fee?"
    texts = [
        f"The fee for form {number} is {number} rupees." * (1 + number % 4) for number in range(20)
    ]
    assert len(texts) > BATCH
    alone = [odds(encoder, question, [text])[0] for text in texts]
    # Activations are quantised together: what stands beside a text moves it a little.
    assert odds(encoder, question, texts) == pytest.approx(alone, abs=0.4)


def test_much_longer_questions_headings_and_texts_are_cut_and_not_refused(encoder: Encoder) -> None:
    words = "how long is the licence valid " * 60
    (read,) = odds(encoder, words, [words], words)
    assert np.isfinite(read)


def test_nothing_to_read_gives_nothing(encoder: Encoder) -> None:
    assert odds(encoder, "How long?", []) == []


def test_a_cancelled_question_reads_no_further(encoder: Encoder) -> None:
    read = encoder.encode_closely(["One."], [detect_language("One.")])
    with pytest.raises(Cancelled):
        encoder.odds("How long?", [""], read.middle, should_stop=lambda: True)


def test_odds_are_those_of_the_full_precision_network(encoder: Encoder) -> None:
    question = "How long is the licence valid?"
    texts = ["The licence is valid for a year.", "The fee is due in May.", "许可证有效期一年。"]
    weights = load_cross_weights()
    model = adapted(read_packed(packed_file()), weights.additions)
    network = onnxruntime.InferenceSession(
        cross_graph(model, weights, {}).SerializeToString(), providers=["CPUExecutionProvider"]
    )
    languages = [detect_language(text) for text in texts]
    # As a text it is read after the other prompt: near enough to compare two networks by.
    (asked,) = encoder.encode_closely([question], [detect_language(question)]).middle
    read = encoder.encode_closely(texts, languages)
    full = []
    for text in read.middle:
        states = np.concatenate([asked, text])[np.newaxis]
        parts = np.repeat([Part.QUESTION, Part.TEXT], [len(asked), len(text)])[np.newaxis]
        full.append(network.run([ODDS], {STATES: states, PARTS: parts.astype(np.int64)})[0][0, 0])
    assert odds(encoder, question, texts) == pytest.approx(full, abs=1.0)


def test_what_was_learned_is_read_as_it_was_written(tmp_path: Path) -> None:
    weights = load_cross_weights()
    save_cross_weights(weights, tmp_path / "again.npz")
    again = load_cross_weights(tmp_path / "again.npz")
    assert again.additions.keys() == weights.additions.keys()
    for one, other in [
        (again.parts, weights.parts),
        (again.hidden.matrix, weights.hidden.matrix),
        (again.out.bias, weights.out.bias),
        *((again.additions[name].up, weights.additions[name].up) for name in weights.additions),
    ]:
        assert np.array_equal(one, other)


@given(length=st.integers(0, 400))
@settings(deadline=None)
def test_no_part_is_longer_than_is_read(length: int) -> None:
    tokens = np.arange(length)
    for part in (Part.QUESTION, Part.HEADING, Part.TEXT):
        kept = tokens[KEPT[part]]
        assert len(kept) <= 160
        assert len(kept) == min(length, len(np.arange(1000)[KEPT[part]]))
