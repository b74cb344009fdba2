"""Where disputes are taken: an arbitral institution, its rules, or the courts of a place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.facts.material import Material
from kb.places import place_in
from kb.types import Fact, FactKind

# One name, then how it is written; Chinese in Simplified, as the flow has it.
_INSTITUTIONS = (
    ("CIETAC", r"China International Economic and Trade Arbitration Commission|CIETAC"
               r"|中国国际经济贸易仲裁委员会|贸仲委"),
    ("SIAC", r"Singapore International Arbitration Centre|SIAC\b|新加坡国际仲裁中心"),
    ("HKIAC", r"Hong Kong International Arbitration Centre|HKIAC|香港国际仲裁中心"),
    ("ICC", r"International Chamber of Commerce|ICC Rules|国际商会(?:国际)?仲裁院|国际商会"),
    ("LCIA", r"London Court of International Arbitration|LCIA|伦敦国际仲裁院"),
    ("ICSID", r"International Cent(?:re|er) for (?:the )?Settlement of Investment Disputes|ICSID"
              r"|解决投资争端国际中心"),
    ("UNCITRAL", r"UNCITRAL|United Nations Commission on International Trade Law"
                 r"|联合国国际贸易法委员会"),
    ("PCA", r"Permanent Court of Arbitration|常设仲裁法院"),
    ("ICJ", r"International Court of Justice|国际法院"),
    ("ITLOS", r"International Tribunal for the Law of the Sea|国际海洋法法庭"),
    ("AAA", r"American Arbitration Association|美国仲裁协会"),
    ("WIPO", r"WIPO Arbitration"),
)  # fmt: skip
_NAMED = tuple((name, re.compile(rf"(?:{words})")) for name, words in _INSTITUTIONS)
_DISPUTES = re.compile(
    r"arbitra|settle|refer|submi|resol|decide|rules|appoint|仲裁|提交|解决|规则|指定", re.I
)
_COURTS_EN = re.compile(
    r"\b(?:the\s)?(?:competent\s)?(?:[Cc]ourts?|COURTS?)\s(?:of|at|in)\s(?P<place>(?:the\s)?[A-Z][\w']*"
    r"(?:\s(?:of\s|and\s)?(?:the\s)?[A-Z][\w']*){0,4})[^.;]{0,60}?\bjurisdiction"
)
_COURTS_ZH = re.compile(
    r"(?:向|由|提交)(?P<place>[\u3400-\u9fff]{2,16}?(?:人民)?法院)[^。；]{0,12}?(?:管辖|起诉|诉讼|裁决|解决)"
)
_STOP = re.compile(r"[.;。；]\s*")
_AROUND = 160  # characters of the sentence that says what is done there


def find(material: Material) -> Iterator[Fact]:
    """Yield each forum to which an agreement takes its disputes, once a language."""
    known: set[tuple[str, str]] = set()
    for fact in _all(material) if material.is_contract else ():
        if (fact.language, fact.value) not in known:
            known.add((fact.language, fact.value))
            yield fact


def _all(material: Material) -> Iterator[Fact]:
    text = material.flow.text
    for name, pattern in _NAMED:
        for hit in pattern.finditer(text):
            before = _STOP.split(text[max(0, hit.start() - _AROUND) : hit.start()])[-1]
            after = _STOP.split(text[hit.end() : hit.end() + _AROUND])[0]
            if _DISPUTES.search(before) or _DISPUTES.search(after):
                yield material.fact(FactKind.DISPUTE_FORUM, hit.span(), 0.9, name)
    for pattern in (_COURTS_EN, _COURTS_ZH):
        for hit in pattern.finditer(text):
            place = place_in(hit["place"]) or hit["place"].removeprefix("the ")
            yield material.fact(FactKind.DISPUTE_FORUM, hit.span(), 0.8, f"courts: {place}")
