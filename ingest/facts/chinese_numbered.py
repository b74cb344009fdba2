"""Parties that a Chinese agreement numbers: 订约方：(1) 某公司，一间…公司（“卖方”）；及 (2) …."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.facts.chinese_names import Place

# What stands before the first number: 签署双方：, 此协议于某日由, 本协议由以下各方于某日订立：.
_BEFORE = re.compile(
    r"(?:(?:订约|签约|签署|立约|缔约|协议|合同|合约|备忘录)(?:各方|双方|三方|方|人)"
    r"|[本此][\u3400-\u9fff]{0,10}?(?:备忘录|协议书?|合同书?|协定|议定书|契约|合约|意向书)(?:\([^()]{0,30}\))?"
    r"[^。；:]{0,40}?由[^。；:]{0,60}?)\s?[:：]?\s*(?=\(?[1一][)）.、．])"
)
# Before each item: (1), 1., 一、.
_MARKS = tuple(
    re.compile(rf"(?<![\d第])\(?(?:{number}|{figure})[)）.、．]")
    for number, figure in enumerate("一二三四五六七八九", 1)
)
# A person is known by what follows: 张三，中国公民, 王五，男.
_PERSON = r"[\u3400-\u9fff·]{2,6}(?=[，,]\s?(?:男|女|[\u3400-\u9fff]{0,8}公民|身份证|护照))"
_NAME = re.compile(
    r"\s*(?:[甲乙丙丁]方\s?[:：]\s*)?"
    r"(?P<name>[\u3400-\u9fff·A-Za-z&]{2,40}?(?:\([\u3400-\u9fff]{2,10}\)[\u3400-\u9fff]{2,20}?)?"
    r"(?:公司|集团|银行|大学|学院|研究院|研究所|中心|部|局|厅|署|院|会|政府|国|企业|合伙|基金|厂|队|社)"
    rf"(?=[，,;；。(（:：\s]|$|[和与及]\s?\(?[2二])|{_PERSON})"
)
_REACH = 700  # characters from one number to the next
_TOP = 4_000  # characters in which parties are listed
_LEAST = 2  # parties that an agreement has


def numbered_names(text: str) -> list[Place]:
    """Return the names of the first numbered list, where each of its items begins with one."""
    for before in _BEFORE.finditer(text, 0, _TOP):
        names = list(_items(text, before.end()))
        if len(names) >= _LEAST:
            return names
    return []


def _items(text: str, start: int) -> Iterator[Place]:
    for place, mark in enumerate(_MARKS):
        hit = mark.search(text, start, start + _REACH) if place else mark.match(text, start)
        name = _NAME.match(text, hit.end()) if hit else None
        if name is None:
            return
        yield name.span("name")
        start = name.end()
