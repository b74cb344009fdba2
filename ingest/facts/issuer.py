"""Who issued an instrument: the body that made, adopted or published it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.facts.material import Material
from kb.types import Fact, FactKind

_BODY_EN = (
    r"(?:Ministry|Department|Directorate|Authority|Agency|Commission|Committee|Council|Inspectorate"
    r"|Office|Board|Bureau|Secretariat|Government|Corporation|Group|Forum|Custodian|Administration)"
)
# What an adopting sentence names: "the Chief Inspectorate of Mines, ..., makes the following".
_MAKES = re.compile(
    rf"\b(?:the|The)\s(?P<body>(?:[A-Z][\w'&-]*\s){{0,5}}?{_BODY_EN}(?:\s(?:of|for|and|on|in|the)\s[A-Z]\w*"
    r"|\s[A-Z]\w*){0,8})(?=[,\s][^.]{0,240}?\b(?:makes?|is\spleased\sto|hereby|adopts?|issues?|notif))"
)
_PASSED = re.compile(
    r"\b(?:passed|enacted|adopted)\sby\s(?:the\s)?(?P<body>(?:National|Provincial|General|Punjab|Sindh"
    r"|Balochistan|Senate|Majlis)[\w\s-]{0,30}?(?:Assembly|Parliament|Senate|Council)(?:\sof\s(?:the\s)?[A-Z]\w+)?)"
)
_LINE = re.compile(
    rf"^[ \t#*]*(?P<body>(?:[A-Z][\w'’&-]*,?\s)*(?:[Oo]f\s|and\s|for\s|in\s|the\s|[A-Z][\w'’&-]*,?\s)*{_BODY_EN}\b"
    r"[^.;:()\n]{0,80}?)[ \t]*(?:\([a-z]+\))?[ \t]*$",
    re.M,
)
_ADOPTED_ZH = re.compile(
    r"(?:第[一二三四五六七八九十\d]+届)?(?P<body>全国人民代表大会(?:常务委员会)?|国务院|[\u3400-\u9fff]{2,12}?"
    r"(?:人民代表大会常务委员会|人民政府|委员会))(?:第[^ \u3000\n]{1,14}(?:次|届)[^ \u3000\n]{0,4}会议)?"
    r"[^\n]{0,20}?(?:通过|公布|发布|修订|修正)"
)
_LINE_ZH = re.compile(
    r"^[ \t\u3000#*]*(?P<body>[\u3400-\u9fff·]{2,24}?(?:部|局|委员会|委員會|总局|厅|署|司|院|办公室|秘书处|论坛|論壇"
    r"|监察局|研究组|工作组|政府))(?:，[\u3400-\u9fff]{2,8})?[ \t]*(?:[（(][^）)]{1,6}[）)])?[ \t]*$",
    re.M,
)
_MAKES_ZH = re.compile(
    r"(?P<body>[\u3400-\u9fff]{2,20}?(?:部|局|委员会|厅|署|院))(?:依据|根据|经)[^。]{4,120}?(?:制定|发布|公布)本"
)
_PATTERNS = ((_ADOPTED_ZH, 0.9), (_LINE, 0.85), (_LINE_ZH, 0.85), (_PASSED, 0.85), (_MAKES, 0.8),
             (_MAKES_ZH, 0.75))  # fmt: skip


def find(material: Material) -> Iterator[Fact]:
    """Yield who issued it; a contract is made by its parties and issued by nobody."""
    if material.is_contract:
        return
    header = material.text[: material.header_end]
    for pattern, confidence in _PATTERNS:
        if hit := pattern.search(header):
            start, end = hit.span("body")
            place = (material.flow.place(start), material.flow.place(end))
            yield material.fact(FactKind.ISSUER, place, confidence)
            return
