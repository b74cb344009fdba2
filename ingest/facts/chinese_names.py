"""A Chinese list of parties taken apart: which words are names, and which describe who is named."""

from __future__ import annotations

import re

Place = tuple[int, int]

_ALIAS = re.compile(
    r"\((?:以下)?[^()]{0,12}[“\"][^”\"]{1,20}[”\"][^()]{0,20}\)|\(以下[^()]{1,20}\)"
)
_LINK = re.compile(r"以及|[;；、与及]|和(?!国)")  # 共和国 has a 和 of its own
# Before 和 where two bodies are joined; 国家发展和改革委员会 is one.
_BODY_ENDS = re.compile(
    r"(?:国|政府|部|局|院|厅|署|司|集团|会|银行|分行|中心|大学|学校|组织|联盟|联邦|省|市|区|县|州"
    r"|厂|所|处|企业|基金|机构|委|内地|香港|澳门|[)”\"])\s*$"
)
_ENDING = 8  # characters before a link in which a body's name ends
_EDGE = re.compile(
    r"^(?:以及|\(?\d{1,2}[)）.、．]|作?为(?:一|另一)方|[\s，,;；、和与及由])+|(?:以及|[\s，,;；、])+$"
)
_LABEL = re.compile(r"^[\u3400-\u9fff]{1,8}(?:\([^()]{1,10}\))?\s?[:：]\s*")  # 转让方：
_SEAT = re.compile(
    r"^(?:注册办公地|注册地址?|办公地点|总部|住所地?)?设在[\u3400-\u9fff]{2,12}?的"
    r"|^[\u3400-\u9fff]{2,10}?[省市区州县](?:[\u3400-\u9fff]{2,6}市)?的"
)

# 奎达矿业(私人)有限公司
_NAME = re.compile(
    r"[\u3400-\u9fffA-Za-z·&-]{2,40}(?:\([\u3400-\u9fff]{2,8}\)[\u3400-\u9fff]{0,8}(?:公司|集团|分行))?"
)


def chinese_list(text: str, start: int, end: int) -> list[Place]:
    """Return the places of Chinese names, by their aliases where they have any."""
    aliases = list(_ALIAS.finditer(text, start, end))
    if len(aliases) >= 2:
        pieces = []
        here = start
        for alias in aliases:
            pieces.append((here, alias.start()))
            here = alias.end()
        return [place for piece in pieces if (place := _name(text, *piece))]
    links = list(_LINK.finditer(text, start, end))
    return _split(text, start, end, [link for link in links if _joins(text, start, link)] or links)


def _joins(text: str, start: int, link: re.Match[str]) -> bool:
    """Say whether a link stands between bodies, and is no part of the name of one."""
    near = max(start, link.start() - _ENDING)
    return link[0] in "；;、" or _BODY_ENDS.search(text, near, link.start()) is not None


def _split(text: str, start: int, end: int, links: list[re.Match[str]]) -> list[Place]:
    places = []
    here = start
    for link in [*links, None]:
        stop = link.start() if link else end
        if place := _name(text, here, stop):
            places.append(place)
        here = link.end() if link else end
    return places


def _name(text: str, start: int, end: int) -> Place | None:
    """Return the name in a piece of a list, without where the party has its seat."""
    piece = text[start:end]
    while lead := _EDGE.match(piece):
        if lead.start() or not lead.end():
            break
        piece = piece[lead.end() :]
        start += lead.end()
    if label := _LABEL.match(piece):
        piece, start = piece[label.end() :], start + label.end()
    if seat := _SEAT.match(piece):
        piece, start = piece[seat.end() :], start + seat.end()
    name = _NAME.match(piece)
    return (start, start + name.end()) if name else None
