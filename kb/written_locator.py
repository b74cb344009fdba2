"""A locator back in words: 'art:5/par:2' is "Art. 5(2)" and 第五条第二款."""

from __future__ import annotations

import re

from kb.address import Steps, split
from kb.numerals import to_chinese

# A unit's name before its number; what follows under an article is in brackets.
_ENGLISH = {
    "part": "Part",
    "ch": "Ch.",
    "sec": "Sec.",
    "art": "Art.",
    "cl": "Clause",
    "par": "para.",
    "item": "item",
    "annex": "Annex",
}
_CHINESE = {
    "part": "编",
    "ch": "章",
    "sec": "节",
    "art": "条",
    "cl": "条",
    "par": "款",
    "item": "项",
}
_UNITS = ("art", "cl", "sec")  # kinds whose subdivisions stand in brackets
_DEEP = ("par", "item")
_LATIN_INSERT, _APART = re.compile(r"(\d+)(bis|ter|quater)"), r"\1 \2"  # Article 5 bis
_PREAMBLE = ("Preamble", "序言")


def in_english(locator: str) -> str:
    """Write a locator as English papers cite: "Annex A, Art. 5(2)(a)", "Preamble"; '' for ''."""
    written: list[str] = []
    steps = split(locator)
    for place, (kind, number) in enumerate(steps):
        if kind == "pre":
            written.append(_PREAMBLE[0])
        elif kind in _DEEP and place and steps[place - 1][0] in (*_UNITS, *_DEEP):
            written[-1] += f"({number})"
        elif kind in _DEEP:
            written.append(f"{_ENGLISH[kind]} ({number})" if kind == "item" else f"para. {number}")
        else:
            written.append(f"{_ENGLISH[kind]} {_LATIN_INSERT.sub(_APART, number)}")
    return ", ".join(written)


def in_chinese(locator: str) -> str:
    """Write a locator as Chinese papers cite, in Simplified: 附件一第五条第二款第（三）项."""
    steps = split(locator)
    return "".join(_chinese(steps, place) for place in range(len(steps)))


def _chinese(steps: Steps, place: int) -> str:
    kind, number = steps[place]
    if kind == "pre":
        return _PREAMBLE[1]
    figure, _, insert = number.partition("-")
    figures = _figures(figure)
    if kind == "annex":
        return f"附件{figures}"
    if kind == "item":
        deeper = place and steps[place - 1][0] == "item"
        return f"第{figures}目" if deeper else f"第（{figures}）项"
    # The sections of an act are its 条; only those that lie in chapters, or hold articles, are 节.
    alone = kind == "sec" and not _within_chapters(steps, place)
    unit = _CHINESE["art" if alone else kind]
    return f"第{figures}{unit}" + (f"之{_figures(insert)}" if insert else "")


def _within_chapters(steps: Steps, place: int) -> bool:
    around = (*steps[:place], *steps[place + 1 : place + 2])
    return any(kind in ("part", "ch", "art", "cl") for kind, _ in around)


def _figures(number: str) -> str:
    """Return a number in Chinese figures; letters, and figures with letters, as they are."""
    written = number.isascii() and number.isdecimal() and 1 <= int(number) <= 9999
    return to_chinese(int(number)) if written else number
