"""The number an instrument goes by: "S.R.O. 0412(I)/2025", 国务院令第559号, "Act No. IX of 1872"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.facts.material import Material
from kb.types import Fact, FactKind

# A line that is a number and little more; first match wins.
_PATTERNS = tuple(
    re.compile(rf"^[ \t\u3000#*(（\[0-9]{{0,4}}(?P<number>{pattern})[ \t)）\]]*$", re.M)
    for pattern in (
        r"[A-Za-z]{0,3}(?:ACT|Act|ORDINANCE|Ordinance|LAW|Law)\s(?:NO\.?|No\.?)\s?[\dIVXLC]+\s(?:OF|of)\s\d{4}",
        r"[IVXLC]+\s(?:OF|of)\s\d{4}",
        r"(?:[\w.&/-]+\s){0,4}?(?:No|NO|Nr)\.\s?[\w./()-]+(?:\s(?:of|OF)\s\d{4})?",
        r"S\.R\.O\.\s?[\w()/ -]{3,30}",
        r"[A-Z][\w.-]*(?:/[\w.()-]+){1,6}",
        r"(?:[A-Za-z]+\s){1,4}[A-Z]*-?[\w()]*\d[\w()-]*/\d{1,4}(?:\sof\s\d{4})?",
        r"[\u3400-\u9fff]{0,16}(?:编号|編號|文号|文號)[:： ]?\s?[\w./()（）〔〕\[\]-]{4,40}",
        r"[\u3400-\u9fff]{0,16}[〔\[（(]?\d{4}[〕\]）)]?\s?年?\s?(?:第\s?)?[\w()（）/-]{1,20}\s?号[\u3400-\u9fff]{0,6}",
        r"[\u3400-\u9fff]{2,16}第\s?[\w()（）/]{1,20}\s?(?:号|號)(?:[（(][^）)]{0,20}[）)])?",
    )
)
# Inside a line of a header: 中华人民共和国国务院令第559号公布.
_INSIDE = re.compile(r"(?P<number>(?:[\u3400-\u9fff]{2,14})?令\s?[（(]?第\s?\d{1,4}\s?[号號][）)]?)")


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
