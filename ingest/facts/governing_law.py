"""By which law an agreement is governed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.facts.material import Material
from kb.places import place_in
from kb.types import Fact, FactKind

_SUBJECT_EN = (
    r"\b(?:[Tt]his|[Tt]he|[Tt]hese|THIS|THE)\s(?:(?:[\w-]+\s){0,4}?)"
    r"(?:Agreement|AGREEMENT|Memorandum|MEMORANDUM|MoU|MOU|Protocol|Contract|CONTRACT|Deed|Lease"
    r"|Concession|Arrangement|Treaty|Note|provisions|clauses|sections|articles|rights"
    r"|construction|validity|interpretation)"
)
_PLACE_EN = (
    r"(?:(?:the\s)?(?:Federation|State|Republic|Commonwealth|Islamic\sRepublic|People's\sRepublic"
    r"|Kingdom|Province|Emirate)\sof\s(?:the\s)?)?(?:the\s)?[A-Z][\w.'-]*"
    r"(?:\s(?:of|and|the)\s[A-Z][\w.'-]*|\s[A-Z][\w.'-]*){0,6}"
)
_LAW_EN = (
    r"(?:the\s)?(?:substantive\s|internal\s|domestic\s|applicable\s|relevant\s)*"
    rf"(?:[Ll]aws?|LAWS?)(?:\sand\sregulations)?\s(?:in\sforce\s(?:in|of)\s|of\s|prevailing\sin\s){_PLACE_EN}"
    r"|[A-Z][a-z]+\s(?:law|Law)\b"
)
# Of the rest of the sentence a conflict-of-laws rider is most frequent.
_GOVERNED_EN = re.compile(
    rf"{_SUBJECT_EN}\b[^.;]{{0,160}}?\s(?:is|are|be)\s(?:\w+\s)?"
    r"(?:governed|construed|interpreted)\b[^.;]{0,120}?\b(?:by|with|under|to),?\s"
    rf"(?P<law>{_LAW_EN})"
)
_TITLED_EN = re.compile(
    rf"\b(?:Governing|Applicable|GOVERNING|APPLICABLE)\s(?:Law|LAW)\s?[:.–—-]\s?(?P<law>{_LAW_EN})"
)
_LAW_ZH = r"[\u3400-\u9fff]{2,24}?(?:的)?(?:现行)?(?:有效)?(?:法律|法例|法规|法)(?![院庭官定规人])"
# 本合同 or its binding terms; 适用 of another contract ("…合同，适用…法律") is a rule of law.
_SUBJECT_ZH = (
    r"(?:本(?:合同|协议|备忘录|协定|议定书|契约|合约|谅解备忘录|约)"
    r"|(?:有约束力|约束力|具有约束力)的?(?:条款|规定))[^。；]{0,40}?"
)
_GOVERNED_ZH = re.compile(
    rf"{_SUBJECT_ZH}(?:适用(?P<law>{_LAW_ZH})(?=[。；,，、（(]|\s|并|$)"
    rf"|(?:受|依照?|按照?|依据)(?P<other>{_LAW_ZH})(?=的?(?:管辖|约束|规管|解释)))"
)
_TITLED_ZH = re.compile(rf"(?:适用|准据|管辖)法(?:律)?(?:为|是|[:：])\s?(?P<law>{_LAW_ZH})")
# What is left of "the laws of the Commonwealth of Massachusetts" is the place.
_OF = re.compile(
    r"^.*?\b(?:[Ll]aws?|LAWS?)\b(?:\sand\sregulations)?\s(?:in\sforce\s(?:in|of)|of|prevailing\sin)\s(?:the\s)?"
    r"(?:(?:State|Commonwealth|Republic|Kingdom|Province|Emirate)\sof\s)?(?:the\s)?"
)
_BLANK = frozenset(("State", "Province", "Commonwealth", "Republic", "Country"))  # of a form
_PATTERNS = ((_GOVERNED_EN, 0.95), (_GOVERNED_ZH, 0.95), (_TITLED_EN, 0.85), (_TITLED_ZH, 0.85))


def find(material: Material) -> Iterator[Fact]:
    """Yield each law that an agreement is said to be governed by."""
    if not material.is_contract:
        return
    known: set[tuple[str, str]] = set()
    for pattern, confidence in _PATTERNS:
        for hit in pattern.finditer(material.flow.text):
            group = "law" if hit["law"] else "other"
            place = place_in(hit[group]) or _OF.sub("", hit[group]).rstrip(". ")
            if place in _BLANK:
                continue
            fact = material.fact(FactKind.GOVERNING_LAW, hit.span(group), confidence, place)
            if (fact.language, fact.value) not in known:
                known.add((fact.language, fact.value))
                yield fact
