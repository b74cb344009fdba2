"""Where a Chinese agreement names its parties: where it is made, as 甲方 and 乙方, in its title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.facts.chinese_names import Place, chinese_list
from ingest.facts.material import Material

_INSTRUMENT = "谅解备忘录|备忘录|协议书?|合同书?|协定|议定书|契约|合约|意向书"
# 本备忘录由…与…订立; 本协议由下列各方在…订立: …; 甲方: …
_MADE = re.compile(
    rf"本[\u3400-\u9fff]{{0,10}}?(?:{_INSTRUMENT})(?:[(（][^)）]{{0,30}}[)）])?"
    r"(?:由|系由|是由)(?P<list>.{4,400}?)(?:订立|签订|签署|达成|共同)(?![^。]{0,6}[:：])"
)
_LISTED = re.compile(
    rf"本[\u3400-\u9fff]{{0,10}}?(?:{_INSTRUMENT})由(?:下列|以下)(?:各|双|三)方[^。:：]{{0,30}}[:：]\s*(?P<list>[^。]{{4,800}})"
)
_BODY = "政府|国|联邦|联盟|部|公司|集团|局|院|署|厅|委员会|银行|中心|协会|学会|大学|组织"
_OPENING = re.compile(
    rf"(?:[\u3400-\u9fff]{{2,20}}[，,]即)?(?P<list>[\u3400-\u9fff·]{{2,30}}(?:{_BODY})[和与及、]"
    rf"(?:(?!关于|协定|协议|备忘录|合同|条约)[\u3400-\u9fff·、]){{1,240}}?(?:{_BODY}))"
    r"(?=\s?[(，,](?:以下|下称|各|单称|合称|愿|为|鉴于|本着|希望|考虑))"
)
_TITLE = re.compile(
    rf"(?P<list>[\u3400-\u9fff·]{{2,30}}?(?:{_BODY}|行政区)[和与及]"
    rf"(?:(?!关于)[\u3400-\u9fff·]){{2,40}}(?:{_BODY}|行政区))(?:之间)?"
    r"(?=关于|之间|[\u3400-\u9fff]{0,20}(?:协定|协议|备忘录|条约|议定书|合同))"
)
# Whom a contract calls 甲方, 乙方, or by what they do. Both scripts: lines are read as written.
_ROLE = (
    "(?:[甲乙丙丁]|买|買|买受|買受|卖|賣|出卖|出賣|采购|採購|购买|購買|供货|供貨|供应|供應|出租|承租"
    "|转让|轉讓|受让|受讓|出让|出讓|委托|委託|受托|受託|发包|發包|承包|分包|许可|許可|被许可|被許可"
    "|借款|贷款|貸款|出借|抵押|质押|質押|保证|保證|用人|合作|定作|承揽|承攬|投资|投資|服务|服務|建设"
    "|建設|监理|監理|设计|設計|勘察|出资|出資|披露|接收|需|供|(?:服务|服務|技术|技術|信息|資訊)?提供|授权|授權|被授权"
    "|被授權|特许|特許|经销|經銷|代理|运营|運營|开发|開發|使用|承运|承運|托运|託運|出质|出質|担保|擔保"
    "|债权|債權|债务|債務|收购|收購|增资|增資|牵头|牽頭|保密|采购|採購)"
)
_PARTY = (
    rf"(?:{_ROLE}[ \u3000]?(?:方|人|单位|單位|商)[ \u3000]?[一二三四1-4]?"
    "|客户|客戶|用户|用戶|业主|業主|雇主|僱主|员工|員工|目标公司|目標公司)"
)
_NOTE = r"(?:[ \u3000]?[（(][^（()）\n]{0,16}[)）])?"
# "甲方：负责…" says what a party does.
_DOES = "(?!负责|負責|提供|应|應|有权|有權|承担|承擔|按|在|须|須|不得|同意|收到|可以|将|將|为|為)"
_NAME = rf"【?{_DOES}(?P<name>[\u3400-\u9fffA-Za-z·][\u3400-\u9fffA-Za-z0-9·&.,（()） -]{{2,59}}?)"
# What follows a name in its line: another role, where the party has its seat, who acts for it.
_AFTER = (
    r"(?=\s{2}|[ \u3000]*$|[，,。;；|】]|[（(](?:[A-Z]|以下|下称|下稱|简称|簡稱|“|盖章|蓋章|公章)"
    rf"|[ \u3000]+(?:{_PARTY}|地址|住所|住址|法定|通讯|通訊|统一|統一|注册|註冊|代表|联系|聯繫|身份"
    "|电话|電話))"
)
_ROLES = re.compile(
    rf"^[ \u3000\t#*>|-]*(?:[一二三四1-4][、.．])?{_PARTY}{_NOTE}(?:名[称稱])?[ \u3000*]*[:：|]"
    rf"[ \u3000*]*{_NAME}{_AFTER}",
    re.M,
)
_ROLES_LATER = re.compile(
    rf"(?<=[ \u3000\t|]){_PARTY}{_NOTE}(?:名[称稱])?[ \u3000*]*[:：|][ \u3000*]*{_NAME}{_AFTER}",
    re.M,
)
# 甲方（委托方） alone in its line; the name is labelled in the next.
_ROLES_ABOVE = re.compile(
    rf"^[ \u3000\t#*]*{_PARTY}{_NOTE}[ \u3000*]*[:：]?[ \u3000]*\n+[ \u3000\t*-]*"
    r"(?:公司|单位|單位|企业|企業|机构|機構)?(?:名[称稱]|全[称稱])(?:[（(][^（()）\n]{0,12}[)）])?"
    rf"[ \u3000*]*[:：][ \u3000*]*{_NAME}{_AFTER}",
    re.M,
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
_LEAD = re.compile(r"^(?:本(?:合同|协议|备忘录)由|由|与|和|及|以及|同|经)?(?:作为[^的]{2,8}的)?")
_TOP = 2_500  # characters of a title and the first words
_SHORTEST = 5  # characters of a name, where its beginning may be left out
_LEAST = 2  # parties that an agreement has


def chinese_parties(material: Material) -> Iterator[tuple[Place, float]]:
    """Yield the names, of the first way of naming that gives two, with its confidence."""
    for pattern, confidence in (
        (_LISTED, 0.95),
        (_MADE, 0.95),
        (_OPENING, 0.9),
        (_TITLE, 0.85),
    ):
        text = material.flow.text
        opening = pattern is _OPENING
        top = _at_lines(material, pattern) if opening else _first_chinese(text, pattern)
        if top is not None:
            named = chinese_list(text, *top.span("list"))
            if len(named) >= _LEAST:
                yield from ((_as_signed(material, place), confidence) for place in named)
                return
    for named in (_by_role(material), _by_alias(material)):
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


def _by_role(material: Material) -> list[Place]:
    """Return who stands as 甲方, 乙方: on lines of their own, which the flow would join."""
    top = material.text[: 4 * _TOP]
    hits = [hit for way in (_ROLES, _ROLES_LATER, _ROLES_ABOVE) for hit in way.finditer(top)]
    names: dict[str, Place] = {}
    for hit in sorted(hits, key=lambda one: one.start("name")):
        start, end = hit.span("name")
        place = (material.flow.place(start), material.flow.place(end))
        names.setdefault(material.flow.text[slice(*place)], place)
    return list(names.values())


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
