"""The event loop on which a thread waits for the database."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from kb.store.waiting import WaitingLoop


async def _from_elsewhere(value: int, after: float = 0.01) -> int:
    """Await a future that another thread finishes, as LanceDB's do."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[int] = loop.create_future()
    timer = threading.Timer(after, loop.call_soon_threadsafe, (future.set_result, value))
    timer.start()
    return await future


async def _both(one: int, other: int) -> tuple[int, int]:
    first, second = await asyncio.gather(_from_elsewhere(one), _from_elsewhere(other))
    return first, second


async def _failing() -> None:
    await _from_elsewhere(1)
    raise ValueError("no such table")


def test_what_another_thread_finishes_comes_back() -> None:
    assert WaitingLoop().run(_from_elsewhere(7)) == 7
    assert WaitingLoop().run(_both(1, 2)) == (1, 2)


def test_what_is_raised_comes_out() -> None:
    with pytest.raises(ValueError, match="no such table"):
        WaitingLoop().run(_failing())


def test_many_threads_wait_at_once() -> None:
    with ThreadPoolExecutor(16) as threads:
        found = list(
            threads.map(lambda value: WaitingLoop().run(_from_elsewhere(value)), range(64))
        )
    assert found == list(range(64))


def test_a_thread_with_a_loop_of_its_own_has_it_back() -> None:
    async def waits() -> tuple[int, bool]:
        before = asyncio.get_running_loop()
        return WaitingLoop().run(_from_elsewhere(3)), asyncio.get_running_loop() is before

    assert asyncio.run(waits()) == (3, True)


def test_an_interrupt_calls_off_what_was_begun() -> None:
    called_off: list[bool] = []

    async def interrupted() -> None:
        loop = asyncio.get_running_loop()
        future: asyncio.Future[None] = loop.create_future()
        future.add_done_callback(lambda done: called_off.append(done.cancelled()))
        loop.call_soon(_interrupt)
        await future

    def _interrupt() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        WaitingLoop().run(interrupted())
    assert called_off == [True]
