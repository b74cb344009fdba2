"""Retrieved characters against the spans that answer, on spans small enough to count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.gold_spans import counted, visible_before
from kb.span_judging import SpanScores, judge_spans, mean_spans
from kb.types import Span

GOLD = [("a.txt", Span(10, 20))]


@pytest.mark.parametrize(
    ("found", "budget", "recall", "precision"),
    [
        ([("a.txt", Span(10, 20))], 100, 1, 1),
        ([("a.txt", Span(0, 40))], 100, 1, 0.25),
        ([("a.txt", Span(15, 25))], 100, 0.5, 0.5),
        ([("b.txt", Span(10, 20))], 100, 0, 0),  # the same place in another file
        ([("a.txt", Span(10, 20)), ("a.txt", Span(10, 20))], 100, 1, 1),  # brought twice, once read
        ([("a.txt", Span(8, 15)), ("a.txt", Span(12, 22))], 100, 1, 10 / 14),
        ([("a.txt", Span(0, 40))], 15, 0.5, 5 / 15),  # the budget ends within a passage
        ([("b.txt", Span(0, 10)), ("a.txt", Span(10, 20))], 10, 0, 0),  # and before the next
        ([], 100, 0, 0),
    ],
)
def test_characters_brought_are_judged(
    found: list[tuple[str, Span]], budget: int, recall: float, precision: float
) -> None:
    scores = judge_spans(found, GOLD, budget)
    assert scores.recall == pytest.approx(recall)
    assert scores.precision == pytest.approx(precision)


spans = st.builds(
    lambda file, start, size: (file, Span(start, start + size)),
    st.sampled_from(["a", "b"]),
    st.integers(0, 50),
    st.integers(1, 30),
)


@given(st.lists(spans, max_size=8), st.lists(spans, min_size=1, max_size=4))
def test_characters_are_counted_as_a_set_would(
    found: list[tuple[str, Span]], gold: list[tuple[str, Span]]
) -> None:
    brought = {(file, at) for file, span in found for at in range(span.start, span.end)}
    wanted = {(file, at) for file, span in gold for at in range(span.start, span.end)}
    scores = judge_spans(found, gold, 10_000)
    assert scores.recall == pytest.approx(len(brought & wanted) / len(wanted))
    assert scores.precision == pytest.approx(len(brought & wanted) / max(1, len(brought)))


def test_offsets_meet_whatever_the_white_space() -> None:
    raw, stored = "Art.\r\n  5\tThe  fee", "Art.\n5 The fee"
    fee_in_raw, fee_in_stored = Span(15, 18), Span(11, 14)
    assert (fee_in_raw.of(raw), fee_in_stored.of(stored)) == ("fee", "fee")
    one = counted(fee_in_raw, visible_before(raw))
    assert one == counted(fee_in_stored, visible_before(stored)) == Span(8, 11)


def test_a_character_that_is_read_as_two_counts_as_two() -> None:
    assert visible_before("ﬁt", lambda one: {"ﬁ": "fi"}.get(one, one)) == [0, 2, 3]


def test_the_mean_of_nothing_is_nothing() -> None:
    assert mean_spans([]) == SpanScores(0, 0)
