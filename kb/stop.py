"""Giving up what nobody waits for any more: what works asks between its steps."""

from __future__ import annotations

from collections.abc import Callable

from kb.errors import Cancelled

ShouldStop = Callable[[], bool]
"""Says whether to give up. Asked from the thread that works, so it must be safe there."""


def never() -> bool:
    """Say that there is no one who could leave."""
    return False


def go_on(should_stop: ShouldStop) -> None:
    """Let the next step begin. Raises `Cancelled` where it would be for nobody."""
    if should_stop():
        raise Cancelled
