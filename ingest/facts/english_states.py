"""Several states that are parties together: "The Governments of A, the Kingdom of B and C"."""

from __future__ import annotations

import re

from ingest.facts.english_name import Place
from ingest.facts.loose import loose
from ingest.facts.material import Material

_STATE = re.compile(
    r"\b(?i:Kingdom|Republic|Union|Federation|Confederation|Principality|Commonwealth|Sultanate"
    r"|States?|Emirates|Grand\sDuchy|Jamahiriya)"
)
# One state each, for all their "and".
_PAIR = (
    r"(?i:(?:Republic\sof\s|Co-operative\sRepublic\sof\s|United\sKingdom\sof\s)?(?:Trinidad\sand\sTobago"
    r"|Antigua\sand\sBarbuda|Bosnia\sand\sHerzegovina|Saint\sKitts\sand\sNevis|São\sTomé\sand\sPr[ií]ncipe"
    r"|Saint\sVincent\sand\sthe\sGrenadines|Serbia\sand\sMontenegro|Great\sBritain\sand\sNorthern\sIreland))"
)
_WORD = r"[A-Z][\w'’.-]*"
_NO_STATE = (
    r"(?!(?i:Member|Contracting|Part(?:y|ies)|Article|Section|States\sPart|Signator|Hereinafter|Preamble"
    r"|Agreement|Treaty|Protocol|Convention|Memorandum|Between|Among|Free|Trade|Chapter|Governments|And)\b)"
)
# Bodies have commas and an "and" in their names: the Ministry of Trade, Industry and Tourism.
_BODY = re.compile(
    r"\b(?i:ministry|department|institute|agency|bureau|authority|commission|university|office|board"
    r"|council|science|company|limited|inc|ltd|llc|corporation|bank)\b"
)
# A name may go on in the next line after such a word; else what stands above is a title.
_GOES_ON = re.compile(
    r"(?i:\b(?:of|the|and|Islamic|Democratic|Socialist|Federal|United|People['’]s|Popular|Arab|Republic"
    r"|Kingdom|Hashemite|Bolivarian|Plurinational|Co-operative))[ \t]*\n|^[^\n]*$"
)
_NAME = (
    rf"{_NO_STATE}(?P<name>{_PAIR}|{_WORD}(?:\s(?:(?i:of|the)\s){{0,2}}{_NO_STATE}{_WORD}){{0,7}})"
)
_ALIAS = r"(?:\s?\(\s?(?:the\s|hereinafter\s[^()]{0,40})?[“\"][^()]{1,40}\))?"
_ITEM = loose(rf"(?:the\s|The\s|THE\s)?(?:Government\sof\s(?:the\s)?)?{_NAME}{_ALIAS}")
_START = loose(
    r"^[ \t#*]*(?:(?:The|THE)\sGovernments\s(?:of|OF)\s)?"
    r"(?=(?:[Tt]he\s|THE\s)?(?:Government\s)?[A-Z])",
    re.M,
)
_LINK = loose(r"\s?,\s?(?:and\s|AND\s)?|\s(?:and|AND)\s")
# What those on one side are together, before the other is named: (hereinafter the "EFTA States").
_TOGETHER = loose(
    r"\s?,?\s?(?:(?i:member\sstates|states\sparties|contracting\sparties|members|parties)\b[^();.]{0,200})?"
    r"(?:\s?\((?:hereinafter|collectively|together|jointly|the)\b[^()]{0,120}\))?"
    r"(?:,?\s(?:of|on)\sthe\sone\s(?:part|side|hand))?\s?,?\s?\b(?:and|AND)\s"
)
# What follows a list of parties; a list of countries in a sentence goes on otherwise.
_AFTER = loose(
    r"\s?(?:[,;:]\s?)?(?:\(|;|\b(?i:hereinafter|desiring|being|having|considering|recogni[sz]ing"
    r"|recalling|wishing|reaffirming|convinced|member\sstates|o[fn]\sthe\s(?:one|other)|have\sagreed"
    r"|as\sparties|conscious|determined|noting|aware|acting|resolved|mindful|seeking)\b)"
)
_LEAST = 3
_MOST = 60


def listed_states(material: Material, top: int) -> list[Place]:
    """Return the states of the first list of three or more that begins a line above `top`."""
    text = material.flow.text
    for line in _START.finditer(material.text[:top]):
        places, end = _list(text, material.flow.place(line.end()))
        if other := _other_side(text, end) if len(places) >= _LEAST - 1 else None:
            places.append(other)
            end = other[1]
        if len(places) >= _LEAST and _AFTER.match(text, end) and _are_states(material, places):
            return places
    return []


def _are_states(material: Material, places: list[Place]) -> bool:
    written = [
        material.text[material.flow.at(start) : material.flow.at(end)] for start, end in places
    ]
    return all(_GOES_ON.search(name) and not _BODY.search(name) for name in written) and any(
        _STATE.search(name) for name in written
    )


def _list(text: str, start: int) -> tuple[list[Place], int]:
    """Return the names that stand one after the other, and where the last one's words end."""
    places: list[Place] = []
    end = start
    while len(places) < _MOST and (item := _ITEM.match(text, start)):
        places.append(item.span("name"))
        end = item.end()
        link = _LINK.match(text, end)
        if link is None:
            break
        start = link.end()
    return places, end


def _other_side(text: str, end: int) -> Place | None:
    """Return who stands on the other side, after what those of the list are together."""
    link = _TOGETHER.match(text, end)
    item = _ITEM.match(text, link.end()) if link and link.end() > end else None
    return item.span("name") if item else None
