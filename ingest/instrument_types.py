"""What kind of instrument a title names, in either language."""

from __future__ import annotations

import re

from kb.types import DocumentType

_ENGLISH = (
    (
        DocumentType.MOU,
        r"Memorand(?:um|a)|MoUs?|Letters? of (?:Intent|Understanding)"
        r"|Heads of (?:Terms|Agreement)|Term Sheet",
    ),
    (
        DocumentType.AGREEMENT,
        r"Agreements?|Arrangement|Treat(?:y|ies)|Conventions?|Protocols?|Contracts?|Covenants?|Accords?|Compact"
        r"|Deeds?|Leases?|Charter|Concession|Exchange of (?:Notes|Letters)|Articles of Association"
        r"|NDAs?|Indenture",
    ),
    (
        DocumentType.LAW,
        r"Acts?|Laws?|Ordinances?|Constitution|Code(?! of (?:Conduct|Practice))|Statutes?|Bill",
    ),
    (
        DocumentType.REGULATION,
        r"Regulations?|Rules?|Decrees?|Orders?|By-?laws?|Measures|Directives?"
        r"|(?<!general )Provisions",
    ),
    (DocumentType.POLICY, r"Polic(?:y|ies)|White Paper|Strategy|Roadmap|Master Plan|Framework"),
    (
        DocumentType.GUIDELINE,
        r"Guidelines?|Guidance|Guides?|Manual|Handbook|Principles|Code of (?:Conduct|Practice)",
    ),
    (DocumentType.NOTICE, r"Notices?|Circulars?|Notifications?|Announcements?"),
)
_CHINESE = (
    (DocumentType.MOU, "备忘录|備忘錄|意向书|意向書"),
    (
        DocumentType.AGREEMENT,
        "协定|協定|协议书?|協議書?|合同书?(?![编編])|合約|合约|契约|契約|公约|公約|条约|條約|议定书|議定書|换文|換文"
        "|章程|宪章|憲章|(?:内地|內地|大陆|大陸)[与與和].{2,60}安排"
        "|[与與和].{2,60}(?:关于|關於|之间|之間).{2,60}安排",
    ),
    (DocumentType.LAW, "法典|法律|(?<![办辦方])法(?![律规規院人官制务務])"),
    (
        DocumentType.REGULATION,
        "条例|條例|规定|規定|办法|辦法|细则|細則|规则|規則|规程|規程|规章|規章",
    ),
    (DocumentType.POLICY, "政策|白皮书|白皮書|战略|戰略|规划|規劃|方案|纲要|綱要|意见|意見"),
    (DocumentType.GUIDELINE, "指南|指引|手册|手冊|须知|須知|准则|準則"),
    (DocumentType.NOTICE, "通知|公告|通告|通报|通報|决定|決定|批复|批復|公报|公報"),
)
Row = tuple[DocumentType, re.Pattern[str]]
_EN: tuple[Row, ...] = tuple(
    (kind, re.compile(rf"\b(?:{words})(?![A-Za-z])", re.I)) for kind, words in _ENGLISH
)
_ZH: tuple[Row, ...] = tuple((kind, re.compile(words)) for kind, words in _CHINESE)
# What changes another instrument is an amendment, whatever that one is: "Protocol amending the
# Agreement", "(Amendment) Act", 关于修改…的决定, 补充协议.
_AMENDS = re.compile(
    r"(?<!as amended by )\b(?:Amendment|Addendum)\b(?=\)?\s+(?:No|to|and|Agreement|Protocol|Act|Law"
    r"|Order|Rules|Regulations|Ordinance|Deed|Letter)|\s*\d*$)|\b(?:[Aa]mending|AMENDING)\s"
    r"|\b(?:AMEND(?:MENT)?|ADDENDUM)\b(?=\)?\s+(?:NO|TO|AND|AGREEMENT|ACT)|\s*\d*$)"
    r"|修正案|(?:关于|關於)修[改订訂正].{0,80}的决[定]|(?:补充|補充|修订|修訂|变更|變更)(?:协议|協議|合同|议定书|議定書)"
)
# An English title's own noun stands before the first of these: "Contract Act of 1872", "Agreement
# under the Convention on ...". A Chinese title's own noun is its last.
_PREPOSITION = re.compile(
    r"\b(?:of|on|for|between|among|amongst|concerning|regarding|relating|respecting|governing|to|in"
    r"|with|under|by|as)\b",
    re.I,
)
# A resolution, minutes or a statement is of none of the types, whatever it is about.
_NO_TYPE = re.compile(
    r"[ \t#*]*(?:(?:Security Council |Draft |Joint )?Resolutions?\b"
    r"(?=\s*(?:adopted|\d|$|No\b|on\b))"
    r"|(?:Agreed )?Minutes (?:of|from)\b|Record of (?:Discussions?|Meetings?|Proceedings)\b"
    r"|Joint (?:Statement|Communiqu[eé]|Declaration|Press (?:Release|Statement))\b"
    r"|Press Release\b"
    r"|[\u3400-\u9fff〇\d/（()） ]{0,40}(?:决议|決議|(?:会议|會議|会谈|會談)(?:纪要|紀要)"
    r"|(?:联合|聯合)(?:声明|聲明|公报|公報))[ \t]*(?:[（(][^）)\n]{0,30}[）)])?[ \t]*$"
    r"|(?:大会|大會|安全理事会|安全理事會|理事会|理事會)[^\n]{0,20}(?:通过|通過)的?(?:决议|決議))",
    re.I,
)
_CLOSING_REMARK = re.compile(r"(?:\s*[（(《][^（()）]{0,20}[)）》])*$")  # （试行）, (2024-11-08)
_CITED = re.compile(r"《[^》]*》|〈[^〉]*〉")


