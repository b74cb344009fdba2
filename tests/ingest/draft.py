"""A drafted instrument and what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """An opening and closing, and each fact that a reader takes from them."""

    text: str
    parties: tuple[str, ...] = ()
    signed: str = ""
    laws: tuple[str, ...] = ()
    prevailing: tuple[str, ...] = ()
