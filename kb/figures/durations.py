"""Durations as both languages write them: "thirty-three months", 三十三个月, P33M."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from kb.figures.words import IN_WORDS, words_value
from kb.numerals import CHINESE_FIGURES, parse_numeral

_UNITS = (("Y", r"years?|年"), ("M", r"(?:calendar\s)?months?|个?月"), ("D", r"days?|[日天]"))
DURATION = re.compile(
    rf"(?:{IN_WORDS}(?:\s?\(\s?\d{{1,3}}\s?\))?|\d{{1,3}}|[{CHINESE_FIGURES}]{{1,6}})"
    r"[\s-]?(?:(?:calendar\s)?(?:years?|months?|days?)\b|年|个月|[日天])"
)
"""A number and its unit."""

_ISO = re.compile(r"P(\d+)([YMD])")


def duration_of(words: str) -> str:
    """Return a duration as ISO 8601 has it, '' for what is none."""
    plain = re.sub(r"\(\s?\d+\s?\)", " ", words.strip())
    for letter, unit in _UNITS:
        hit = re.fullmatch(rf"(.+?)[\s-]*(?:{unit})", plain, re.I)
        if hit and (number := _number(hit[1])):
            return f"P{number}{letter}"
    return ""


def after(begun: date, duration: str) -> date | None:
    """Return the day on which a duration that begins on a day is over."""
    hit = _ISO.fullmatch(duration)
    if hit is None:
        return None
    number, unit = int(hit[1]), hit[2]
    try:
        if unit == "D":
            return begun + timedelta(days=number)
        months = begun.month - 1 + number * (12 if unit == "Y" else 1)
        year, month = begun.year + months // 12, months % 12 + 1
        return date(year, month, min(begun.day, calendar.monthrange(year, month)[1]))
    except (ValueError, OverflowError):
        return None


def _number(words: str) -> int:
    return words_value(words) or parse_numeral(words.strip()) or 0
