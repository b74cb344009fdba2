"""A Chinese list of parties taken apart: which words are names, and which describe who is named."""

from __future__ import annotations

import re

Place = tuple[int, int]

_ALIAS = re.compile(
    r"\((?:以下)?[^()]{0,12}[“\"][^”\"]{1,20}[”\"][^()]{0,20}\)|\(以下[^()]{1,20}\)"
)
_LINK = re.compile(r"以及|[;；、与及]|和(?!国)")  # 共和国 has a 和 of its own
_EDGE = re.compile(r"^(?:以及|\(?\d{1,2}[)）.、．]|[\s，,;；、和与及由])+|(?:以及|[\s，,;；、])+$")
_LABEL = re.compile(r"^[\u3400-\u9fff]{1,8}(?:\([^()]{1,10}\))?\s?[:：]\s*")  # 转让方：
_SEAT = re.compile(
    r"^(?:注册办公地|注册地址?|办公地点|总部|住所地?)?设在[\u3400-\u9fff]{2,12}?的"
    r"|^[\u3400-\u9fff]{2,10}?[省市区州县](?:[\u3400-\u9fff]{2,6}市)?的"
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
    places = []
    here = start
    for link in [*_LINK.finditer(text, start, end), None]:
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
    name = re.match(r"[\u3400-\u9fffA-Za-z·&-]{2,40}", piece)
    return (start, start + name.end()) if name else None
