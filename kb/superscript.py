"""Raised figures: the mark of a footnote, 30¹ days, which is no part of the figure before it."""

from __future__ import annotations

import re

RAISED = "⁰¹²³⁴-⁹"
"""The figures, for a class of characters in a pattern."""

NOTE_MARK = rf"\[\d{{1,3}}\]|[{RAISED}]"
"""A note's mark in a text, to repeat in a pattern: ¹² or, where a page prints brackets, [12]."""

_ANY = re.compile(f"[{RAISED}]")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# An exponent belongs to what it stands on: one letter, a unit, ten, another sign of an exponent.
_MARK = re.compile(
    rf"(?<![^A-Za-z][A-Za-z])(?<![^A-Za-z][kcdhm]m)(?<!(?<![\d.,])10)(?<![⁻⁺·{RAISED}])[{RAISED}]+"
)


def raised(text: str) -> str:
    """Return a number raised, white space around it kept; th or [1], no number, as it is."""
    return text.translate(_RAISED) if text.strip().isdecimal() else text


def without_marks(text: str) -> str:
    """Return `text` with white space for the marks of notes, every offset as it was."""
    if not _ANY.search(text):  # nearly every text, and far sooner seen
        return text
    return _MARK.sub(lambda mark: " " * len(mark.group()), text)
