"""Where an instrument stands: draft, signed, in force, amended, repealed, as it says itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.facts.material import Material
from kb.types import Fact, FactKind, Status

# Above the first clause; the first that fits is the last thing that happened to it.
_HEADER = (
    (Status.REPEALED, r"^[ \t#*\[（(]*(?:(?:THIS|This) [\w ]{3,60} (?:HAS BEEN|has been|is|IS) "
                      r"(?:hereby )?(?:REPEALED|[Rr]epealed)|REPEALED\b|\[Repealed"
                      r"|[\u3400-\u9fff]{0,10}废止[）)\]]|失效[）)])"),
    (Status.DRAFT, r"^[ \t#*\[（(]*(?:DRAFT\b|Draft\b(?! (?:the|a|of))|[\u3400-\u9fff（(]{0,40}"
                   r"(?:征求意见稿|草案|送审稿|讨论稿)[）)]?[ \t]*$)"
                   r"|\b(?:DRAFT|Draft) (?:for|FOR|of|dated)\b"),
    (Status.AMENDED, r"第[一二三四五六七八九十]+次修[正订]|修正[）) \u3000]*$|修订[）) \u3000]*$"
                     r"|^[ \t(\[]*(?:As|as|AS) (?:last )?(?:modified|amended|AMENDED)\b.{0,60}$"),
)  # fmt: skip
_PATTERNS = tuple((status, re.compile(pattern, re.M)) for status, pattern in _HEADER)
_SIGNATURES = re.compile(
    r"\((?:signed|Signed|SIGNED)\)|\(s\.?d\.?\s?\.?\)|[（(]已?[签簽][字署][）)]"
    r"|\bIN WITNESS WHEREOF\b[^.]{0,200}?\bhave\s(?:executed|signed)\b"
)


def find(material: Material, known: Sequence[Fact]) -> Iterator[Fact]:
    """Yield how an instrument stands; `known` are the facts found before."""
    header = material.text[: material.header_end]
    for status, pattern in _PATTERNS:
        if hit := pattern.search(header):
            yield material.fact_at(
                FactKind.STATUS, material.span_in_header(hit), 0.85, status.value
            )
            return
    effective = next((fact for fact in known if fact.kind is FactKind.EFFECTIVE), None)
    if effective and re.fullmatch(r"\d{4}-\d\d-\d\d", effective.value):
        yield material.fact_at(FactKind.STATUS, effective.span, 0.75, Status.IN_FORCE.value)
        return
    signed = next((fact for fact in known if fact.kind is FactKind.SIGNED), None)
    signature = _SIGNATURES.search(material.text)
    if signature and material.is_contract:
        yield material.fact_at(FactKind.STATUS, material.span_in_header(signature), 0.85, "signed")
    elif signed:
        yield material.fact_at(FactKind.STATUS, signed.span, 0.7, Status.SIGNED.value)
