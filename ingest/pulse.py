"""The beat of a long reading: a reader tells that it has come one page further.

Limits of time are limits of a page: a scan of 600 pages may take an hour, a page that takes
minutes is a page that never ends. Where nobody listens a beat costs a call and does nothing.
"""

from __future__ import annotations

from collections.abc import Callable

Listener = Callable[[], None]


class _Pulse:
    def __init__(self) -> None:
        self.listener: Listener = _ignore


def _ignore() -> None:
    """Do nothing."""


_pulse = _Pulse()


def beat() -> None:
    """Tell whoever listens in this process that a page is done."""
    _pulse.listener()


def listen(listener: Listener) -> None:
    """Have `listener` called at every beat in this process, in place of any other."""
    _pulse.listener = listener
