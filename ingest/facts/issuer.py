"""Who issued an instrument: the body that made, adopted or published it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.facts.material import Material
from kb.types import Fact, FactKind

_WORD_EN = r"[A-Z][\w'&-]*"
_BODY_EN = (
    r"(?:Ministry|Department|Directorate|Authority|Agency|Commission|Committee|Council|Inspectorate"
    r"|Office|Board|Bureau|Secretariat|Government|Corporation|Group|Forum|Custodian|Administration)"
)
_REST_EN = rf"(?:\s(?:of|for|and|on|in|the)\s{_WORD_EN}|\s{_WORD_EN}){{0,8}}"
# What an adopting sentence names: "the Chief Inspectorate of Mines, ..., makes the following".
_MAKES = re.compile(
    rf"\b[Tt]he\s(?P<body>(?:{_WORD_EN}\s){{0,5}}?{_BODY_EN}{_REST_EN})"
    r"(?=[,\s][^.]{0,240}?\b(?:makes?|is\spleased\sto|hereby|adopts?|issues?|notif))"
)
_PASSED = re.compile(
    r"\b(?:passed|enacted|adopted)\sby\s(?:the\s)?(?P<body>(?:National|Provincial|General|Punjab"
    r"|Sindh|Balochistan|Senate|Majlis)[\w -]{0,30}?(?:Assembly|Parliament|Senate|Council)"
    r"(?:\sof\s(?:the\s)?[A-Z]\w+)?)"
)
# A line that is a body's name and nothing else; its seat may follow: "Secretariat, Islamabad".
_LINE = re.compile(
    rf"[ \t#*]*(?P<body>(?=[A-Z])[^.;:()]{{0,60}}?\b{_BODY_EN}\b[^.;:(),]{{0,80}})"
    r"(?:,[^.;:()]{0,30})?\s*(?:\([a-z]+\))?[ \t]*"
)
_CONGRESS = r"全国人民代表大会(?:常务委员会)?|国务院"
_ADOPTED_ZH = re.compile(
    rf"(?P<body>{_CONGRESS}|[\u3400-\u9fff]{{2,12}}?(?:人民代表大会常务委员会|人民政府|委员会))"
    r"[^\n]{0,30}?(?:通过|公布|发布|修订|修正)"
)
_LINE_ZH = re.compile(
    r"[ \t\u3000#*]*(?P<body>[\u3400-\u9fff·]{2,24}?"
    r"(?:部|局|委员会|委員會|厅|署|司|院|办公室|秘书处|论坛|論壇|研究组|工作组|政府))"
    r"(?:，[\u3400-\u9fff]{2,8})?[ \t]*(?:[（(][^）)]{1,6}[）)])?[ \t]*"
)
_MAKES_ZH = re.compile(
    r"(?P<body>[\u3400-\u9fff]{2,20}?(?:部|局|委员会|厅|署|院))"
    r"(?:依据|根据|经)[^。]{4,120}?(?:制定|发布|公布)本"
)
_LONGEST_LINE = 140


def find(material: Material) -> Iterator[Fact]:
    """Yield who issued it; a contract is made by its parties and issued by nobody."""
    header = material.text[: material.header_end]
    found = None if material.is_contract else _first(header)
    if found:
        hit, confidence = found
        start, end = hit.span("body")
        place = (material.flow.place(start), material.flow.place(end))
        yield material.fact(FactKind.ISSUER, place, confidence)


def _first(header: str) -> tuple[re.Match[str], float] | None:
    if hit := _ADOPTED_ZH.search(header):
        return hit, 0.9
    for pattern in (_LINE, _LINE_ZH):
        if hit := _whole_line(pattern, header):
            return hit, 0.85
    for pattern, confidence in ((_PASSED, 0.85), (_MAKES, 0.8), (_MAKES_ZH, 0.75)):
        if hit := pattern.search(header):
            return hit, confidence
    return None


def _whole_line(pattern: re.Pattern[str], header: str) -> re.Match[str] | None:
    start = 0
    for line in header.split("\n"):
        end = start + len(line)
        if len(line) <= _LONGEST_LINE and (hit := pattern.fullmatch(header, start, end)):
            return hit
        start = end + 1
    return None
