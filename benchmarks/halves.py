"""Parts of a labelled set, told by a name, the same every time."""

from __future__ import annotations

import hashlib


def half_of(name: str) -> int:
    """Return 0 or 1: all that bears one name, a pair of questions or a paper, is on one side."""
    return part_of(name, 2)


def part_of(name: str, parts: int) -> int:
    """Return the same of several parts, from 0."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % parts
