"""The number an instrument goes by: "S.R.O. 0412(I)/2025", 国务院令第559号, "No. 3 of 2025"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.facts.material import Material
from kb.types import Fact, FactKind

# A line that is a number and little more; first match wins.
_PATTERNS = tuple(
    re.compile(rf"^[ \t\u3000#*(（\[0-9]{{0,4}}(?P<number>{pattern})[ \t)）\]]*$", re.M)
    for pattern in (
        r"[A-Za-z]{0,3}(?:ACT|Act|ORDINANCE|Ordinance|LAW|Law) (?:NO|No)\.? ?[\dIVXLC]+"
        r" (?:OF|of) \d{4}",
        r"[IVXLC]+ (?:OF|of) \d{4}",
        r"(?:[\w.&/-]+ ){0,4}?(?:No|NO|Nr)\. ?[\w./()-]+(?: (?:of|OF) \d{4})?",
        r"S\.R\.O\. ?[\w()/ -]{3,30}",
        r"[A-Z][\w.-]{0,20}(?:/[\w.()-]{1,20}){1,6}",
        r"(?:[A-Za-z]+ ){1,4}[A-Z]{0,6}-?[\w()]{0,12}\d[\w()-]{0,12}/\d{1,4}(?: of \d{4})?",
        r"[\u3400-\u9fff]{0,16}(?:编号|編號|文号|文號)[:： ]?\s?[\w./()（）〔〕\[\]-]{4,40}",
        r"[\u3400-\u9fff]{0,16}[〔\[（(]?\d{4}[〕\]）)]? ?年? ?(?:第 ?)?[\w()（）/-]{1,20} ?号"
        r"[\u3400-\u9fff]{0,6}",
        r"[\u3400-\u9fff]{2,16}第 ?[\w()（）/]{1,20} ?(?:号|號)(?:[（(][^）)]{0,20}[）)])?",
        r"[\u3400-\u9fff]{2,8}\d{4}年第 ?[\w()（）/]{1,20} ?(?:号|號)",
    )
)
# Inside a line of a header: 中华人民共和国国务院令第559号公布.
_INSIDE = re.compile(
    r"(?P<number>(?:[\u3400-\u9fff]{2,14})?令\s?[（(]?第\s?\d{1,4}\s?[号號][）)]?)"
)


def find(material: Material) -> Iterator[Fact]:
    """Yield the number that stands above the first clause."""
    header = material.text[: material.header_end]
    for pattern in (*_PATTERNS, _INSIDE):
        for hit in pattern.finditer(header):
            if not any(character.isdigit() for character in hit["number"]) and not re.search(
                r"\b[IVXLC]+\b", hit["number"]
            ):
                continue
            start, end = hit.span("number")
            place = (material.flow.place(start), material.flow.place(end))
            yield material.fact(FactKind.NUMBER, place, 0.85)
            return
