"""Batches are read side by side, in order, and not further ahead than there are threads."""

from __future__ import annotations

import threading
from itertools import count, islice

import pytest

from kb.embedding.side_by_side import SideBySide


@pytest.mark.parametrize("items", [[], [1], [1, 2], list(range(50))])
@pytest.mark.parametrize("threads", [1, 2, 5])
def test_results_come_in_the_order_of_the_items(items: list[int], threads: int) -> None:
    assert list(SideBySide(threads).each(lambda item: item * 2, items)) == [2 * i for i in items]


def test_several_are_read_at_once() -> None:
    meeting = threading.Barrier(2)

    def meet(item: int) -> int:
        meeting.wait(timeout=10)  # raises where the other one does not come
        return item

    assert list(SideBySide(2).each(meet, range(4))) == [0, 1, 2, 3]


def test_only_a_few_are_read_ahead_of_the_reader() -> None:
    """A long document's batches would fill the memory."""
    begun: list[int] = []

    def work(item: int) -> int:
        begun.append(item)
        return item

    assert list(islice(SideBySide(2).each(work, count()), 10)) == list(range(10))
    assert len(begun) <= 13


def test_what_goes_wrong_comes_out_and_nothing_more_is_begun() -> None:
    begun: list[int] = []

    def work(item: int) -> int:
        begun.append(item)
        if item == 3:
            raise ValueError("3")
        return item

    with pytest.raises(ValueError, match="3"):
        list(SideBySide(1).each(work, range(100)))
    assert len(begun) < 10


def test_a_single_item_stays_on_its_thread() -> None:
    """A question is one batch; another thread would only have to be woken."""
    [thread] = SideBySide(2).each(lambda item: threading.current_thread(), ["a question"])
    assert thread is threading.current_thread()
