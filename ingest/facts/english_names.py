"""A list of parties taken apart: which words are names, and which describe who is named."""

from __future__ import annotations

import re
from dataclasses import dataclass

Place = tuple[int, int]

_LONGEST = 160  # characters of one name
_COMPANY = (
    r",?\s(?:Co\.|CO\.|Company|Inc\.?|INC\.?|LTD\.?|LIMITED|CORP\.?|Ltd\.?|Limited|LLC|L\.L\.C\.|LLP|Corp\.?|Corporation|S\.A\.|N\.V\."
    r"|B\.V\.|GmbH|plc|PLC)"
)
# "Court for Sierra Leone", "Centre on Crime": after these words for and on belong to the name.
_BODIES = frozenset(
    "centre center court organisation organization agency institute commission council fund bank"
    " association office authority tribunal committee department ministry board corporation"
    " foundation company union secretariat society administration bureau university forum".split()
)
# The alias that ends a name: (the "Survey"), (hereinafter referred to as "A"), ("PMDC").
_ALIAS = re.compile(r"\s?\((?:[^()“”\"]{0,60})[“\"][^”\"]{1,60}[”\"][^()]{0,80}\)")
_COLLECTIVE = re.compile(r"[“\"](?:the\s)?(?:Parties|Sides|Participants)[”\"]")
_ENDS = re.compile(
    r"\s{2,}|\s(?:concerning|regarding|relating|relative|for|on|with\srespect|with\sregard|in\srespect"
    r"|in\sconnection|to|about|desiring|being|hereinafter|acting|represented|signed|duly|have|has|whose"
    r"|having|collectively|each|the\sParties)\b|\s(?:PREAMBLE|Preamble)\b|\s?[;:.](?!\w)|\s?\((?!Pvt|Private|PRIVATE|Pty|PVT|H\.?K)|,(?!\s(?:Co\.|Inc|Ltd|Limited|LLC|LLP"
    r"|Corp|S\.A))"
)
_NEXT = re.compile(r",?\s?\b(?:and|AND)\s(?:also\s)?(?:(?:the|THE)\s)?(?=[A-Z])")
_GOVERNMENT = re.compile(
    r",?\s?\b(?:and|AND)\s?(?:(?:the|THE)\s)?(?=(?:Government|GOVERNMENT)\sof\b)"
)
_LEAD = re.compile(
    r"[\s,;:]*(?:\(?\d\)?\s|\([a-z]\)\s)?(?:(?:and|AND)\s?:?\s+)?(?:[Tt]he\s|THE\s)?(?:Governments\sof\s(?:the\s)?)?"
)
_DESCRIBED = re.compile(r"(?:[,;]\s*and\s+|;\s*)(?:the\s)?(?=[A-Z])")
_NAME = re.compile(r"[A-Z][^;:“”\"]{2,}")

_ALIAS_ZH = re.compile(
    r"\((?:以下)?[^()]{0,12}[“\"][^”\"]{1,20}[”\"][^()]{0,20}\)|\(以下[^()]{1,20}\)"
)
_LINK_ZH = re.compile(r"以及|[;；、与及]|和(?!国)")  # 共和国 has a 和 of its own
_EDGE_ZH = re.compile(r"^(?:以及|[\s，,;；、和与及由])+|(?:以及|[\s，,;；、])+$")
_PLACE_ZH = re.compile(
    r"^(?:注册办公地|注册地址?|办公地点|总部|住所地?)?设在[\u3400-\u9fff]{2,12}?的"
    r"|^[\u3400-\u9fff]{2,10}?[省市区州县](?:[\u3400-\u9fff]{2,6}市)?的"
)


@dataclass(frozen=True, slots=True)
class English:
    """A stretch of the flow in which parties are listed."""

    text: str
    start: int
    reach: int

    @property
    def end(self) -> int:
        """Where the stretch ends."""
        return min(len(self.text), self.start + self.reach)


def english_list(where: English) -> list[Place]:
    """Return the places of the names, by their aliases where they have any."""
    aliases: list[re.Match[str]] = []
    here = where.start
    for alias in _ALIAS.finditer(where.text, where.start, where.end):
        if _COLLECTIVE.search(alias.group()):
            break
        if aliases and re.search(r"[a-z]{3}\.\s+[A-Z]|WHEREAS", where.text[here : alias.start()]):
            break
        aliases.append(alias)
        here = alias.end()
    if len(aliases) >= 2 and aliases[0].start() - where.start <= 2 * _LONGEST:
        return _by_alias(where, aliases)
    return _in_turn(where)


