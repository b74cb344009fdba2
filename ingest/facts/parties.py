"""Who the parties to an agreement are.

They are named where it is made ("is made between A and B"), in its first words, in its title, or
where it is signed; the first of these that names two is believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.facts.material import Material
from ingest.facts.party_lists import English, chinese_list, english_list
from kb.types import Fact, FactKind

Place = tuple[int, int]

_INSTRUMENT = (
    r"(?:[Aa]greement|AGREEMENT|[Mm]emorandum(?:\s[Oo]f\s[Uu]nderstanding)?|MEMORANDUM(?:\sOF"
    r"\sUNDERSTANDING)?|MoU|MOU|[Cc]ontract|CONTRACT|[Pp]rotocol|[Tt]reaty|[Dd]eed|[Ll]ease"
    r"|[Aa]mendment|AMENDMENT|[Aa]ddendum|[Ll]etter\sof\s[Ii]ntent|[Aa]rrangement)"
)
# "This MoU (the "MoU") is made at Quetta between", "entered into as of June 12, 2019 by and among".
_MADE_EN = re.compile(
    rf"\b(?:[Tt]his|THIS)\s(?:[\w&-]+\s){{0,8}}?{_INSTRUMENT}\b[^;]{{0,120}}?"
    r"\b(?:made|MADE|entered|ENTERED|concluded|executed|signed|dated|DATED|agreed)\b[^;]{0,120}?"
    r"\b(?:between|among|amongst|BETWEEN|AMONG)\b\s?:?\s*"
)
# At the beginning of a line: "The Government of A and the Government of B, desiring to ...".
_OPENING_EN = re.compile(
    r"(?:^|(?<=\s))(?=(?:[Tt]he\s)?(?:Governments?|Kingdom|Republic|Islamic|People's|Federal|United"
    r"|Ministry|Department|State\sof|Sultanate|Commonwealth)\b"
    r"[^.;]{0,260}?(?:\b(?i:hereinafter|desiring|being\spart|considering|recogni[sz]ing"
    r"|recalling|having\sregard|collectively|inspired|committ(?:ed|ing)|wishing|acknowledging|noting"
    r"|convinced|determined)\b|\beach\san?\s|\([“\"](?:the\s)?Parties))"
)
# Not "the Agreement between A and B of 1964", which is another one.
_TITLE_EN = re.compile(
    r"(?<![Tt]he\s)(?<!said\s)(?<![Tt]his\s)(?<!an\s)(?:Agreement|AGREEMENT|Treaty|TREATY|Convention|Protocol|Memorandum\sof\sUnderstanding"
    r"|MEMORANDUM\sOF\sUNDERSTANDING|Contract|Arrangement|MoU)\b[^.;]{0,160}?"
    r"\b(?:between|BETWEEN|among|AMONG)\s+"
)
_SIGNED_EN = re.compile(
    r"\b(?:For|FOR)\s(?:and\son\sbehalf\sof\s)?(?:the\s)?"
    r"(?=(?:Government|Kingdom|Republic|[A-Z][\w'.-]+\s[A-Z]))"
)
_TESTIMONIUM = re.compile(
    r"\b(?:IN WITNESS WHEREOF|In [Ww]itness [Ww]hereof|DONE (?:at|in)|Done (?:at|in))\b"
)
# 本备忘录由…与…订立; 本协议由下列各方在…订立: …; 甲方: …
_MADE_ZH = re.compile(
    r"本(?:谅解备忘录|备忘录|协议|合同|协定|议定书|契约|合约)(?:[(（][^)）]{0,30}[)）])?"
    r"(?:由|系由|是由)(?P<list>.{4,400}?)(?:订立|签订|签署|达成|共同)(?![^。]{0,6}[:：])"
)
_LISTED_ZH = re.compile(
    r"本(?:谅解备忘录|备忘录|协议|合同|协定)由(?:下列|以下)各方[^。:：]{0,30}[:：]\s*(?P<list>[^。]{4,800})"
)
_ROLES_ZH = re.compile(
    r"(?:甲|乙|丙|丁|买|买受|卖|出卖|出租|承租|转让|受让|委托|受托|買|賣|轉讓|受讓)(?:方|人)\s?"
    r"(?:[(（][^)）\n]{0,12}[)）])?\s?[:：]\s?(?P<name>[\u3400-\u9fffA-Za-z0-9·&. ()（）-]{4,60}?)"
    r"(?=\s{2}|\s*$|[，,。;；]|\s(?:乙|丙|丁|地址|住所|法定))",
    re.M,
)
_OPENING_ZH = re.compile(
    r"(?P<list>[\u3400-\u9fff·]{2,30}(?:政府|共和国|王国|联邦|部|公司|局|院)[和与及、]"
    r"[\u3400-\u9fff·、]{2,60}?(?:政府|共和国|王国|联邦|部|公司|局|院))"
    r"(?=\s?[(，,](?:以下|下称|各|单称|合称|愿|为|鉴于|本着|希望|考虑))"
)
_TITLE_ZH = re.compile(
    r"(?P<list>[\u3400-\u9fff·]{2,30}?(?:政府|共和国|王国|联邦|部|公司|局|院|行政区)[和与及]"
    r"[\u3400-\u9fff·]{2,40}?(?:政府|共和国|王国|联邦|部|公司|局|院|行政区))(?:之间)?"
    r"(?=关于|之间|[\u3400-\u9fff]{0,20}(?:协定|协议|备忘录|条约|议定书|合同))"
)
_TOP = 2_500  # characters of a title and the first words
_TITLE = 1_500  # characters in which a title stands; below, another instrument is named so
_SIGNATURES = 1_500  # characters after the testimonium in which names stand
_SHORTEST = 5  # characters of a name, where its beginning may be left out
_LEAST = 2  # parties that an agreement has


def find(material: Material) -> Iterator[Fact]:
    """Yield the parties in the order in which they are named, in each language."""
    if not material.is_contract:
        return
    for found in (_english(material), _chinese(material)):
        for place, confidence in found:
            yield material.fact(FactKind.PARTY, place, confidence)


def _english(material: Material) -> list[tuple[Place, float]]:
    text = material.flow.text
    top = text[: max(_TOP, min(len(material.header) + _TOP, 3 * _TOP))]
    for pattern, reach, confidence in (
        (_MADE_EN, 1_200, 0.95),
        (_OPENING_EN, 400, 0.9),
        (_TITLE_EN, 400, 0.9),
    ):
        for hit in pattern.finditer(top[:_TITLE] if pattern is _TITLE_EN else top):
            if pattern is _OPENING_EN and not _begins_line(material, hit.end()):
                continue
            named = english_list(English(text, hit.end(), _within(material, hit.end(), reach)))
            if len(named) >= _LEAST:
                return [(place, confidence) for place in named]
    return _signers(text)


def _within(material: Material, place: int, reach: int) -> int:
    """Return how far a list may reach: to the end of the heading that it stands in."""
    offset = material.flow.at(place)
    for heading in material.headings:
        if heading.span.covers(offset):
            return material.flow.place(heading.span.end) - place
    return reach


def _begins_line(material: Material, place: int) -> bool:
    before = material.text[: material.flow.at(place)]
    return not before or before.rstrip(" \t").endswith("\n")


def _signers(text: str) -> list[tuple[Place, float]]:
    """Return who signs after the testimonium, where two do so one after the other."""
    named: list[Place] = []
    formulas = list(_TESTIMONIUM.finditer(text))
    end = formulas[-1].end() if formulas else 0
    for hit in _SIGNED_EN.finditer(text, end, end + _SIGNATURES) if formulas else ():
        place = english_list(English(text, hit.end(), 120))[:1]
        if place and text[slice(*place[0])] not in {text[slice(*one)] for one in named}:
            named += place
    return [(place, 0.7) for place in named] if _LEAST <= len(named) <= 6 else []


def _chinese(material: Material) -> list[tuple[Place, float]]:
    text = material.flow.text
    for pattern, confidence in (
        (_LISTED_ZH, 0.95),
        (_MADE_ZH, 0.95),
        (_OPENING_ZH, 0.9),
        (_TITLE_ZH, 0.85),
    ):
        opening = pattern is _OPENING_ZH
        top = _at_lines(material, pattern) if opening else _first_chinese(text, pattern)
        if top is not None:
            named = chinese_list(text, *top.span("list"))
            if len(named) >= _LEAST:
                return [(_as_signed(material, place), confidence) for place in named]
    return _by_role(material)


def _as_signed(material: Material, place: Place) -> Place:
    """Return the part of a name that is signed with: 中国兰州陇西研究院 signs as 陇西研究院."""
    start, end = place
    name = material.flow.text[start:end]
    for cut in range(1, len(name) - _SHORTEST):
        signed = rf"^(?:.*[\t|])?\s*{re.escape(name[cut:])}\s?(?:代表)?\s*(?:[\t|]|$)"
        if re.search(signed, material.text, re.M):
            return (start + cut, end)
    return place


def _first_chinese(text: str, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Return the first match, which must stand near the first Chinese words.

    In a bilingual text those begin half way.
    """
    first = re.search(r"[\u3400-\u9fff]{6}", text)
    starts = [first.start()] if first else []
    starts += [hit.start() for hit in re.finditer("备忘录|协定|协议|合同", text)][:40]
    for start in starts:
        if hit := pattern.search(text, max(0, start - 80), start + _TOP):
            return hit
    return None


def _at_lines(material: Material, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Return the first match at the beginning of a line, in the words above the first clauses."""
    text = material.flow.text
    found: re.Match[str] | None = None
    for line in re.finditer(r"^[ \t\u3000]*(?=[\u3400-\u9fff])", material.text, re.M):
        place = material.flow.place(line.end())
        if found and place > found.end():
            break
        # A title above the names is no part of them: of two lines that match, the later.
        found = pattern.match(text, place) or found
    return found


def _by_role(material: Material) -> list[tuple[Place, float]]:
    """Return who stands as 甲方, 乙方: on lines of their own, which the flow would join."""
    names: dict[str, Place] = {}
    for hit in _ROLES_ZH.finditer(material.text[: 4 * _TOP]):
        start, end = hit.span("name")
        names.setdefault(hit["name"], (material.flow.place(start), material.flow.place(end)))
    return [(place, 0.85) for place in names.values()] if len(names) >= _LEAST else []
