"""Days as both languages write them: which calendar day, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kb.figures.words import SMALL
from kb.numerals import CHINESE_FIGURES, parse_numeral

_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
    " twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh"
    " twenty-eighth twenty-ninth thirtieth thirty-first"
).split()
_CENTURIES = {"one thousand nine hundred": 1900, "nineteen hundred": 1900, "two thousand": 2000}
_REPUBLIC = 1911  # 民国 years count from 1912

_MONTH = "|".join(f"{month}|{month[:3]}\\.?" for month in _MONTHS) + r"|sept\.?"
# Longest first: an alternation takes the first that fits, and "twenty-first" begins with "twenty".
_ORDINAL = "|".join(sorted(_ORDINALS, key=len, reverse=True)).replace("-", r"[-\s]{1,3}")
_DAY = rf"(?P<d>\d{{1,2}}(?:\s?(?:st|nd|rd|t\s?h)\b\.?)?|{_ORDINAL})"
_WORDS = "|".join(sorted(SMALL, key=len, reverse=True))
_CENTURY = "|".join(_CENTURIES).replace(" ", r"\s+")
_YEAR = rf"(?P<y>1[5-9]\d\d|20\d\d|(?:{_CENTURY})(?:\s+and)?(?:[\s-]+(?:{_WORDS})){{0,2}})"
# 二00六, 二OO六: a zero of another script among Chinese figures.
_ZH_YEAR = rf"[{CHINESE_FIGURES}\d０-９OＯ]"
_ZEROS = str.maketrans("0０OＯ", "〇〇〇〇")
_ZH = rf"[{CHINESE_FIGURES}\d０-９]"
_PATTERNS = (
    # 28 January 2026; "17t h day" where a raised "th" came apart
    # [25th April, 1872]; the tenth day of June 1998; "in the year" as in treaties; the 5th of June;
    # the tenth (10th) day of June
    re.compile(
        rf"\b{_DAY}\s+(?:\(\d{{1,2}}(?:st|nd|rd|th)?\)\s+)?(?:day\s+of[\s_-]+|of\s+)?(?:the\s+month\s+of\s+)?(?P<m>{_MONTH})\.?\s?,?\s+(?:of\s+|in\s+the\s+year\s+(?:of\s+)?)?{_YEAR}(?!\d)",
        re.I,
    ),
    # January 28, 2026
    re.compile(rf"\b(?P<m>{_MONTH})\.?\s+{_DAY}\s?,?\s+{_YEAR}(?!\d)", re.I),
    # 2026年1月28日, 二〇二六年一月二十八日, 中華民國一百十二年六月二十一日
    re.compile(
        rf"(?P<republic>民\s?[国國]\s?)?(?P<y>{_ZH_YEAR}{{2,6}})\s?年\s?(?P<m>{_ZH}{{1,3}})\s?月\s?"
        rf"(?P<d>{_ZH}{{1,3}})\s?[日号號]"
    ),
    # 2026-01-28, 2026/1/28, 2026.1.28, and 20260128 as file names have it
    re.compile(
        r"(?<!\d)(?P<y>\d{4})(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?![-/.]?\d)"
    ),
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)"),
)


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """A day and where it is written, in offsets of the text that was asked."""

    start: int
    end: int
    date: date


def days_in(text: str, offset: int = 0) -> Iterator[Day]:
    """Yield each day that `text` names, in order; places count from `offset`."""
    found = [
        Day(offset + match.start(), offset + match.end(), day)
        for pattern in _PATTERNS
        for match in pattern.finditer(text)
        if (day := _day(match))
    ]
    yield from sorted(found)


def _day(match: re.Match[str]) -> date | None:
    """Return the day a match writes, None for one that the calendar does not have."""
    year, month, day = _year(match["y"]), _month(match["m"]), _ordinal(match["d"])
    if match.groupdict().get("republic"):
        year += _REPUBLIC
    try:
        return date(year, month, day) if 1500 <= year < 2200 else None
    except ValueError:
        return None


def _year(written: str) -> int:
    words = " ".join(re.split(r"[\s-]+", written.lower()))
    for century, number in _CENTURIES.items():
        if words.startswith(century):
            rest = words.removeprefix(century).split()
            return number + sum(SMALL.get(word, 0) for word in rest)
    if not written.isascii() and re.search(rf"[{CHINESE_FIGURES}]", written):
        written = written.translate(_ZEROS)
    return parse_numeral(written) or 0


def _month(written: str) -> int:
    start = written.lower()[:3]
    named = (number for number, month in enumerate(_MONTHS, 1) if month.startswith(start))
    return parse_numeral(written) or next(named, 0)


def _ordinal(written: str) -> int:
    word = "-".join(re.split(r"[-\s]+", written.lower()))
    if word in _ORDINALS:
        return _ORDINALS.index(word) + 1
    return parse_numeral(re.sub(r"\s?(?:st|nd|rd|t\s?h)\.?$", "", written, flags=re.I)) or 0
