"""Durations as both languages write them: "thirty-three months", 三十三个月, P33M."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from kb.numerals import CHINESE_FIGURES, parse_numeral

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: number for number, word in enumerate(_ONES, 1)} | {
    word: 10 * number for number, word in enumerate(_TENS, 2)
}
_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
_UNITS = (("Y", r"years?|年"), ("M", r"(?:calendar\s)?months?|个?月"), ("D", r"days?|[日天]"))
DURATION = re.compile(
    rf"(?:(?:{_WORD})(?:[\s-](?:{_WORD}))?(?:\s?\(\s?\d{{1,3}}\s?\))?|\d{{1,3}}|[{CHINESE_FIGURES}]{{1,5}})"
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


def count_of(words: str) -> int:
    """Return the number that English words write, below a hundred; 0 for what is none."""
    parts = [part for part in re.split(r"[\s-]+", words.casefold()) if part]
    if parts and all(part in _WORDS for part in parts):
        return sum(_WORDS[part] for part in parts)
    return 0


def _number(words: str) -> int:
    return count_of(words) or parse_numeral(words.strip()) or 0
