"""What a question wants, by its words, in both languages."""

from __future__ import annotations

import pytest

from kb.answer.wants import Want, figure_fits, is_modal, wants_of
from kb.figures.figure import FigureKind


@pytest.mark.parametrize(
    ("question", "wants"),
    [
        ("How long is a licence valid?", {Want.DURATION}),
        ("探矿证有效期多久？", {Want.DURATION}),
        ("期限几年？", {Want.DURATION, Want.NUMBER}),
        ("What fee is due?", {Want.MONEY}),
        ("申请费多少钱？", {Want.MONEY, Want.NUMBER}),
        ("What rate applies to copper?", {Want.RATE}),
        ("铜的费率", {Want.RATE}),
        ("When does it take effect?", {Want.DATE}),
        ("什么时候生效？", {Want.DATE}),
        ("Who decides on an appeal?", {Want.WHO}),
        ("找谁申诉？", {Want.WHO}),
        ("In which city is the arbitration?", {Want.WHERE}),
        ("在哪里仲裁？", {Want.WHERE}),
        ("May a licence be transferred?", {Want.WHETHER}),
        ("许可证可以转让吗？", {Want.WHETHER}),
        ("the purpose of the memorandum", set()),
        ("备忘录的宗旨", set()),
    ],
)
def test_what_a_question_wants(question: str, wants: set[Want]) -> None:
    assert wants_of(question) == wants


@pytest.mark.parametrize(
    ("want", "kinds", "fits"),
    [
        (Want.DURATION, [FigureKind.DURATION], 1),
        (Want.DURATION, [FigureKind.AMOUNT], -1),
        (Want.MONEY, [FigureKind.RATE], 1),
        (Want.NUMBER, [], -1),
    ],
)
def test_which_figures_answer(want: Want, kinds: list[FigureKind], fits: int) -> None:
    assert figure_fits(want, kinds) == fits


@pytest.mark.parametrize(
    ("text", "modal"),
    [
        ("The holder shall pay.", True),
        ("持有人应当缴纳。", True),
        ("The area is shown.", False),
        ("区域如图。", False),
    ],
)
def test_what_allows_obliges_or_forbids(text: str, modal: bool) -> None:
    assert is_modal(text) is modal
