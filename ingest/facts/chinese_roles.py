"""Whom a Chinese contract calls 甲方 and 乙方, or by what they do: 出租方, 供方, 委托人."""

from __future__ import annotations

import re

from ingest.facts.chinese_names import Place
from ingest.facts.material import Material

# Whom a contract calls 甲方, 乙方, or by what they do. Both scripts: lines are read as written.
_ROLE = (
    "(?:[甲乙丙丁]|买|買|买受|買受|卖|賣|出卖|出賣|采购|採購|购买|購買|供货|供貨|供应|供應|出租|承租|承担|承擔"
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
_DOES = (
    "(?!负责|負責|提供|应|應|有权|有權|承担|承擔|按|在|须|須|不得|同意|收到|可以|将|將|为|為"
    "|盖章|蓋章|公章|签字|簽字|签章|簽章|签名|簽名|地址|住所|代表|姓名|名称|名稱|日期|单位|單位"
    "|责任|責任|权利|權利|义务|義務)"
)
_NAME = rf"【?{_DOES}(?P<name>[\u3400-\u9fffA-Za-z·][\u3400-\u9fffA-Za-z0-9·&.,（()） -]{{1,59}}?)"
# What follows a name in its line: another role, where the party has its seat, who acts for it.
_AFTER = (
    r"(?=\s{2}|[ \u3000]*$|[，,。;；|】]|[是系为為](?:一家|根据|根據|依据|依據|依照|按照)"
    r"|[（(](?:[A-Z]|以下|下称|下稱|简称|簡稱|“|盖章|蓋章|公章)"
    rf"|[ \u3000]+(?:{_PARTY}|地址|住所|住址|法定|通讯|通訊|统一|統一|注册|註冊|代表|联系|聯繫|身份"
    "|电话|電話))"
)
_ROLES = re.compile(
    rf"^[ \u3000\t#*>|-]*(?:[一二三四1-4][、.．])?{_PARTY}{_NOTE}(?:名[称稱])?[ \u3000*]*[:：|]"
    rf"[ \u3000*]*{_NAME}{_AFTER}",
    re.M,
)
_ROLES_LATER = re.compile(
    rf"(?<=[ \u3000\t|；;]){_PARTY}{_NOTE}(?:名[称稱])?[ \u3000*]*[:：|][ \u3000*]*{_NAME}{_AFTER}",
    re.M,
)
# 甲方（委托方） alone in its line; the name is labelled in the next.
_ROLES_ABOVE = re.compile(
    rf"^[ \u3000\t#*]*{_PARTY}{_NOTE}[ \u3000*]*[:：]?[ \u3000]*\n+[ \u3000\t*-]*"
    r"(?:公司|单位|單位|企业|企業|机构|機構)?(?:名[称稱]|全[称稱])(?:[（(][^（()）\n]{0,12}[)）])?"
    rf"[ \u3000*]*[:：][ \u3000*]*{_NAME}{_AFTER}",
    re.M,
)
# Where the colon is left out, the name ends with what the body is.
_ROLES_BARE = re.compile(
    r"^[ \u3000\t]*[甲乙丙丁]方[ \u3000]?(?P<name>[\u3400-\u9fff()（）]{4,40}?"
    r"(?:公司|集团|集團|大学|大學|研究院))(?=[ \u3000]*$|[（(](?:以下|下称|下稱))",
    re.M,
)
# Persons below their role: 张三，中国公民，身份证号为…
_CITIZENS = re.compile(
    r"^[ \u3000\t]*(?P<name>[\u3400-\u9fff·]{2,12})[，,][ ]?"
    r"(?:[\u3400-\u9fff]{0,10}公民|身份[证證])",
    re.M,
)
# 依照中国法律设立的外商投资企业某公司: what is said of a company before its name.
_SAID_BEFORE = re.compile(
    r"(?:一家)?(?:依照|依据|依據|根据|根據|按照)[^，,:：]{2,30}?的(?:有限责任公司|有限責任公司"
    r"|股份有限公司|外商(?:投资|投資|独资|獨資)企[业業]|企[业業]|公司)?[-—－ ]*(?=[\u3400-\u9fff])"
)
_WAYS = (_ROLES, _ROLES_LATER, _ROLES_ABOVE, _ROLES_BARE, _CITIZENS)
_TOP = 10_000  # characters in which roles are given


def role_names(material: Material) -> list[Place]:
    """Return who stands as 甲方, 乙方: on lines of their own, which the flow would join."""
    top = material.text[:_TOP]
    hits = [hit for way in _WAYS for hit in way.finditer(top)]
    names: dict[str, Place] = {}
    for hit in sorted(hits, key=lambda one: one.start("name")):
        start, end = hit.span("name")
        if said := _SAID_BEFORE.match(top, start, end):
            start = said.end()
        place = (material.flow.place(start), material.flow.place(end))
        names.setdefault(material.flow.text[slice(*place)], place)
    return list(names.values())
