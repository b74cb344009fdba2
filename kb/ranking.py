"""One leg's list of passages in one language, best first."""

from __future__ import annotations

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


@dataclass(frozen=True, slots=True)
class Rankings:
    """What one leg found, a ranking a pool.

    Haystack copies what passes between components, item by item; this is frozen all through, so
    the copy is the thing itself. For 200 passages that saves 18 ms a query.
    """

    pools: tuple[Ranking, ...]

    def __deepcopy__(self, memo: dict[int, object]) -> Rankings:
        return self
