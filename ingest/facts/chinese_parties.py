"""Where a Chinese agreement names its parties: where it is made, as 甲方 and 乙方, in its title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.facts.chinese_names import Place, chinese_list
from ingest.facts.chinese_numbered import numbered_names
from ingest.facts.chinese_roles import role_names
from ingest.facts.material import Material

_INSTRUMENT = "安排|谅解备忘录|备忘录|协议书?|合同书?|协定|议定书|契约|合约|意向书"
# 本备忘录由…与…订立; 本协议由下列各方在…订立: …; 甲方: …
_MADE = re.compile(
    rf"本[\u3400-\u9fff]{{0,10}}?(?:{_INSTRUMENT})(?:[(（][^)）]{{0,30}}[)）])?"
    r"(?:由|系由|是由)(?!以下|下列|双方|各方)(?P<list>.{4,400}?)(?:[于在][^。，,;；:：的()]{2,30}?)?(?:订立|签订|签署|达成|共同)(?![^。]{0,6}[:：])"
)
_LISTED = re.compile(
    rf"本[\u3400-\u9fff]{{0,10}}?(?:{_INSTRUMENT})由(?:下列|以下)(?:各|双|三)方[^。:：]{{0,30}}[:：]\s*(?P<list>[^。]{{4,800}})"
)
_BODY = "政府|国|联邦|联盟|部|公司|集团|局|院|署|厅|委员会|银行|中心|协会|学会|大学|组织"
_BODIES = (
    rf"(?:[\u3400-\u9fff]{{2,20}}[，,]即)?(?P<list>[\u3400-\u9fff·]{{2,30}}(?:{_BODY})[和与及、]"
    rf"(?:(?!关于|协定|协议|备忘录|合同|条约)(?:[\u3400-\u9fff·、]|\([\u3400-\u9fff]{{2,8}}\))){{1,240}}?(?:{_BODY}))"
)
_OPENING = re.compile(
    rf"{_BODIES}(?=\s?[(，,](?:以下|下称|各|单称|合称|愿|为|鉴于|本着|希望|考虑))"
)
# Words that also go on in the sentences of a clause: only near the top.
_AGREEING = re.compile(
    rf"{_BODIES}(?=\s?[(，,](?:根据|依据|依照|按照|经|通过|基于|认识到|确认|忆及|回顾|决心|重申|注意到"
    r"|双方|同意|本着|鉴于|希望|考虑))"
)
_TITLE = re.compile(
    rf"(?P<list>[\u3400-\u9fff·]{{2,30}}?(?:{_BODY}|行政区)[和与及]"
    rf"(?:(?!关于)[\u3400-\u9fff·]){{2,40}}(?:{_BODY}|行政区))(?:之间)?"
    r"(?=关于|之间|[\u3400-\u9fff]{0,20}(?:协定|协议|备忘录|条约|议定书|合同))"
)
# 某公司（以下简称“甲方”）与某局（以下简称“乙方”）, in one sentence of the first words.
_ALIASED = re.compile(
    r"(?P<name>[\u3400-\u9fff·A-Za-z&]{4,40}(?:\((?!以下|下称|简称|甲|乙|丙)[\u3400-\u9fffA-Za-z]{2,10}\)[\u3400-\u9fff]{2,20})?)"
    r"\s?\((?:(?:(?:以下)?(?:简称|称|下称)为?|以下)[:：]?[“\"]?"
    r"(?!本|双方|各方|三方|合同|协议|项目|备忘录)[^()”\"]{1,12}|[“\"]?[甲乙丙丁]方)[”\"]?[^()]{0,10}\)"
)
_TITLE_ABOVE = re.compile(
    rf".*(?:{_INSTRUMENT}|合同|协议|條約|合約|協議|備忘錄)[ \t\u3000]*\n\s*", re.S
)
_LINE = re.compile(r"^[ \t\u3000]*(?=[\u3400-\u9fff])", re.M)
_LEAD = re.compile(r"^(?:本(?:合同|协议|备忘录)由|由|与|和|及|以及|同|经)?(?:作为[^的]{2,8}的)?")
_TOP = 2_500  # characters of a title and the first words
_SHORTEST = 5  # characters of a name, where its beginning may be left out
_LEAST = 2  # parties that an agreement has


def chinese_parties(material: Material) -> Iterator[tuple[Place, float]]:
    """Yield the names, of the first way of naming that gives two, with its confidence."""
    if numbered := numbered_names(material.flow.text):
        yield from ((place, 0.95) for place in numbered)
        return
    for find, pattern, confidence in (
        (_first_chinese, _LISTED, 0.95),
        (_first_chinese, _MADE, 0.95),
        (_at_lines, _OPENING, 0.9),
        (_at_top_lines, _AGREEING, 0.9),
        (_first_chinese, _TITLE, 0.85),
    ):
        if top := find(material, pattern):
            named = chinese_list(material.flow.text, *top.span("list"))
            if len(named) >= _LEAST:
                yield from ((_as_signed(material, place), confidence) for place in named)
                return
    for named in (role_names(material), _by_alias(material)):
        if len(named) >= _LEAST:
            yield from ((place, 0.85) for place in named)
            return


def _as_signed(material: Material, place: Place) -> Place:
    """Return the part of a name that is signed with: 中国兰州陇西研究院 signs as 陇西研究院."""
    start, end = place
    name = material.flow.text[start:end]
    for cut in range(1, len(name) - _SHORTEST):
        signed = rf"^(?:.*[\t|])?\s*{re.escape(name[cut:])}\s?(?:代表)?\s*(?:[\t|]|$)"
        if re.search(signed, material.text, re.M):
            return (start + cut, end)
    return place


def _first_chinese(material: Material, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Return the first match, which must stand near the first Chinese words.

    In a bilingual text those begin half way.
    """
    text = material.flow.text
    first = re.search(r"[\u3400-\u9fff]{6}", text)
    starts = [first.start()] if first else []
    starts += [hit.start() for hit in re.finditer("备忘录|协定|协议|合同", text)][:40]
    for start in starts:
        if hit := pattern.search(text, max(0, start - 80), start + _TOP):
            return hit
    return None


