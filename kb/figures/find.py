"""Every figure of a sentence, of either language, each stretch once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kb.figures.amounts import rates_in, sums_in
from kb.figures.days import days_in
from kb.figures.figure import Figure, FigureKind
from kb.figures.words import IN_WORDS, words_value
from kb.flow import Flow
from kb.numerals import CHINESE_FIGURES, parse_numeral
from kb.tokens import HAN
from kb.types import Span

_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_HAN_FIGURE = rf"[{CHINESE_FIGURES}]{{1,12}}(?:点[{CHINESE_FIGURES}]{{1,4}})?"
_TIME_UNITS = (  # ISO 8601, months before minutes as only they have a Chinese 个
    ("Y", r"years?\b|年"),
    ("M", r"months?\b|个月"),
    ("W", r"weeks?\b|周|个?星期"),
    ("D", r"days?\b|[日天]|个?工作日"),
    ("H", r"hours?\b|个?小时"),
    ("N", r"minutes?\b|分钟"),
)
_TIME_UNIT = "|".join(words for _, words in _TIME_UNITS)
_DURATION = re.compile(
    rf"(?P<n>{IN_WORDS}|{_FIGURE}|{_HAN_FIGURE})(?:\s?\(\s?\d{{1,4}}\s?\))?[\s-]?"
    rf"(?P<half>and\sa\shalf\s|个半(?=月)|年半)?(?:(?:calendar|working|business|clear|full)[\s-])?"
    rf"(?P<u>{_TIME_UNIT})",
    re.I,
)
# 一 and 两 alone are mostly no numbers (一方, 两国), nor is what an ordinal counts (第五条).
_MEASURE = "名人家份项次倍吨米克亩张座口套台个万亿千百元点期年月日天周股票席位票孔级类种成"
_NUMBER = (
    re.compile(
        rf"(?<![A-Za-z\d.,/-])(?P<n>{_FIGURE})(?:\s?(?P<s>thousand|million|billion)\b|(?P<z>万|亿))?"
    ),
    re.compile(rf"(?P<n>{IN_WORDS})", re.I),
    re.compile(rf"(?<![第之{CHINESE_FIGURES}点])(?P<n>{_HAN_FIGURE})(?=[{_MEASURE}公平立])"),
    re.compile(rf"(?<![第之{CHINESE_FIGURES}点])(?P<n>[{CHINESE_FIGURES}]{{2,12}})"),
)
# 12月31日 is a day without its year, 第三年 an ordinal.
_NO_TIME = re.compile(r"[月第]\s?$")
_YEAR = re.compile(r"\d{4}|[〇零一二三四五六七八九]{4}")
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "万": 10**4, "亿": 10**8}
# Addresses of clauses and names of instruments are no quantities.
_LABEL = re.compile(
    r"(?:\b(?:Article|Section|Clause|Chapter|Part|Annex|Schedule|Regulation|Rule|paragraph|No\.|Nos\.)"
    r"\s?|第|[(（]|[条款项章编]第?)$",
    re.I,
)
# A clause's own number, with which a statement begins: "14.2 A Side …", "3、乙方…"; 4.5吨 is none.
_OWN_NUMBER = re.compile(
    rf"\s*(?:\d{{1,3}}(?:\.\d{{1,3}})+\.?(?=\s+[A-Z“\"(]|\s*(?![{_MEASURE}公平立])[{HAN}])"
    rf"|\d{{1,3}}[.．、)）](?=\s*[A-Z“\"({HAN}]))"
)


def figures_in(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text in order of place; what says more takes what says less.

    "five per cent" is one rate and no number, 2026年1月28日 one day and no durations.
    """
    flow = Flow(text)
    found: list[Figure] = []
    for finder in _FINDERS:
        for figure in finder(flow.text):
            span = flow.span(figure.span.start, figure.span.end)
            if len(span) and all(_apart(span, other.span) for other in found):
                found.append(Figure(figure.kind, span, figure.value))
    return tuple(sorted(found, key=lambda figure: figure.span))


def plain_number(words: str) -> str:
    """Return the number that words of either language write, in figures; '' where they do not."""
    plain = words.strip().replace(",", "")
    if re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return (plain.rstrip("0").rstrip(".") if "." in plain else plain.lstrip("0")) or "0"
    if in_words := words_value(words):
        return str(in_words)
    whole, _, part = plain.partition("点")
    value = None if plain.isascii() else parse_numeral(whole)
    if value is None:
        return ""
    decimals = "".join(str(parse_numeral(figure) or 0) for figure in part)
    return f"{value}.{decimals}" if decimals else str(value)


def _days(text: str) -> Iterator[Figure]:
    for day in days_in(text):
        yield Figure(FigureKind.DATE, Span(day.start, day.end), day.date.isoformat())


def _durations(text: str) -> Iterator[Figure]:
    for hit in _DURATION.finditer(text):
        number = plain_number(hit["n"])
        is_year = hit["u"] == "年" and bool(_YEAR.fullmatch(hit["n"]))
        if not number or number == "0" or is_year or _NO_TIME.search(text[: hit.start()]):
            continue
        unit = next(letter for letter, words in _TIME_UNITS if re.fullmatch(words, hit["u"], re.I))
        number = f"{number}.5" if hit["half"] else number
        yield Figure(FigureKind.DURATION, Span(*hit.span()), _iso(number, unit))


def _iso(number: str, unit: str) -> str:
    return f"PT{number}{'M' if unit == 'N' else unit}" if unit in "HN" else f"P{number}{unit}"


def _numbers(text: str) -> Iterator[Figure]:
    own = _OWN_NUMBER.match(text)
    for pattern in _NUMBER:
        for hit in pattern.finditer(text, own.end() if own else 0):
            number = plain_number(hit["n"])
            alone = hit["n"].casefold() in ("one", "一", "两", "十")
            if not number or alone or _LABEL.search(text[max(0, hit.start() - 12) : hit.start()]):
                continue
            groups = hit.groupdict()
            scale = _SCALES.get((groups.get("s") or groups.get("z") or "").lower(), 1)
            value = plain_number(f"{float(number) * scale:.4f}") if scale > 1 else number
            yield Figure(FigureKind.NUMBER, Span(*hit.span()), value)


def _apart(one: Span, other: Span) -> bool:
    return one.end <= other.start or other.end <= one.start


_FINDERS: tuple[Callable[[str], Iterator[Figure]], ...] = (
    sums_in,
    rates_in,
    _days,
    _durations,
    _numbers,
)
