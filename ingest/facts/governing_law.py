"""By which law an agreement is governed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.facts.english_law import english_laws, jurisdiction
from ingest.facts.material import Material
from kb.places import place_in
from kb.types import Fact, FactKind

_LAW_ZH = (
    r"[\u3400-\u9fff]{2,24}?(?:的)?(?:现行)?(?:有效)?(?:法律|法例|法规|法)(?![院庭官人定]|规定)"
)
# 本合同 or its binding terms; 适用 of another contract ("…合同，适用…法律") is a rule of law.
_SUBJECT_ZH = (
    r"(?:[本此](?:(?!公司|法|条|节)[\u3400-\u9fff]{0,8}?)(?:合同|协议书?|备忘录|协定|议定书|契约|合约|谅解备忘录|意向书|安排|租约|契据|约)"
    r"|(?:有约束力|约束力|具有约束力)的?(?:条款|规定))[^。；]{0,40}?"
)
_GOVERNED_ZH = re.compile(
    rf"{_SUBJECT_ZH}(?:适用(?P<law>{_LAW_ZH})(?=[。；,，、（(]|\s|并|$)"
    rf"|(?:受|依照?|按照?|依据)(?P<other>{_LAW_ZH})(?=的?(?:予以|进行|加以)?(?:管辖|约束|规管|解释))"
    rf"|以(?P<third>{_LAW_ZH})为准据法)"
)
_TITLED_ZH = re.compile(rf"(?:适用|准据|管辖)法(?:律)?(?:为|是|[:：])\s?(?P<law>{_LAW_ZH})")
_OF_LAW = re.compile(r"的?(?:现行)?(?:有效)?(?:法律|法例|法规|法)$")  # 图瓦卢法律: 图瓦卢
# Of a form that is not filled in.
_BLANK = frozenset(("State", "Province", "Commonwealth", "Republic", "Country", "Your State"))
_PATTERNS = ((_GOVERNED_ZH, 0.95), (_TITLED_ZH, 0.85))


def find(material: Material) -> Iterator[Fact]:
    """Yield each law that an agreement is said to be governed by."""
    if not material.is_contract:
        return
    known: set[tuple[str, str]] = set()
    text = material.flow.text
    for start, end, confidence in (*english_laws(text), *_chinese_laws(text)):
        words = " ".join(text[start:end].split())
        place = (
            place_in(jurisdiction(words)) or place_in(words) or _OF_LAW.sub("", jurisdiction(words))
        )
        if place not in _BLANK:
            fact = material.fact(FactKind.GOVERNING_LAW, (start, end), confidence, place)
            if (fact.language, fact.value) not in known:
                known.add((fact.language, fact.value))
                yield fact


def _chinese_laws(text: str) -> Iterator[tuple[int, int, float]]:
    for pattern, confidence in _PATTERNS:
        for hit in pattern.finditer(text):
            yield *hit.span(hit.lastgroup or "law"), confidence