def _by_alias(where: English, aliases: list[re.Match[str]]) -> list[Place]:
    places = []
    here = where.start
    for alias in aliases:
        start = _name_begins(where.text, here, alias.start())
        end = _name_ends(where.text, start, alias.start())
        if (
            _NAME.fullmatch(where.text, start, end)
            and end - start <= _LONGEST
            and not (where.text[start:end].endswith(" Parties"))
        ):
            places.append((start, end))
        here = alias.end()
    return places


def _name_begins(text: str, here: int, end: int) -> int:
    """Return where the name before an alias begins, past what describes the party before it."""
    lead = _LEAD.match(text, here, end)
    start = lead.end() if lead else here
    if text[start : start + 1].isupper():
        return start
    described = list(_DESCRIBED.finditer(text, here, end))
    return described[-1].end() if described else start


def _name_ends(text: str, start: int, end: int) -> int:
    """Return where a name ends: at a comma that is none of the company's own, or in Chinese."""
    if translated := re.search(r"\s?\((?=[\u3400-\u9fff]|formerly)", text[start:end]):
        end = start + translated.start()
    for comma in re.finditer(r",", text[start:end]):
        if not re.match(_COMPANY, text[start + comma.start() : end]):
            return start + comma.start()
    return end


def _in_turn(where: English) -> list[Place]:
    """Return the names of a list without aliases: the Kingdom of A and the Republic of B."""
    text, end = where.text, where.end
    lead = _LEAD.match(text, where.start, end)
    start = lead.end() if lead else where.start
    places: list[Place] = []
    while len(places) < 8 and text[start : start + 1].isupper():
        governed = text.startswith(("Government of", "GOVERNMENT OF"), start)
        near = min(end, start + 2 * _LONGEST)
        link = _GOVERNMENT.search(text, start, near) if governed else None
        link = link or _NEXT.search(text, start, near)
        stop = _end(text, start, end)
        if places:  # the second of two: what follows "and" is part of its name
            link = None
        limit = link.start() if link else end
        # "A, hereinafter X, and B": what stands between the name and the link describes it.
        name_end = min(limit, stop.start() if stop else end)
        places.append((start, name_end))
        if not link or (stop and _closes(text, stop.start(), link.start())):
            break
        start = link.end()
    whole = all(2 < stop - begin <= _LONGEST for begin, stop in places)
    return places if len(places) > 1 and whole else places[:1] if whole else []


def _end(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return what first ends a name."""
    for stop in _ENDS.finditer(text, start, end):
        before = text[start : stop.start()].rpartition(" ")[2].casefold()
        if stop.group().strip() not in ("for", "on") or before not in _BODIES:
            return stop
    return None


def _closes(text: str, stop: int, link: int) -> bool:
    """Say whether the sentence ends between a name and the link that was found."""
    between = text[stop:link]
    return bool(re.search(r"[.;:](?:\s|$)|\b(?:desiring|have agreed)\b", between, re.I))


def chinese_list(text: str, start: int, end: int) -> list[Place]:
    """Return the places of Chinese names, by their aliases where they have any."""
    aliases = list(_ALIAS_ZH.finditer(text, start, end))
    if len(aliases) >= 2:
        pieces = []
        here = start
        for alias in aliases:
            pieces.append((here, alias.start()))
            here = alias.end()
        return [place for piece in pieces if (place := _chinese_name(text, *piece))]
    places = []
    here = start
    for link in [*_LINK_ZH.finditer(text, start, end), None]:
        stop = link.start() if link else end
        if place := _chinese_name(text, here, stop):
            places.append(place)
        here = link.end() if link else end
    return places


def _chinese_name(text: str, start: int, end: int) -> Place | None:
    """Return the name in a piece of a list, without where the party has its seat."""
    piece = text[start:end]
    while lead := _EDGE_ZH.match(piece):
        if lead.start() or not lead.end():
            break
        piece = piece[lead.end() :]
        start += lead.end()
    if seat := _PLACE_ZH.match(piece):
        piece, start = piece[seat.end() :], start + seat.end()
    name = re.match(r"[\u3400-\u9fffA-Za-z·&-]{2,40}", piece)
    return (start, start + name.end()) if name else None
