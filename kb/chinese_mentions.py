"""Addresses in Chinese: 第五条第二款第（三）项, 附件一第三条, 第十二條, 第五至七条, 第7.3条, 8.5款.

In Taiwan's laws 項 is the paragraph and 款 the item, elsewhere the reverse; where both are named,
their order tells. 第三項 alone has the number 3 either way, and numbers are what is looked up.
"""

from __future__ import annotations

import re
from itertools import pairwise

from kb.address import Steps, unit_number
from kb.english_mentions import bare_steps
from kb.mention import Named, between
from kb.numerals import CHINESE_FIGURES, parse_numeral

_KINDS = {
    "编": "part", "編": "part", "分编": "part", "分編": "part", "部分": "part", "章": "ch",
    "节": "sec", "節": "sec", "条": "art", "條": "art", "款": "par", "项": "item", "項": "item",
    "目": "item", "条款": "cl", "條款": "cl",
}  # fmt: skip
_N = rf"(?:\d{{1,4}}|[{CHINESE_FIGURES}]{{1,12}})"
_UNIT = r"(?:分?[编編]|部分|章|[节節]|[条條]|款|[项項]|目)"
# 7.3, 7.3.1, 7.3(b) and 7(b), as contracts number in both languages.
_SUBS = r"(?:\s?\((?:\d{1,2}|[a-z]{1,2}|[ivx]{1,5})\))"
_DECIMAL = rf"(?:\d{{1,3}}(?:\.\d{{1,2}}){{1,4}}(?!\.?\d){_SUBS}{{0,3}}|\d{{1,3}}{_SUBS}{{1,3}})"
_LINK = r"(?:\s?(?:[、,和及或至到与與]|[-–—~])\s?第?)"
_PLACE = rf"(?:{_DECIMAL}|\(?(?:{_N}|[a-z])\)?)"
_MORE = rf"(?:{_LINK}(?:{_DECIMAL}|\(?{_N}\)?)){{0,8}}"
_INSERT = rf"(?:\s?之\s?(?P<insert>{_N}))"
# Without 第 only a decimal is an address, and 8.5款项 is money, 7.3条件 a condition.
_ALONE = rf"(?<![\d.第]){_DECIMAL}(?:{_LINK}{_DECIMAL}){{0,8}}"
_ALONE_UNIT = r"(?:[条條](?![件例约約])|款(?![项項式]))"
# 第5.3条(b)项: behind a step that is plainly one, brackets do without 第.
_BRACKETED = rf"\((?:{_N}|[a-z]{{1,2}})\)"
_STEP = re.compile(
    rf"第\s?(?P<list>{_PLACE}{_MORE})\s?(?P<unit>{_UNIT}){_INSERT}?"
    rf"|(?P<alone>{_ALONE})\s?(?P<alone_unit>{_ALONE_UNIT})"
    rf"|(?P<bracketed>{_BRACKETED})\s?(?P<bracketed_unit>[款项項目])"
    rf"|(?P<word>条款|條款)\s?(?P<after>{_DECIMAL})"
)
_PLAIN = (
    rf"(?:第\s?{_PLACE}{_MORE}\s?{_UNIT}(?:\s?之\s?{_N})?|{_ALONE}\s?{_ALONE_UNIT}"
    rf"|(?:条款|條款)\s?{_DECIMAL})"
)
_CHAIN = re.compile(
    rf"{_PLAIN}(?:[\s的]{{0,2}}(?:{_PLAIN}|{_BRACKETED}\s?[款项項目])){{0,5}}[\s的]{{0,2}}"
)
_ANNEX = re.compile(
    rf"(?:附件|附录|附錄|附表)\s?\(?(?P<n>{_N}|[A-Z](?![A-Za-z])|[IVX]{{1,5}}(?![A-Za-z]))\)?"
    r"[\s的]{0,2}"
)
_NUMBER = re.compile(
    rf"(?P<link>[至到\-–—~])?\s?第?(?:(?P<decimal>{_DECIMAL})|\(?(?P<n>{_N}|[a-z](?![a-z]))\)?)"
)
_TO = re.compile(r"\s?[至到\-–—~]\s?")
# 第一项工作 is a first task and 第二节课 a lesson: bare, these units name nothing in a sentence,
# unless with a bracket or a decimal.
_WEAK = re.compile(r"第\s?[^()（）.]{1,14}[项項目节節][\s的]{0,2}")

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
    units = ("unit", "alone_unit", "bracketed_unit", "word")
    kinds = [_KINDS[next(filter(None, map(hit.group, units)))] for hit in hits]
    in_taiwan = ("item", "par") in pairwise(kinds)
    swapped = {"item": "par", "par": "item"} if in_taiwan else {}
    for hit, kind in zip(hits, kinds, strict=True):
        written = hit["list"] or hit["alone"] or hit["bracketed"] or hit["after"]
        listed = _listed(swapped.get(kind, kind), written, hit["insert"])
        addresses = [_within(head, step) for head in addresses for step in listed]
    return [steps for steps in addresses if steps]


def _within(head: Steps, step: Steps) -> Steps:
    """Return a step within what holds it; 第七条第7.3款 says its article twice."""
    repeated = len(step) > 1 and step[0][0] == "cl" and head and head[-1][1] == step[0][1]
    return head + (step[1:] if repeated else step)


def _deep(kind: str, decimal: str) -> Steps:
    """Read 7.3(b): of an article or a section where that is said, else of a clause."""
    head, *rest = bare_steps(decimal)
    return ((kind if kind in ("art", "sec") else "cl", head[1]), *rest)


def _listed(kind: str, written: str, insert: str | None) -> list[Steps]:
    listed: list[Steps] = []
    for hit in _NUMBER.finditer(written):
        if hit["decimal"]:
            step = _deep(kind, hit["decimal"])
            listed += [*(between(listed[-1], step) if hit["link"] and listed else ()), step]
            continue
        number = parse_numeral(hit["n"]) if not hit["n"].isalpha() or not hit["n"].isascii() else 0
        if number is None:
            return []
        step = ((kind, str(number) if number else hit["n"].lower()),)
        if hit["link"] and listed:
            listed += between(listed[-1], step)
        listed.append(step)
    if insert and listed:
        listed[-1] = ((kind, f"{listed[-1][0][1]}-{parse_numeral(insert)}"),)
    return listed
