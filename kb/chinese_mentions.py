"""Addresses in Chinese: 第五条第二款第（三）项, 附件一第三条, 第十二條, 第五至七条.

In Taiwan's laws 項 is the paragraph and 款 the item, elsewhere the reverse; where both are named,
their order tells. 第三項 alone has the number 3 either way, and numbers are what is looked up.
"""

from __future__ import annotations

import re
from itertools import pairwise

from kb.address import Steps, unit_number
from kb.mention import Named, between
from kb.numerals import CHINESE_FIGURES, parse_numeral

_KINDS = {
    "编": "part", "編": "part", "分编": "part", "分編": "part", "部分": "part", "章": "ch",
    "节": "sec", "節": "sec", "条": "art", "條": "art", "款": "par", "项": "item", "項": "item",
    "目": "item",
}  # fmt: skip
_N = rf"(?:\d{{1,4}}|[{CHINESE_FIGURES}]{{1,12}})"
_UNIT = r"(?:分?[编編]|部分|章|[节節]|[条條]|款|[项項]|目)"
_MORE = rf"(?:\s?(?:[、,和及或至到与與]|[-–—~])\s?第?\(?{_N}\)?){{0,8}}"
_INSERT = rf"(?:\s?之\s?(?P<insert>{_N}))"
_STEP = re.compile(rf"第\s?(?P<list>\(?(?:{_N}|[a-z])\)?{_MORE})\s?(?P<unit>{_UNIT}){_INSERT}?")
_CHAIN = re.compile(
    rf"(?:第\s?\(?(?:{_N}|[a-z])\)?{_MORE}\s?{_UNIT}(?:\s?之\s?{_N})?[\s的]{{0,2}}){{1,6}}"
)
_ANNEX = re.compile(
    rf"(?:附件|附录|附錄|附表)\s?\(?(?P<n>{_N}|[A-Z](?![A-Za-z])|[IVX]{{1,5}}(?![A-Za-z]))\)?"
    r"[\s的]{0,2}"
)
_NUMBER = re.compile(rf"(?P<link>[至到\-–—~])?\s?第?\(?(?P<n>{_N}|[a-z](?![a-z]))\)?")
_TO = re.compile(r"\s?[至到\-–—~]\s?")
# 第一项工作 is a first task and 第二节课 a lesson: bare, these units name nothing in a sentence.
_WEAK = re.compile(r"第\s?[^()（）]{1,14}[项項目节節][\s的]{0,2}")

ONE_STEP = re.compile(rf"第\s?\(?(?:{_N}|[a-z])\)?\s?{_UNIT}")
"""A text that is one step alone, whatever its unit."""


def chinese_mentions(text: str) -> list[Named]:
    """Return the addresses named in Chinese, in order; full-width signs must be half-width."""
    annexes = {hit.end(): hit for hit in _ANNEX.finditer(text)}
    found: list[Named] = []
    for hit in _CHAIN.finditer(text):
        annex = annexes.pop(hit.start(), None)
        if not annex and _WEAK.fullmatch(hit.group()) and len(_STEP.findall(hit.group())) == 1:
            continue
        head: Steps = (("annex", unit_number("annex", annex["n"])),) if annex else ()
        addresses = tuple(head + steps for steps in chinese_steps(hit.group()))
        if addresses:
            start = annex.start() if annex else hit.start()
            found.append(Named(start, hit.end(), addresses))
    found += [
        Named(annex.start(), annex.end(), ((("annex", number),),))
        for annex in annexes.values()
        if (number := unit_number("annex", annex["n"]))
    ]
    found.sort(key=lambda named: named.start)
    return _with_ranges(found, text)


def _with_ranges(found: list[Named], text: str) -> list[Named]:
    """Fill in 第五条至第七条."""
    filled: list[Named] = []
    for named in found:
        if filled and _TO.fullmatch(text, filled[-1].end, named.start):
            inner = tuple(between(filled[-1].addresses[-1], named.addresses[0]))
            if inner:
                filled.append(Named(filled[-1].start, named.end, inner))
        filled.append(named)
    return filled


def chinese_steps(chain: str) -> list[Steps]:
    """Read 第三章第五条第二、三款; a list within multiplies what comes after it."""
    addresses: list[Steps] = [()]
    hits = list(_STEP.finditer(chain))
    kinds = [_KINDS[hit["unit"]] for hit in hits]
    in_taiwan = ("item", "par") in pairwise(kinds)
    swapped = {"item": "par", "par": "item"} if in_taiwan else {}
    for hit, kind in zip(hits, kinds, strict=True):
        listed = _listed(swapped.get(kind, kind), hit["list"], hit["insert"])
        addresses = [head + step for head in addresses for step in listed]
    return [steps for steps in addresses if steps]


def _listed(kind: str, written: str, insert: str | None) -> list[Steps]:
    listed: list[Steps] = []
    for hit in _NUMBER.finditer(written):
        number = parse_numeral(hit["n"]) if not hit["n"].isalpha() or not hit["n"].isascii() else 0
        if number is None:
            return []
        step: Steps = ((kind, str(number) if number else hit["n"].lower()),)
        if hit["link"] and listed:
            listed += between(listed[-1], step)
        listed.append(step)
    if insert and listed:
        listed[-1] = ((kind, f"{listed[-1][0][1]}-{parse_numeral(insert)}"),)
    return listed
