"""Addresses in questions: "Article 5(2)", "Art. V (2)" and 第五条第二款 are 'art:5/par:2'.

What a locator is made of stands in `kb.address`. A question names one anywhere in a sentence, in
either language; a clause has one; `numbers` and `match` bring the two together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kb.address import CONTAINERS, Steps, holds_more, join, split
from kb.chinese_mentions import ONE_STEP, chinese_mentions, chinese_steps
from kb.english_mentions import bare_decimals, bare_steps, english_mentions
from kb.mention import Named
from kb.types import Span

# Full-width signs and odd spaces to ASCII, one for one, so that offsets stay.
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}
_PREAMBLE = re.compile(r"\b(?:[Pp]reamble|PREAMBLE|[Rr]ecitals|RECITALS)\b|序言")
# 鉴于 and "whereas" are conjunctions in a sentence, and a heading when they stand alone.
_ONLY_PREAMBLE = re.compile(r"WHEREAS|[Ww]hereas|[Rr]ecital|鉴于|鑒於|前言")
_KEEP_KIND = ("annex", "part", "ch", "pre")
_EDGES = " 的\n\t"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text that names a clause."""

    span: Span
    locator: str


def find_locators(text: str) -> tuple[Mention, ...]:
    """Return every address named in a text of either language, in order of place.

    A list or range ("Articles 5 and 6", 第五至七条) is each of its members. An address takes in
    what it is said to be within: "paragraph 2 of Article 5" is one, 'art:5/par:2'. Words that
    name no number ("the parties agree", "section of the road") are none.
    """
    plain = text.translate(_HALF_WIDTH)
    if whole := bare_steps(plain.strip()):
        return (Mention(_trimmed(plain, 0, len(plain)), join(whole)),)
    found = [*english_mentions(plain), *chinese_mentions(plain)]
    preamble: Steps = (("pre", ""),)
    found += [Named(hit.start(), hit.end(), (preamble,)) for hit in _PREAMBLE.finditer(plain)]
    found += [
        bare
        for bare in bare_decimals(plain)
        if all(bare.end <= other.start or other.end <= bare.start for other in found)
    ]
    return tuple(
        Mention(_trimmed(plain, named.start, named.end), join(steps))
        for named in sorted(found, key=lambda named: named.start)
        for steps in named.addresses
    )


def parse_locator(text: str) -> str:
    """Return the one address that `text` is, or '' when it is anything else."""
    stripped = text.strip().rstrip(".。:：,，;；").strip()
    plain = stripped.translate(_HALF_WIDTH)
    if _ONLY_PREAMBLE.fullmatch(plain):
        return "pre"
    if ONE_STEP.fullmatch(plain):
        alone = chinese_steps(plain)
        return join(alone[0]) if len(alone) == 1 else ""
    found = find_locators(stripped)
    if len(found) == 1 and found[0].span == Span(0, len(stripped)):
        return found[0].locator
    return ""


def numbers(locator: str) -> str:
    """Return the path of numbers that clauses are looked up by, whatever their units are called.

    'art:5/par:2' is '5/2'. An annex, part or chapter keeps its kind ('annex-A/3', 'ch-3'), since
    nobody calls a chapter an article; where an article follows, parts and chapters are left out,
    since articles are mostly numbered through.
    """
    steps = split(locator)
    return "/".join(
        f"{kind}-{number}".rstrip("-") if kind in _KEEP_KIND else number
        for place, (kind, number) in enumerate(steps)
        if not holds_more(steps, place)
    )


def match(query_locator: str, clause_locator: str) -> int:
    """Rank how well a clause answers to an address.

    2: the same address, as far as it names parts and chapters; 1: the same numbers in units of
    other names (s. 12 and 第十二条, 4.2 and Article 4 paragraph 2); 0: neither.
    """
    if not query_locator or numbers(query_locator) != numbers(clause_locator):
        return 0
    asked, asked_holders = _parted(query_locator)
    offered, holders = _parted(clause_locator)
    if asked_holders and holders and asked_holders != holders:
        return 0
    return 2 if asked == offered else 1


def _parted(locator: str) -> tuple[Steps, Steps]:
    """Return the steps that are the address itself, and those that only hold it."""
    steps = split(locator)
    holding = [
        step[0] in CONTAINERS and holds_more(steps, place) for place, step in enumerate(steps)
    ]
    own = tuple(step for step, holds in zip(steps, holding, strict=True) if not holds)
    return own, tuple(step for step, holds in zip(steps, holding, strict=True) if holds)


def _trimmed(text: str, start: int, end: int) -> Span:
    part = text[start:end].rstrip(_EDGES)
    return Span(start + len(part) - len(part.lstrip()), start + len(part))
