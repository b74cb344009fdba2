"""Which language's text prevails: one of them, or none over the others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.facts.loose import loose
from ingest.facts.material import Material
from kb.types import Fact, FactKind

EQUAL = "equal"
_LANGUAGES = (
    ("en", "English", "英"),
    ("zh", "Chinese", "中|汉"),
    ("ur", "Urdu", "乌尔都"),
    ("fr", "French", "法"),
    ("nl", "Dutch", "荷兰"),
    ("ru", "Russian", "俄"),
    ("es", "Spanish", "西班牙"),
    ("ar", "Arabic", "阿拉伯"),
    ("de", "German", "德"),
)
_CODES = {english.lower(): code for code, english, _ in _LANGUAGES} | {
    figure: code for code, _, chinese in _LANGUAGES for figure in chinese.split("|")
}
_EN = "|".join(english for _, english, _ in _LANGUAGES)
_ZH = "|".join(chinese for _, _, chinese in _LANGUAGES)
_TEXT_ZH = rf"(?P<l>{_ZH})(?:语文|语|文字|文)(?:文本|版本|版|本)?"
_PREVAILS = (
    loose(
        rf"\b(?P<l>{_EN})(?:[\s-]language)?\s?(?:text|version|original|copy)\b[^.;:]{{0,60}}?\s?"
        r"(?:(?:shall|will|is to)\s?)?(?:prevails?|controls?|be\scontrolling|be\sdecisive"
        r"|governs?|takes?\sprecedence|(?:has|have|takes?)\s(?:priority|precedence)|be\sauthoritative|be\s(?:the\s)?(?:operative|definitive)"
        r"|be\sregarded\sas\sauthentic|(?:is|be)\sthe\s(?:original|authentic))\b",
        re.I,
    ),
    # "English shall prevail", "the governing language is English", and the other way round.
    loose(rf"\b(?P<l>{_EN})\s(?:shall|will)\s(?:prevail|control|govern)\b"),
    loose(
        rf"\b(?i:governing|controlling|prevailing)\slanguage\b[^.;]{{0,40}}?\s(?:is|be)\s(?P<l>{_EN})\b"
    ),
    loose(
        rf"\b(?P<l>{_EN})\b[^.;]{{0,30}}?\s(?:is|be|as|being)\s(?:the\s)?(?:governing|controlling"
        r"|prevailing)\slanguage\b"
    ),
    # "The English version is the authoritative version"; of a list of terms: "Language: English".
    loose(
        rf"\b(?P<l>{_EN})(?:[\s-]language)?\s(?:text|version)\s(?:is|(?:shall|will)\sbe)\sthe\s"
        r"(?:authoritative|binding|official|definitive|controlling|prevailing|governing)\s(?:text|version|one)\b"
    ),
    loose(rf"\b(?i:governing|controlling|prevailing)\s(?i:language)\s?:\s?(?P<l>{_EN})\b"),
    loose(
        r"\b(?:[Dd]ivergen|[Dd]iscrepan|[Ii]nconsisten|[Cc]onflict|[Dd]iffer)\w*\b[^.;]{0,100}?"
        rf"\b(?P<l>{_EN})\s(?:text|version)\s(?:shall|will)\sbe\s(?:used|followed|applied|relied\s(?:up)?on)(?=\s?[.;,]|$)"
    ),
    re.compile(
        rf"以{_TEXT_ZH}(?:的?(?:文义|含义|意思|解释|内容|表述|规定))?为(?:准|标准|正本|依据)"
    ),
    re.compile(
        rf"{_TEXT_ZH}(?:优先于|优先适用|具有优先(?:效力|地位)|优先(?=[。；，,;]|$)"
        "|为(?:原本|正本|准|唯一有效))"
    ),
)
_NAMES_EN = re.compile(rf"\b(?:{_EN})\b")
_NAMES_ZH = re.compile(rf"(?:{_ZH})(?=[、和及与]|文|语|(?:{_ZH})文)")
_EQUALLY = loose(
    r"\b(?:equally\s(?:authentic|valid|authoritative|binding)"
    r"|(?:of\s|have\s|has\s|with\s)(?:the\s)?(?:equal|same)\s"
    r"(?:effect|force|validity|authenticity|legal\s(?:effect|force|validity)))\b"
    r"|(?:同等(?:作准|效力|有效|法律效力|真实)|具有同等[^。；]{0,8}效力|同一作准|均为作准)"
)
_TEXTS = re.compile(r"\b(?:texts?|versions?|languages?)\b|文本|文字|版本")
# Two copies in one language are equal, and say nothing of languages.
_ALONE = re.compile(rf"(?<!and )(?<!and the )(?<!, )\b(?:{_EN})\s[Ll]anguage\b(?!\s(?:and|or)\b)")
# "It is drawn up in English and Urdu. The Urdu text prevails." is a guideline's rule for others.
_MADE = re.compile(r"\b(?:drawn\sup|signed|executed)\b|作成|签署|签订|订立")
_STOP = re.compile(r"[.;。]\s*")
_BEFORE = 200
_SENTENCE = 240  # characters of a sentence before it says that the texts are equal


def find(material: Material) -> Iterator[Fact]:
    """Yield the language that prevails; where none does, that the texts are equal."""
    prevailing = list(_prevailing(material))
    yield from prevailing or _equal(material)


def _prevailing(material: Material) -> Iterator[Fact]:
    known: set[tuple[str, str]] = set()
    for pattern in _PREVAILS:
        for hit in pattern.finditer(material.flow.text):
            if not material.is_contract and _is_of_others(material, hit.start()):
                continue
            value = _CODES[hit["l"].lower()]
            fact = material.fact(FactKind.PREVAILING_LANGUAGE, hit.span(), 0.95, value)
            if (fact.language, value) not in known:
                known.add((fact.language, value))
                yield fact


def _is_of_others(material: Material, place: int) -> bool:
    before = material.flow.text[max(0, place - _BEFORE) : place]
    return any(_MADE.search(sentence) for sentence in _STOP.split(before)[-3:])


def _equal(material: Material) -> Iterator[Fact]:
    """Yield the equality of texts in two languages; of two copies in one it says nothing."""
    seen: set[str] = set()
    text = material.flow.text
    for hit in _EQUALLY.finditer(text) if material.is_contract else ():
        start = max(text.rfind(stop, 0, hit.start()) for stop in ".;。") + 1
        start = max(start, hit.start() - _SENTENCE)
        words = text[start : hit.end()]
        named = set(_NAMES_EN.findall(words)) | set(_NAMES_ZH.findall(words))
        if len(named) < 2 and (_ALONE.search(words) or not _TEXTS.search(_tail(words))):
            continue
        fact = material.fact(
            FactKind.PREVAILING_LANGUAGE, (start + _lead(words), hit.end()), 0.9, EQUAL
        )
        if fact.language not in seen:
            seen.add(fact.language)
            yield fact


def _tail(words: str) -> str:
    """Return the part that the equality is said of: "both duplicates being equally authentic"."""
    return re.split(r"[,，]", words)[-1]


def _lead(words: str) -> int:
    """Return how much of the sentence stands before its first language."""
    found = [hit.start() for names in (_NAMES_EN, _NAMES_ZH) if (hit := names.search(words))]
    return min(found) if found else len(words) - len(_tail(words))
