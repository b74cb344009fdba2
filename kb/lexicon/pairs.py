"""A term in both languages, wherever it was read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TermPair:
    """An English and a Chinese term that stand for one another.

    `weight` says how far they do: 1 for a dictionary's first senses, less for its later ones,
    more for a term of the field.
    """

    english: str
    chinese: str
    weight: float
