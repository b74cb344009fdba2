"""The scorer of the question set: what a system gains and loses by what it answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.question_set import Answer, Question
from corpus.score import Hit, Output, read_output, score

RIGHT = Answer("rules.en.pdf", "cl:5", "five per cent", 3)
ALSO = Answer("rules.zh.pdf", "art:5", "百分之五", 4)
WRONG = Answer("rules.en.pdf", "cl:6", "six per cent", 3)
ASKED = Question("q-en", "q", "en", "lawyer", "what rate?", (RIGHT, ALSO), (WRONG,))
UNANSWERED = Question("u-en", "u", "en", "lawyer", "what colour?", (), (WRONG,))


def measured(question: Question, *hits: Hit, abstained: bool = False) -> dict[str, float]:
    return score({question.id: Output(hits, abstained)}, [question])["all"]


@pytest.mark.parametrize(
    ("hit", "document", "clause", "page"),
    [
        (Hit("rules.en.pdf", "It is five per\ncent.", 3), 1.0, 1.0, 1.0),
        (Hit("rules.en.pdf", "It is five per cent.", 2), 1.0, 1.0, 0.0),
        (Hit("rules.en.pdf", "It is six per cent.", 3), 1.0, 0.0, 0.0),
        (Hit("other.pdf", "It is five per cent.", 3), 0.0, 0.0, 0.0),
    ],
)
def test_document_clause_and_page(hit: Hit, document: float, clause: float, page: float) -> None:
    found = measured(ASKED, hit)
    assert found["document_in_top_5"] == document
    assert found["clause_in_top_5"] == clause
    assert found["page_of_that_clause"] == page


def test_each_language_is_judged_on_its_own_clauses() -> None:
    found = measured(ASKED, Hit("rules.zh.pdf", "税率为百分之五。", 4))
    assert found["other_language_clause_in_top_10"] == 1.0
    assert found["own_language_clause_in_top_10"] == 0.0


def test_a_distractor_first_is_counted() -> None:
    assert measured(ASKED, Hit("rules.en.pdf", "six per cent"))["distractor_first"] == 1.0
    both = Hit("rules.en.pdf", "five per cent, and six per cent")
    assert measured(ASKED, both)["distractor_first"] == 0.0


def test_silence_is_right_only_where_there_is_no_answer() -> None:
    assert measured(UNANSWERED, abstained=True)["abstained_where_unanswerable"] == 1.0
    assert measured(ASKED, abstained=True)["abstained_where_answerable"] == 1.0
    assert measured(ASKED)["clause_in_top_5"] == 0.0


def test_only_the_first_five_count() -> None:
    filler = [Hit("x", "y")] * 5
    assert measured(ASKED, *filler, Hit("rules.en.pdf", "five per cent"))["clause_in_top_5"] == 0.0


@pytest.mark.parametrize("line", ["", "[]", '{"id": "q"}', '{"id": "q", "hits": [{"file": "x"}]}'])
def test_a_line_of_another_shape_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text('{"id": "a", "hits": []}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 2"):
        read_output(path)
