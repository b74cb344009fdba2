"""5, ５, V, 五, 貳拾壹: which number; and a number back in Chinese and Roman figures."""

from __future__ import annotations

import re
import unicodedata

_ROMAN_SIGNS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_ROMAN_VALUES = {sign: value for value, sign in _ROMAN_SIGNS if len(sign) == 1}
# Strict: IIII and VX are typing errors or letters, not numbers. M repeats so that 9999 has a form.
_ROMAN = re.compile(r"M{0,9}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")

_DIGITS = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
# Financial figures, Traditional forms and the look-alike zeros, each as the plain figure.
_PLAIN = str.maketrans(
    {
        **dict(zip("〇○壹贰貳叁參叄肆伍陆陸柒捌玖", "零零一二二三三三四五六六七八九", strict=True)),
        **dict(zip("两兩拾佰仟萬億", "二二十百千万亿", strict=True)),
        "廿": "二十",
        "卅": "三十",
    }
)
_BELOW_TEN_THOUSAND = re.compile(
    r"(?:([一二三四五六七八九])千)?零?(?:([一二三四五六七八九])百)?零?"
    r"(?:([一二三四五六七八九])?(十))?零?([一二三四五六七八九])?"
)
_LONGEST = 24  # characters; more is not a clause number, and a bound keeps hostile input cheap

CHINESE_FIGURES = "〇○零一二三四五六七八九十百千万两廿卅壹贰叁肆伍陆柒捌玖拾佰仟貳參叄陸兩萬"
"""Every character that a Chinese clause number is written with, for patterns."""


def parse_numeral(text: str) -> int | None:
    """Return the number that `text` writes, or None where it writes none.

    Arabic (also full-width and circled), Roman in one case ("V", "v", never "iV"), Chinese in
    plain, financial and Traditional figures, and Chinese figures by position (二〇二六). A lone
    letter that is a Roman figure is read as one; whoever knows that letters are meant asks first.
    """
    written = unicodedata.normalize("NFKC", text.strip())
    if not 0 < len(written) <= _LONGEST:
        return None
    if written.isdecimal():
        return int(written)
    if written.isascii():
        return _parse_roman(written)
    return _parse_chinese(written.translate(_PLAIN))


def to_roman(number: int) -> str:
    """Write 1..9999 in upper-case Roman figures. Raises `ValueError` outside that range."""
    _check(number)
    figures = []
    for value, sign in _ROMAN_SIGNS:
        count, number = divmod(number, value)
        figures.append(sign * count)
    return "".join(figures)


def to_chinese(number: int) -> str:
    """Write 1..9999 in plain Chinese figures, as laws number their articles: 十二, 一百零五.

    Raises `ValueError` outside that range.
    """
    _check(number)
    figures = ""
    for place, digit in enumerate(map(int, reversed(str(number)))):
        if digit:
            figures = _DIGITS[digit] + _UNITS[place] + figures
        elif figures and not figures.startswith("零"):
            figures = "零" + figures
    return figures.removeprefix("一") if 10 <= number < 20 else figures


def _check(number: int) -> None:
    if not 1 <= number <= 9999:
        raise ValueError(f"{number} is outside 1..9999, the clause numbers that can be written")


def _parse_roman(text: str) -> int | None:
    if not (text.isupper() or text.islower()) or not _ROMAN.fullmatch(text.upper()):
        return None
    values = [_ROMAN_VALUES[sign] for sign in text.upper()]
    following = [*values[1:], 0]
    return sum(
        -value if value < after else value for value, after in zip(values, following, strict=True)
    )


def _parse_chinese(text: str) -> int | None:
    if all(figure in _DIGITS for figure in text):
        return int("".join(str(_DIGITS.index(figure)) for figure in text))
    high, myriad, low = text.partition("万")
    if not myriad:
        return _below_ten_thousand(text)
    thousands = _below_ten_thousand(high)
    rest = _below_ten_thousand(low.removeprefix("零")) if low else 0
    return None if not thousands or rest is None else thousands * 10_000 + rest


def _below_ten_thousand(text: str) -> int | None:
    found = _BELOW_TEN_THOUSAND.fullmatch(text)
    if not found:
        return None
    thousands, hundreds, tens, ten, ones = found.groups()
    number = _digit(thousands) * 1000 + _digit(hundreds) * 100 + _digit(ones)
    number += _digit(tens or "一") * 10 if ten else 0
    # 零 must stand exactly where a place is skipped: 一百五 is 150 in speech, 105 by its figures,
    # so it is refused. 一百十二 for 一百一十二 is an accepted older spelling.
    if not number or _short(text) != _short(to_chinese(number)):
        return None
    return number


def _short(figures: str) -> str:
    return figures.replace("一十", "十")


def _digit(figure: str | None) -> int:
    return _DIGITS.index(figure) if figure else 0
