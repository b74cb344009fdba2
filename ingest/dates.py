"""Which day an instrument is of, among the many days that it names.

An instrument is full of other instruments' dates, so a date counts by its place: on a short line
at the top, in the words that close and sign it, or in the file's name.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import attrgetter

from ingest.self_naming import self_named
from ingest.signature_days import day_beside_names, day_of_governments
from kb.figures.days import Day, days_in
from kb.types import DocumentType, Span

_CLAUSE = re.compile(
    r"\s*(?:第\s?[一二三四五六七八九十\d]{1,4}\s?[条條章编編]"
    r"|(?:Article|ARTICLE|Section|SECTION|Chapter|CHAPTER|Part|PART)\s+(?:[\dIVX]+|One|ONE)\b"
    r"|[1一]\s?[.、．])"
)
_TAKES_EFFECT = re.compile(
    r"施行|生效|起执行|起執行|effect|in force|into force|commence|valid until|expir", re.I
)
# 回顾一九八二年十二月十日《联合国海洋法公约》: another instrument's day, in a wrapped line.
_OF_ANOTHER = re.compile(r"[日号號]\s?的?[《〈]")
# 本协定应自二〇二三年九月二十日起开放供各国签署
_OPENED = re.compile(r"自(?P<day>[^。]{6,24}?)起[^。]{0,20}?(?:开放|開放)[^。]{0,30}?[签簽]")
_SIGNED = re.compile(
    r"\b(?:DONE|Done|SIGNED|Signed|EXECUTED|Executed|IN WITNESS|In [Ww]itness"
    r"|OPENED FOR SIGNATURE|(?:[Tt]his|[Tt]he present) (?:Agreement|Convention|Treaty|Protocol)"
    r"\s(?:shall be|is|was)\sopen(?:ed)?\sfor\ssignature)\b"
    r"|[签簽][订訂署于於字]|[订訂]于|訂於"
)
_CLOSING = re.compile(
    r"\b(?:DONE|Done) (?:at|in|AT|IN)\b|\b(?:IN WITNESS WHEREOF|In [Ww]itness [Ww]hereof)\b"
    r"|\bOPENED FOR SIGNATURE\b"
)
# "This Agreement is made on ..."; a date later in the sentence may be another instrument's.
_MADE = re.compile(
    r"\s*(?:(?:This|THIS)\b|[本此]"
    r"|(?:Dated|DATED)\s+for\s+reference\b|[Ee]ffective\s+(?:as\s+of\s+)?.{6,30},\s+this\b"
    r"|(?:AGREEMENT|Agreement|CONTRACT|Contract|DEED|Deed),?\s+(?:made|dated|MADE|DATED)\b).{0,200}"
)
_ADOPTED = re.compile(
    r"通过|通過|公布|发布|發布|颁布|頒布|修订|修訂|修正|制定|adopted|promulgated|enacted|issued"
    r"|published|amended|assented|notified",
    re.I,
)
# The notes that are exchanged are numbered, and each has its own place and day above it.
_NOTES = tuple(
    tuple(
        re.compile(rf"^[ \t#]*(?:N(?:r|o)\.?)?[ \t]*{number}\.?[ \t]*$", re.M) for number in numbers
    )
    for numbers in (("I", "II"), ("1", "2"))  # letters have paragraphs 1 and 2 of their own
)
_HEADER_CHARACTERS = 4_000
_HEADER_LINES = 40
_SAID = re.compile(r"[(（][Ss]igned\b")
# In capitals: "the Agreement dated 5 May" is another one.
_COVER = re.compile(
    r"\b(?:AGREEMENT|MEMORANDUM|CONTRACT|DEED|LEASE|PROTOCOL|AMENDMENT|MERGER|ARRANGEMENT)\b[A-Z\s]{0,60}?"
    r"\s(?:made\s+|effective\s+|entered\s+into\s+)?(?:[Dd]ated|DATED|as)\s+(?:(?:as\s+)?of\s+|AS\s+OF\s+)?(?:the\s+)?"
)
# "as of the day and year first above written": what made it says the day.
_AS_ABOVE = re.compile(
    r"\b(?:IN WITNESS|In [Ww]itness)\b[^.]{0,300}?"
    r"\b(?:first\s+(?:above|herein|hereinabove|set\s+forth|mentioned|written)|above\s+written|above\s+first|Effective\s+Date)\b"
)
_BELOW = re.compile(r"\bbelow\b")
_CALLED_SO = re.compile(
    r",?\s*[(（](?:the\s+|hereinafter\s+(?:the\s+)?)?[“\"]?"
    r"(?:Effective|Execution|Signing|Signature)\s+Date\b"
)
_MEANS = re.compile(r"[“\"]Effective\s+Date[”\"]\s+(?:shall\s+)?means?\s+")
_DEFINITIONS = 8_000  # characters in which an agreement's own day is named
_SHORT = 40  # characters of a line that is a date and little more
_FORMULAS = 200  # words of signing looked at, from the end: an annex may follow, with its own
_FORMULA = 400  # characters of a closing formula after its first word
_BEFORE = 40  # and before it: "2026年1月28日在北京签订"
_NOTE_HEAD = 400  # characters in which a note says where and when it was written
_LAST_LINES = 8
_PLACE = 14  # characters of a place before the day on which was signed there
_EDITION = re.compile(r"\b(?:rev|version|updated?|edition|printed|form)|修[订訂]|版", re.I)
_CONTRACTS = frozenset((DocumentType.AGREEMENT, DocumentType.MOU, DocumentType.AMENDMENT))


class Source(StrEnum):
    """By which of its places a day counts."""

    DATELINE = "dateline"
    SIGNING = "signing"
    MAKING = "making"
    NOTE = "note"
    ADOPTION = "adoption"
    END = "end"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class OwnDay:
    """An instrument's own day; `span` is where the text says it, None for the file's name."""

    date: date
    source: Source
    span: Span | None


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    words: str


def own_date(text: str, name: str, kind: DocumentType) -> date | None:
    """Return the day an instrument is of, None where nothing says it."""
    found = own_day(text, name, kind)
    return found.date if found else None


def own_day(text: str, name: str, kind: DocumentType) -> OwnDay | None:
    """Return the day an instrument is of and where that stands.

    An agreement is of the day it was signed, any other instrument of the day it was last adopted
    in this version; a day on which it takes effect is neither.
    """
    header = _header(text)
    in_name = _own(_first((_Line(0, name.replace("_", "-")),)), Source.NAME)
    if kind in _CONTRACTS:
        return _contract_day(text, header) or in_name
    # Consolidated texts often keep the first header, and have the last amendment in their name.
    known = [day for day in (_own(_adopted(header), Source.ADOPTION), in_name) if day]
    if known:
        return max(known, key=attrgetter("date"))
    return _own(_first(_ending(text)), Source.END) or _own(_signed(text), Source.SIGNING)


def _contract_day(text: str, header: tuple[_Line, ...]) -> OwnDay | None:
    made = _own(_made(header) or _making(text) or _defined(text), Source.MAKING)
    closing = _AS_ABOVE.search(text)
    below = closing and _BELOW.search(closing.group())
    if made and closing and not below:
        return made
    if beside := _own(day_beside_names(text), Source.SIGNING):
        return beside if below or made is None else made
    return (
        _own(_note(text), Source.NOTE)
        or _own(_signed(text, _CLOSING), Source.SIGNING)
        or _own(_opened(text), Source.SIGNING)
        or _own(_first(_short(header)), Source.DATELINE)
        or _own(_first(_said_signed(header)), Source.DATELINE)
        or _own(_cover(text), Source.DATELINE)
        or made
        or _own(day_of_governments(text), Source.SIGNING)
        or _own(_signed(text), Source.SIGNING)
        or _own(_below_all(text), Source.END)
    )


def _own(day: Day | None, source: Source) -> OwnDay | None:
    if day is None:
        return None
    span = None if source is Source.NAME else Span(day.start, day.end)
    return OwnDay(day.date, source, span)


def _lines(text: str, start: int) -> Iterator[_Line]:
    for words in text.split("\n"):
        yield _Line(start, words)
        start += len(words) + 1


def _header(text: str) -> tuple[_Line, ...]:
    """Return the lines above the first clause."""
    lines = []
    for line in tuple(_lines(text[:_HEADER_CHARACTERS], 0))[:_HEADER_LINES]:
        if _CLAUSE.match(line.words):
            break
        lines.append(line)
    return tuple(lines)


def _days(lines: Iterable[_Line]) -> Iterator[Day]:
    for line in lines:
        yield from days_in(line.words, line.start)


def _first(lines: Iterable[_Line]) -> Day | None:
    return next(_days(lines), None)


def _short(lines: Iterable[_Line]) -> tuple[_Line, ...]:
    """Return the lines that are a date and little more, not the wrapped end of a sentence."""
    return tuple(
        line
        for line in lines
        if len(" ".join(line.words.split())) <= _SHORT
        and not line.words[:1].islower()
        and not _TAKES_EFFECT.search(line.words)
        and not _OF_ANOTHER.search(line.words)
    )


def _cover(text: str) -> Day | None:
    """Return the day of a title page: "AGREEMENT AND PLAN OF MERGER dated as of June 21, 2021"."""
    for hit in _COVER.finditer(text[:_HEADER_CHARACTERS]):
        day = _first((_Line(hit.end(), text[hit.end() : hit.end() + _SHORT]),))
        if day and day.start == hit.end():
            return day
    return None


def _note(text: str) -> Day | None:
    """Return the day of the note that answers, with which an exchange of notes is complete."""
    for first, second in _NOTES:
        answer = second.search(text)
        if answer and first.search(text, 0, answer.start()):
            return _first((_Line(answer.end(), text[answer.end() : answer.end() + _NOTE_HEAD]),))
    return None


def _adopted(header: tuple[_Line, ...]) -> Day | None:
    """Return the latest day in lines that say what was done with the text, or are just a date."""
    lines = [line for line in header if _ADOPTED.search(line.words)] + list(_short(header))
    return max(_days(lines), key=attrgetter("date"), default=None)


def _signed(text: str, formula: re.Pattern[str] = _SIGNED) -> Day | None:
    """Return the day in the last closing formula that has one; earlier ones cite other texts."""
    for match in reversed(deque(formula.finditer(text), maxlen=_FORMULAS)):
        after = _Line(match.end(), text[match.end() : match.end() + _FORMULA])
        start = max(0, match.start() - _BEFORE)
        if day := _first((after, _Line(start, text[start : match.start()]))):
            return day
    return None


def _opened(text: str) -> Day | None:
    """Return the day from which states may sign, where the Chinese text says it."""
    hit = _OPENED.search(text)
    return _first((_Line(hit.start("day"), hit["day"]),)) if hit else None


def _made(header: tuple[_Line, ...]) -> Day | None:
    made = ((line, match) for line in header if (match := _MADE.match(line.words)))
    return _first(_Line(line.start, match.group()) for line, match in made)


def _said_signed(header: tuple[_Line, ...]) -> tuple[_Line, ...]:
    """Return what follows "signed" in a line at the top: "Agreement (signed 2008-04-07)"."""
    hits = ((line, _SAID.search(line.words)) for line in header)
    return tuple(
        _Line(line.start + hit.end(), line.words[hit.end() :]) for line, hit in hits if hit
    )


def _making(text: str) -> Day | None:
    """Return the day in the sentence that makes the instrument, wherever its line begins."""
    named = self_named(text)
    if named is None:
        return None
    start = named[1].start
    return _first((_Line(start, text[start : start + _FORMULA]),))


def _defined(text: str) -> Day | None:
    """Return the day that is called the agreement's own: 3 May 2021 (the "Effective Date")."""
    top = text[:_DEFINITIONS]
    called = next((day for day in days_in(top) if _CALLED_SO.match(top, day.end)), None)
    if called or not _AS_ABOVE.search(text):
        return called
    means = _MEANS.search(text[: 3 * _DEFINITIONS])
    day = _first((_Line(means.end(), text[means.end() : means.end() + _SHORT]),)) if means else None
    return day if means and day and day.start == means.end() else None


def _below_all(text: str) -> Day | None:
    """Return the last day that stands in a line of its own, or after a place, where a text ends."""
    days = (
        day
        for line in _ending(text)
        for day in _days((line,))
        if len(line.words.strip()) - (day.end - day.start) <= _PLACE
        and not _EDITION.search(line.words)
    )
    return max(days, key=attrgetter("date"), default=None)


def _ending(text: str) -> tuple[_Line, ...]:
    """Return those of the last lines that are a date and little more, a place or a name."""
    start = max(0, len(text) - _HEADER_CHARACTERS)
    lines = [line for line in _lines(text[start:], start) if line.words.strip()]
    return _short(lines[-_LAST_LINES:])