def _at_top_lines(material: Material, pattern: re.Pattern[str]) -> re.Match[str] | None:
    return _at_lines(material, pattern, _TOP)


def _at_lines(
    material: Material, pattern: re.Pattern[str], end: int | None = None
) -> re.Match[str] | None:
    """Return the first match at the beginning of a line, of those above `end` if that is given."""
    text = material.flow.text
    found: re.Match[str] | None = None
    for line in _LINE.finditer(material.text[:end]):
        place = material.flow.place(line.end())
        if found and place > found.end():
            break
        # A title above the names is no part of them: of two lines that match, the later.
        found = pattern.match(text, place) or found
    return found


def _by_alias(material: Material) -> list[Place]:
    """Return who is called 甲方, 乙方 from there on."""
    names: dict[str, Place] = {}
    last = 0
    for hit in _ALIASED.finditer(material.flow.text[: 2 * _TOP]):
        if names and "。" in material.flow.text[last : hit.start()]:
            break
        place = (_begins(material, hit), hit.end("name"))
        names.setdefault(material.flow.text[slice(*place)], place)
        last = hit.end()
    return list(names.values())


def _begins(material: Material, hit: re.Match[str]) -> int:
    """Return where a name begins: after a title in the line above, and after words like 由."""
    start, end = hit.span("name")
    words = material.text[material.flow.at(start) : material.flow.at(end)]
    if title := _TITLE_ABOVE.match(words):
        start = material.flow.place(material.flow.at(start) + title.end())
    lead = _LEAD.match(material.flow.text[start:end])
    return start + (lead.end() if lead else 0)
