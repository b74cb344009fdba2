"""The days that stand where parties sign: beside a label, above one, after a government."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from datetime import date
from operator import attrgetter

from kb.figures.days import Day, days_in

_CLOSING_BLOCK = re.compile(
    r"\bIN\s+WITNESS\b|\bIn\s+[Ww]itness\b|[签簽][署字][页頁]|以下无正文"
    r"|\b(?:executed|signed)\b[^.]{0,200}?\bbelow\b"
)
_LABEL = re.compile(
    r"(?:\b(?:Date|DATE|Dated|DATED)(?:\s+[Ss]igned)?|(?:[签簽][署订訂字](?:日期|时间|時間))|日期)\s*[:：]\s*"
)
# 03/24/06 over a ruled line with "Date" below it; another signatory's may stand beside it.
_RULED = re.compile(
    r"(?P<day>\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|[A-Z][a-z]+\.? \d{1,2}, \d{4}"
    r"|\d{1,2} [A-Z][a-z]+ \d{4})"
    r"[ \t\d/.-]{0,60}\n?[ \t]{0,40}_{3}[\s_]{0,120}\b(?:Date|DATE|日期)\b"
)
_SEALED = re.compile(r"(?:签字|簽字|签章|簽章|盖章|蓋章|公章|签名|簽名|[（(]章)[)）:：]")
_NO_DAY = re.compile(r"[\s\u3000:：]|日期|时间|時間")
_GOVERNMENT = re.compile(
    r"\b(?:For|FOR)\s+(?:the\s+)?(?:Government|GOVERNMENT)\b[^\n]{0,200}?\b(?:Date|DATE)\s*:?\s+"
)
_NUMBERS = re.compile(
    r"(?<![\d/.-])(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)(?![\d/.-])"
)
_MONTHS = 12  # a greater number is a day
_CENTURY = 50  # of two figures, from which a year is of the twentieth century
_SHORT = 40  # characters after a label in which its day stands
_TAIL = 4_000  # characters at the end in which parties sign where nothing says so
_CLUSTER = 700  # characters in which both governments sign


def day_beside_names(text: str) -> Day | None:
    """Return the last of the days that stand where each party signs: "Date: 11 December 2009".

    In Chinese those may stand in a line of their own, below the seals.
    """
    closing = deque(_CLOSING_BLOCK.finditer(text), maxlen=1)
    start = closing[0].end() if closing else max(0, len(text) - _TAIL)
    labelled = (_at(text, hit.end()) for hit in _LABEL.finditer(text, start))
    ruled = (_at(text, hit.start("day")) for hit in _RULED.finditer(text))
    found = [day for day in (*labelled, *ruled, *_below_seals(text)) if day]
    return max(found, key=attrgetter("date"), default=None)


def _below_seals(text: str) -> Iterator[Day]:
    """Yield the days of lines that hold nothing else, below where parties set their seals."""
    seal = _SEALED.search(text, max(0, len(text) - _TAIL))
    start = seal.end() if seal else len(text)
    for line in text[start:].split("\n"):
        days = list(days_in(line, start))
        rest = len(_NO_DAY.sub("", line)) - sum(
            len(_NO_DAY.sub("", text[day.start : day.end])) for day in days
        )
        if days and rest == 0:
            yield from days
        start += len(line) + 1


def day_of_governments(text: str) -> Day | None:
    """Return the last day of the first two governments that sign; an annex may be signed later."""
    first = _GOVERNMENT.search(text)
    if first is None:
        return None
    signed = _GOVERNMENT.finditer(text, first.start(), first.end() + _CLUSTER)
    days = (_at(text, hit.end()) for hit in signed)
    return max((day for day in days if day), key=attrgetter("date"), default=None)


def _at(text: str, place: int) -> Day | None:
    """Return the day that is written at a place, in words or in figures."""
    words = text[place : place + _SHORT]
    days = (
        day for day in (*days_in(words, place), *_in_figures(words, place)) if day.start == place
    )
    return next(days, None)


def _in_figures(words: str, offset: int) -> Iterator[Day]:
    """Yield days like 24.3.06 and 03/24/06; 03/04/06 may be of either month and is none."""
    for hit in _NUMBERS.finditer(words):
        first, second = int(hit["a"]), int(hit["b"])
        if hit["sep"] == "." or first > _MONTHS or first == second:
            day, month = first, second
        elif second > _MONTHS:
            day, month = second, first
        else:
            continue
        year = int(hit["y"]) + (
            0 if len(hit["y"]) > 2 else 2000 if int(hit["y"]) < _CENTURY else 1900
        )
        try:
            yield Day(offset + hit.start(), offset + hit.end(), date(year, month, day))
        except ValueError:  # no day of the calendar
            continue
