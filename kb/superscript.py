"""Raised figures: the mark of a footnote, 30¹ days, which is no part of the figure before it."""

from __future__ import annotations

import re

RAISED = "⁰¹²³⁴-⁹"
"""The figures, for a class of characters in a pattern."""

_ANY = re.compile(f"[{RAISED}]")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# An exponent belongs to what it stands on: one letter, a unit, ten, another sign of an exponent.
_MARK = re.compile(
    rf"(?<![^A-Za-z][A-Za-z])(?<![^A-Za-z][kcdhm]m)(?<!(?<![\d.,])10)(?<![⁻⁺·{RAISED}])[{RAISED}]+"
)


def raised(number: str) -> str:
    """Return `number` with its figures raised."""
    return number.translate(_RAISED)


def without_marks(text: str) -> str:
    """Return `text` with white space for the marks of notes, every offset as it was."""
    if not _ANY.search(text):  # nearly every text, and far sooner seen
        return text
    return _MARK.sub(lambda mark: " " * len(mark.group()), text)
