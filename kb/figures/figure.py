"""What a figure is: a stretch of a text that states a quantity or a day, and its plain value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kb.types import Span


class FigureKind(StrEnum):
    """What a figure measures."""

    AMOUNT = "amount"
    RATE = "rate"
    DATE = "date"
    DURATION = "duration"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, its place in the text that was asked, and what can be compared.

    `value` is written one way for both languages: "USD 7400000", "7.5%", "2026-01-28", "P90D",
    "150".
    """

    kind: FigureKind
    span: Span
    value: str
