"""When an instrument takes effect, for how long, and when it ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ingest.facts.material import Material
from kb.figures.days import days_in
from kb.figures.durations import DURATION, after, duration_of
from kb.types import Fact, FactKind

# The instrument speaks of itself; "the Agreement" may be another one.
_OWN_EN = (
    r"(?:\b(?:[Tt]his|[Tt]hese|THIS|[Tt]he\s(?:present|said))\s(?:[A-Z][\w-]*\s){0,3}?"
    r"(?:Agreement|AGREEMENT|Memorandum|MoU|MOU|Protocol|Contract|Treaty|Convention|Act|Regulations?"
    r"|Rules?|Ordinance|Order|Policy|Framework|Guidelines?|Notice|Amendment|Arrangement|Note)"
    r"|(?<=[.)]\s)(?:It|They|The\sAgreement))"
)
_FORCE_EN = (
    r"(?:shall\s|will\s)?(?:enters?|comes?)\sinto\s(?:force|effect|operation)"
    r"|(?:shall\s|will\s)?(?:takes?|have|has)\seffect|(?:shall\sbe|is)\seffective"
)
_WHEN = (
    r"(?:provisionally\s|initially\s)?(?:on\b|upon\b|from\b|as\s(?:of|from)\b|with\seffect\b|after\b"
    r"|when\b|at\b|immediately\b|at\sonce\b|\d+\s(?:days|months)\b|the\s(?:day|date)\b|\w+\s(?:days|months)\b)"
)
_EFFECTIVE_EN = re.compile(
    rf"{_OWN_EN}[^.;]{{0,60}}?\b(?:{_FORCE_EN})\b\s*(?P<when>{_WHEN}[^.;]{{3,240}})"
)
_OWN_ZH = (
    r"(?:本(?:法|条例|规定|办法|细则|规则|框架|政策|指南|指引|通知|公告|决定|协定|协议|合同|备忘录|谅解备忘录"
    r"|议定书|契约|章程))"
)
_EFFECTIVE_ZH = re.compile(
    rf"{_OWN_ZH}[^。；]{{0,12}}?自(?P<when>[^。；]{{2,60}}?)(?:时)?起?(?:施行|生效|执行|实施)"
)
_SIGNATURE = re.compile(
    r"\b(?:on|upon|from|as\sof)\s(?:the\s)?(?:(?:day|date|its)\s(?:of\s)?(?:its\s|the\slast\s|the\s)?)?"
    r"(?:signature|signing)\b|签署(?:之日|时|日)?|签字之日|签订之日"
)
# Many periods stand in an agreement; its own is what it remains in force or lasts for.
_LASTS_EN = re.compile(
    rf"{_OWN_EN}\b[^.;]{{0,120}}?\b(?:(?:remains?|continues?|be|is|stays?|are)\s(?:valid|effective"
    r"|in\s(?:full\s)?(?:force|effect|operation)|concluded)|lasts?|valid|concluded|has\sa\s(?:term|duration)"
    rf"|ends|expires)\b[^.;]{{0,60}}?\b(?:for|of|after)\s[^.;]{{0,40}}?\b(?P<term>{DURATION.pattern})"
    rf"|\b(?:[Tt]erm|[Dd]uration)\sof\sthis\s[A-Z]\w+\b[^.;]{{0,60}}?\b(?P<other>{DURATION.pattern})"
)
_LASTS_ZH = re.compile(
    rf"(?:{_OWN_ZH}[^。；]{{0,40}}?)(?:有效期(?:限)?(?:为|是)?|期限(?:为|是)?|满)\s?(?P<term>{DURATION.pattern})(?P<other>(?!))?"
)
_ENDS_EN = re.compile(
    rf"{_OWN_EN}[^.;]{{0,120}}?\b(?:until|expires?\son|ends?\son|terminates?\son|valid\suntil"
    r"|lapses?\son)\s(?P<when>[^.;]{6,40})"
)
_ENDS_ZH = re.compile(
    rf"{_OWN_ZH}[^。；]{{0,40}}?(?:有效期?(?:限)?至|至)(?P<when>[^。；]{{6,30}}?)(?:止|为止|期满|届满|失效|终止)"
)
_NEAR = 40  # characters after a term that say from when it is counted
_WORDS = 200  # characters of a condition that is kept as it is written


def find(material: Material, signed: Fact | None) -> Iterator[Fact]:
    """Yield effect, term and end; the end is reckoned where both others are days and durations."""
    effective = _effective(material, signed)
    term = _term(material)
    expiry = _expiry(material)
    yield from (fact for fact in (effective, term, expiry) if fact)
    if term and not expiry:
        begun = signed if _from_signature(material, term) else effective
        if begun and (end := _reckoned(begun, term)):
            yield Fact(FactKind.EXPIRY, end.isoformat(), term.language, term.span, 0.7)


def _effective(material: Material, signed: Fact | None) -> Fact | None:
    for pattern in (_EFFECTIVE_EN, _EFFECTIVE_ZH):
        for hit in pattern.finditer(material.flow.text):
            day = next(iter(days_in(hit["when"])), None)
            if day:
                return material.fact(FactKind.EFFECTIVE, hit.span(), 0.9, day.date.isoformat())
            if _SIGNATURE.search(hit["when"]):
                value = signed.value if signed else ""
                return material.fact(FactKind.EFFECTIVE, hit.span(), 0.85, value)
            if material.is_contract and not hit["when"].startswith("when:"):
                start, end = hit.span("when")
                return material.fact(FactKind.EFFECTIVE, (start, min(end, start + _WORDS)), 0.7)
    return None


def _term(material: Material) -> Fact | None:
    if not material.is_contract:
        return None
    for pattern in (_LASTS_ZH, _LASTS_EN):
        for hit in pattern.finditer(material.flow.text):
            if value := duration_of(hit["term"] or hit["other"]):
                return material.fact(FactKind.TERM, hit.span(), 0.8, value)
    return None


def _expiry(material: Material) -> Fact | None:
    for pattern in (_ENDS_EN, _ENDS_ZH):
        for hit in pattern.finditer(material.flow.text):
            if material.is_contract and (day := next(iter(days_in(hit["when"])), None)):
                return material.fact(FactKind.EXPIRY, hit.span(), 0.85, day.date.isoformat())
    return None


def _from_signature(material: Material, term: Fact) -> bool:
    """Say whether a term is counted from signature: "lasts for sixteen months from signature"."""
    start, end = material.flow.place(term.span.start), material.flow.place(term.span.end)
    return bool(_SIGNATURE.search(material.flow.text, start, end + _NEAR))


def _reckoned(effective: Fact, term: Fact) -> date | None:
    try:
        begun = date.fromisoformat(effective.value)
    except ValueError:  # a condition, not a day
        return None
    return after(begun, term.value)
