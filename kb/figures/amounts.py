"""Sums of money and rates: "USD 7.4 million", 760万美元, "five per cent", 百分之九.

A text must run as `kb.flow` makes it: in one line, Simplified, signs half-width.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from kb.figures.figure import Figure, FigureKind
from kb.figures.words import IN_WORDS, words_value
from kb.numerals import CHINESE_FIGURES, parse_numeral
from kb.types import Span

_CURRENCIES = (
    ("USD", r"USD|US\$|U\.S\.\s?(?:[Dd]ollars|\$)|US\s?[Dd]ollars", "美元|美金"),
    ("PKR", r"PKR|Rs\.?|[Rr]upees", "巴基斯坦卢比|卢比"),
    ("CNY", r"CNY|RMB|¥|[Yy]uan", "人民币元|元人民币|人民币|元(?![素年旦件宵勋首])"),
    ("HKD", r"HKD|HK\$", "港元|港币"),
    ("EUR", r"EUR|€|[Ee]uros?", "欧元"),
    ("GBP", r"GBP|£|[Pp]ounds [Ss]terling", "英镑"),
)
_BEFORE = "|".join(english for _, english, _ in _CURRENCIES)
_AFTER = "|".join(chinese for _, _, chinese in _CURRENCIES)
_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALES = {
    "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "lakh": 5, "crore": 7,
    "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8,
}  # fmt: skip
_SCALE_EN = r"thousand|million|billion|trillion|lakh|crore"
_SCALE_ZH = "十万|百万|千万|万|亿|千"
_MONEY = (
    re.compile(rf"(?<![A-Za-z])(?P<c>{_BEFORE})\s?(?P<n>{_FIGURE})(?:\s(?P<s>{_SCALE_EN})\b)?"),
    re.compile(
        rf"(?<![\d.])(?P<n>{_FIGURE})\s(?:(?P<s>{_SCALE_EN})\s)?(?P<c>{_BEFORE})(?![A-Za-z])"
    ),
    re.compile(rf"(?P<n>{_FIGURE})\s?(?P<s>{_SCALE_ZH})?\s?(?P<c>{_AFTER})"),
    re.compile(rf"(?P<n>[{CHINESE_FIGURES}]{{1,12}})(?P<s>(?!))?(?P<c>{_AFTER})"),
)
_RATES = (
    re.compile(rf"(?P<n>{_FIGURE})\s?(?:%|per\s?cent\b|percent\b)"),
    re.compile(rf"(?P<n>{IN_WORDS}(?:\sand\sa\shalf)?)\s(?:per\s?cent|percent)\b"),
    re.compile(rf"百分之(?P<n>[{CHINESE_FIGURES}点\d.]{{1,10}})"),
)


def sums_in(text: str) -> Iterator[Figure]:
    """Yield every sum of money, "USD 7400000", in order of place."""
    taken = 0
    hits = sorted(
        (hit for pattern in _MONEY for hit in pattern.finditer(text)),
        key=lambda hit: (hit.start(), -hit.end()),
    )
    for hit in hits:
        value = _value(hit["n"], hit["s"])
        if value and hit.start() >= taken:
            taken = hit.end()
            yield Figure(FigureKind.AMOUNT, Span(*hit.span()), f"{_currency(hit['c'])} {value}")


def rates_in(text: str) -> Iterator[Figure]:
    """Yield every rate, "7.5%", pattern by pattern."""
    for pattern in _RATES:
        for hit in pattern.finditer(text):
            if value := _value(hit["n"], None):
                start = hit.start("n") if "百" not in hit.group()[:1] else hit.start()
                yield Figure(FigureKind.RATE, Span(start, hit.end()), f"{value}%")


def _currency(written: str) -> str:
    return next(
        code
        for code, english, chinese in _CURRENCIES
        if re.fullmatch(english, written)
        or re.fullmatch(chinese.replace("(?![素年旦件宵勋首])", ""), written)
    )


def _value(written: str, scale: str | None) -> str:
    """Return a number in figures without grouping: "7.4", "million" is 7400000."""
    whole, _, part = written.replace(",", "").partition("点")
    half = written.endswith(" and a half")
    words = words_value(written.removesuffix(" and a half"))
    try:
        number = Decimal(words) if words else _decimal(whole, part)
    except InvalidOperation:
        return ""
    number = number + Decimal("0.5") if half else number
    number = number.scaleb(_SCALES[scale]) if scale else number
    return format(number.normalize(), "f") if number else ""


def _decimal(whole: str, part: str) -> Decimal:
    if whole.isascii():
        return Decimal(whole)
    value = parse_numeral(whole)
    if value is None:
        raise InvalidOperation
    figures = "".join(str(parse_numeral(figure) or 0) for figure in part)
    return Decimal(f"{value}.{figures}" if figures else value)
