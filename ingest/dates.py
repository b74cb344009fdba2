"""Which day an instrument is of, among the many days that it names.

An instrument is full of other instruments' dates, so a date counts by its place: on a short line
at the top, in the words that close and sign it, or in the file's name.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable
from datetime import date

from ingest.days import days_in
from kb.types import DocumentType

_CLAUSE = re.compile(
    r"\s*(?:第\s?[一二三四五六七八九十\d]{1,4}\s?[条條章编編]"
    r"|(?:Article|ARTICLE|Section|SECTION|Chapter|CHAPTER|Part|PART)\s+(?:[\dIVX]+|One|ONE)\b"
    r"|1\s?[.、．])"
)
_TAKES_EFFECT = re.compile(
    r"施行|生效|起执行|起執行|effect|in force|into force|commence|valid until|expir", re.I
)
_SIGNED = re.compile(
    r"\b(?:DONE|Done|SIGNED|Signed|EXECUTED|Executed|IN WITNESS|In [Ww]itness)\b"
    r"|[签簽][订訂署于於字]|[订訂]于|訂於"
)
# "This Agreement is made on ..."; a date later in the sentence may be another instrument's.
_MADE = re.compile(r"\s*(?:(?:This|THIS)\b|本).{0,200}")
_ADOPTED = re.compile(
    r"通过|通過|公布|发布|發布|颁布|頒布|修订|修訂|修正|制定|adopted|promulgated|enacted|issued"
    r"|published|amended|assented|notified",
    re.I,
)
_HEADER_CHARACTERS = 4_000
_HEADER_LINES = 40
_SHORT = 40  # characters of a line that is a date and little more
_FORMULAS = 200  # words of signing looked at, from the end: an annex may follow, with its own
_FORMULA = 400  # characters of a closing formula after its first word
_BEFORE = 40  # and before it: "2026年1月28日在北京签订"
_LAST_LINES = 8
_CONTRACTS = frozenset((DocumentType.AGREEMENT, DocumentType.MOU))


def own_date(text: str, name: str, kind: DocumentType) -> date | None:
    """Return the day an instrument is of, None where nothing says it.

    An agreement is of the day it was signed, any other instrument of the day it was last adopted
    in this version; a day on which it takes effect is neither.
    """
    header = _header(text)
    in_name = _first((name.replace("_", "-"),))
    if kind in _CONTRACTS:
        return _first(_short(header)) or _signed(text) or _made(header) or in_name
    # Consolidated texts often keep the first header, and have the last amendment in their name.
    known = [day for day in (_adopted(header), in_name) if day]
    return max(known) if known else _last_line(text) or _signed(text)


def _header(text: str) -> tuple[str, ...]:
    """Return the lines above the first clause."""
    lines = []
    for line in text[:_HEADER_CHARACTERS].split("\n")[:_HEADER_LINES]:
        if _CLAUSE.match(line):
            break
        lines.append(line)
    return tuple(lines)


def _first(lines: Iterable[str]) -> date | None:
    return next((day for line in lines for _, day in days_in(line)), None)


def _short(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the lines that are a date and little more, not the wrapped end of a sentence."""
    return tuple(
        line
        for line in lines
        if len(line) <= _SHORT and not line[:1].islower() and not _TAKES_EFFECT.search(line)
    )


def _adopted(header: tuple[str, ...]) -> date | None:
    """Return the latest day in lines that say what was done with the text, or are just a date."""
    lines = [line for line in header if _ADOPTED.search(line)] + list(_short(header))
    return max((day for line in lines for _, day in days_in(line)), default=None)


def _signed(text: str) -> date | None:
    """Return the day in the last closing formula that has one; earlier ones cite other texts."""
    for match in reversed(deque(_SIGNED.finditer(text), maxlen=_FORMULAS)):
        after = text[match.end() : match.end() + _FORMULA]
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        if day := _first((after, before)):
            return day
    return None


def _made(header: tuple[str, ...]) -> date | None:
    return _first(match.group() for line in header if (match := _MADE.match(line)))


def _last_line(text: str) -> date | None:
    lines = [line for line in text[-_HEADER_CHARACTERS:].split("\n") if line.strip()]
    return _first(_short(lines[-_LAST_LINES:]))