# A title may be spaced out: A G R E E M E N T, 合 同 书.
_SPACED = re.compile(r"\b(?:[A-Z] ){3,}[A-Z]\b")
_SPACED_HAN = re.compile(r"(?<=[\u3400-\u9fff])[ \u3000]+(?=[\u3400-\u9fff])")


def _unspaced(line: str) -> str:
    joined = _SPACED.sub(lambda word: word.group().replace(" ", ""), line)
    return _SPACED_HAN.sub("", joined)


def type_of(title: str) -> DocumentType:
    """Return the type that `title` names, `OTHER` where it names none."""
    own = _CITED.sub("", _unspaced(title))  # the notice that issues 《…办法》 is a notice
    if _AMENDS.search(own):
        return DocumentType.AMENDMENT
    preposition = _PREPOSITION.search(own)
    before = own[: preposition.start()] if preposition else own
    return _last(own, _ZH) or _last(before, _EN) or _first(own, _EN) or DocumentType.OTHER


def names_no_type(line: str) -> bool:
    """Say whether a line says that a paper is of none of the types: "Resolution adopted by ..."."""
    return _NO_TYPE.match(line) is not None


def names_instrument(line: str) -> bool:
    """Say whether a line may be an instrument's title; in Chinese its last word names the type."""
    line = _unspaced(line)
    if any(pattern.search(line) for _, pattern in _EN):
        return True
    bare = _CLOSING_REMARK.sub("", line.strip())
    return any(match.end() == len(bare) for _, row in _ZH for match in row.finditer(bare))


def _last(text: str, rows: tuple[Row, ...]) -> DocumentType | None:
    """Return the type of the word that ends last, of two that end together the longer's."""
    found = [
        (match.end(), len(match.group()), kind)
        for kind, pattern in rows
        for match in pattern.finditer(text)
    ]
    return max(found)[2] if found else None


def _first(text: str, rows: tuple[Row, ...]) -> DocumentType | None:
    found = [(match.start(), kind) for kind, row in rows if (match := row.search(text))]
    return min(found)[1] if found else None
