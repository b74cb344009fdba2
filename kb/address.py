"""The algebra of locators: steps, and how the numbers in an address are written.

A locator is steps joined by '/', each `kind:number`; 'pre', the preamble, has no number. Kinds:
part (编, Part, Title), ch (章, Chapter), sec (节, or the Section of an act), art (条, Article),
cl (Clause, and bare decimals), par (款, paragraph), item (项, (a), (iii)), annex (附件, Annex,
Schedule, Appendix, Exhibit). Numbers are Arabic without leading zeros; letters and Roman items
stay as written, in lower case ('item:iii'), letters of annexes and inserted articles in upper
case ('annex:A', 'art:19A'). 第一百二十条之一 and Article 120-1 are 'art:120-1', Article 5 bis is
'art:5bis'. After the article-level number the first numeric step is the paragraph and the rest
are items. A document that numbers two things alike has a second 'art:5~2'.
"""

from __future__ import annotations

import re

from kb.numerals import parse_numeral

Steps = tuple[tuple[str, str], ...]
"""A locator taken apart: (kind, number), outermost first."""

CONTAINERS = ("part", "ch", "sec")
"""Kinds that may hold articles without being part of their address."""

_INSERTED = re.compile(r"(\d{1,4})-?(bis|ter|quater|[A-Z]{1,2})")
_INSERTED_PARAGRAPH = re.compile(r"(\d{1,3})([A-Za-z])")
_LETTERED = ("annex", "part", "ch", "sec")


def join(steps: Steps) -> str:
    """Write steps as a locator, calling only the first number under an article a paragraph."""
    written = []
    deep = False
    for kind, number in steps:
        name = "item" if kind == "par" and deep else kind
        deep = deep or kind in ("par", "item")
        written.append(f"{name}:{number}" if number else name)
    return "/".join(written)


def split(locator: str) -> Steps:
    """Return a locator's steps, without the mark of a second clause of the same number."""
    steps = []
    for step in locator.split("/") if locator else ():
        kind, _, number = step.partition(":")
        steps.append((kind.partition("~")[0], number.partition("~")[0]))
    return tuple(steps)


def holds_more(steps: Steps, place: int) -> bool:
    """Say whether the step at `place` only holds what follows it, as a chapter does an article."""
    following = steps[place + 1][0] if place + 1 < len(steps) else ""
    kind = steps[place][0]
    if kind not in CONTAINERS:
        return False
    return following in ("art", "cl") or (kind == "part" and following in ("ch", "sec"))


def unit_number(kind: str, written: str) -> str:
    """Return the number of a unit as it stands in a locator; '' where it is none.

    '5', 'V', '五' are '5'; '41-A' is '41A'; '5 bis' is '5bis'. An annex, part or chapter may have
    a letter, and is Roman only when made of I, V and X: Annex I is 1, Annex C is C.
    """
    compact = re.sub(r"\s", "", written)
    if inserted := _INSERTED.fullmatch(compact):
        return f"{int(inserted[1])}{inserted[2]}"
    letters = compact.isascii() and compact.isalpha()
    if letters and len(compact) == 1 and compact not in "IVXivx":
        return compact.upper() if kind in _LETTERED else ""
    if letters and kind == "annex" and len(compact) <= 2 and set(compact.upper()) - set("IVX"):
        return compact.upper()
    number = parse_numeral(compact)
    return "" if number is None else str(number)


def sub_step(written: str) -> tuple[str, str]:
    """Return the step for what stands in brackets: (2) a paragraph, (a) or (iii) an item.

    (i), (v) and (x) stay as written, so a letter and a Roman figure need not be told apart.
    """
    if not written.isascii() or written.isdigit():
        number = parse_numeral(written)
        if number is not None:
            return ("par", str(number))
    if inserted := _INSERTED_PARAGRAPH.fullmatch(written):
        return ("par", f"{int(inserted[1])}{inserted[2].upper()}")
    return ("item", written.lower())
