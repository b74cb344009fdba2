"""Recall, nDCG and MRR on lists small enough to work out by hand."""

from __future__ import annotations

import pytest

from kb.judging import Scores, judge, mean

LOG2_3 = 1.5849625007211562
FILLER = [f"x{n}" for n in range(200)]


@pytest.mark.parametrize(
    ("ranked", "relevant", "expected"),
    [
        (["a"], {"a": 1.0}, Scores(1, 1, 1, 1)),
        (["x", "a"], {"a": 1.0}, Scores(1, 1 / LOG2_3, 0.5, 1)),
        (["a", "x"], {"a": 1.0, "b": 1.0}, Scores(0.5, 1 / (1 + 1 / LOG2_3), 1, 0.5)),
        ([], {"a": 1.0}, Scores(0, 0, 0, 0)),
        ([*FILLER[:10], "a"], {"a": 1.0}, Scores(0, 0, 0, 1)),
        ([*FILLER[:100], "a"], {"a": 1.0}, Scores(0, 0, 0, 0)),
    ],
)
def test_a_list_is_judged(ranked: list[str], relevant: dict[str, float], expected: Scores) -> None:
    found = judge(ranked, relevant)
    assert found.as_dict() == pytest.approx(expected.as_dict(), abs=1e-4)


def test_graded_relevance_prefers_the_better_first() -> None:
    gains = {"best": 2.0, "good": 1.0}
    assert judge(["best", "good"], gains).ndcg_at_10 == pytest.approx(1)
    assert judge(["good", "best"], gains).ndcg_at_10 < 1


def test_the_mean_of_nothing_is_nothing() -> None:
    assert mean([]) == Scores(0, 0, 0, 0)
