"""What the readers of both languages hand over: a place in a text, and the addresses it names."""

from __future__ import annotations

from dataclasses import dataclass

from kb.address import Steps

_LONGEST_RANGE = 20  # "Articles 5 to 20" is each of them; a longer range is its two ends
_DEPTH = {"annex": 0, "part": 1, "ch": 2, "sec": 3, "art": 4, "cl": 4, "par": 5, "item": 6}


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch of text and the addresses it names: several for a list or a range."""

    start: int
    end: int
    addresses: tuple[Steps, ...]

    def may_hold(self, inner: Named) -> bool:
        """Say whether `inner` may stand within this: a paragraph in an article, not the reverse.

        A Section may stand within an Article, as in American contracts.
        """
        deepest, highest = self.addresses[0][-1][0], inner.addresses[0][0][0]
        if deepest == "art" and highest in ("sec", "cl"):
            return True
        return _DEPTH[deepest] < _DEPTH[highest]

    def holding(self, inner: Named) -> tuple[Steps, ...]:
        """Return every address of `inner` within every address of this."""
        return tuple(outer + steps for outer in self.addresses for steps in inner.addresses)


def between(low: Steps, high: Steps) -> list[Steps]:
    """Return the members of a range between its two ends; [] where they are no plain numbers."""
    if low[:-1] != high[:-1] and len(high) != 1:
        return []
    kind, first = low[-1]
    last = high[-1][1]
    if kind != high[-1][0] or not (first + last).isdigit():
        return []
    if not int(first) < int(last) <= int(first) + _LONGEST_RANGE:
        return []
    return [(*low[:-1], (kind, str(number))) for number in range(int(first) + 1, int(last))]
