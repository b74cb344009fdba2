"""What is quoted, and what is quoted as one: in both languages, by place and by likelihood."""

from __future__ import annotations

import numpy as np
import pytest

from kb.answer.asked import Asked
from kb.answer.choose import choose, quoted
from kb.answer.counterpart import Counterparts
from kb.answer.features import NAMES, Candidate
from kb.answer.pool import NO_ODDS, NOTHING_REACHED, Pool
from kb.answer.sentences import sentences_of
from kb.cite import cite
from kb.embedding.encoder import Encoder
from kb.question import read_question
from kb.tokens import detect_language
from kb.types import Hit, Page, Passage, Span
from tests.kb.synthesis.samples import DOCUMENT

ENGLISH = "A licence lasts a year. A fee is due. Maps are kept."
CHINESE = "许可证有效期一年。应当缴费。地图应当保存。"
LONG = f"A licence lasts {'very ' * 120}long. A fee is due."
LIST = "The applicant shows:\n(a) means; and\n(b) skill."


def pool(text: str, *scores: float) -> Pool:
    """Return the pool of a text's sentences, one text's only, with these scores."""
    language = detect_language(text)
    span = Span(0, len(text))
    passage = Passage("d1", "0" * 64, language, "art:1", "", "", span, text)
    hit = Hit(1, 1.0, passage, DOCUMENT, cite(passage, (Page(1, "1", span),)), ())
    found = tuple(Candidate(one, hit) for one in sentences_of(passage, ()))
    asked = Asked(read_question("how long?"), (), (), frozenset())
    nothing = np.zeros((len(found), len(NAMES)))
    vectors = np.zeros((len(found), 4), dtype=np.float32)
    return Pool(asked, found, nothing, np.array(scores), vectors, NOTHING_REACHED, NO_ODDS)


@pytest.mark.parametrize(
    ("text", "scores", "said"),
    [
        (ENGLISH, (9, 8, 0), ["A licence lasts a year. A fee is due."]),
        (ENGLISH, (9, 0, 8), ["A licence lasts a year.", "Maps are kept."]),
        (ENGLISH, (8, 9, 8), [ENGLISH]),
        (CHINESE, (9, 8, 0), ["许可证有效期一年。应当缴费。"]),
        (CHINESE, (9, 0, 8), ["许可证有效期一年。", "地图应当保存。"]),
        # The surest one keeps its own address; those after it are quoted by what they are items of.
        (LIST, (0, 8, 9), ["(b) skill.", "(a) means; and"]),
        (LIST, (9, 7, 8), ["The applicant shows:", "(a) means; and\n(b) skill."]),
        ("（1）有效期一年。\n（2）应当缴费。", (9, 8), ["（1）有效期一年。", "（2）应当缴费。"]),
        (
            "有效期一年。\n其他：\n（1）应当缴费；\n（2）应当制图。",
            (9, 0, 8, 7),
            ["有效期一年。", "（1）应当缴费；\n（2）应当制图。"],
        ),
        (
            "Maps are old.\nA plan is new.\n1. A fee is due.\n2. Roads are kept.",
            (9, 0, 8, 7),
            ["Maps are old.", "1. A fee is due.", "2. Roads are kept."],
        ),
        (LONG, (8, 9), ["A fee is due.", LONG.removesuffix(" A fee is due.")]),
    ],
)
def test_the_likeliest_are_quoted_and_neighbours_as_one(
    text: str, scores: tuple[float, ...], said: list[str], encoder: Encoder
) -> None:
    found = pool(text, *scores)
    chosen = choose(found, Counterparts(found, encoder))
    assert [quoted(found, one.places).text for one in chosen] == said


def test_no_more_are_quoted_than_asked_for(encoder: Encoder) -> None:
    found = pool(ENGLISH, 9, 0, 9)
    chosen = choose(found, Counterparts(found, encoder), most=1)
    assert [quoted(found, one.places).text for one in chosen] == ["A licence lasts a year."]
