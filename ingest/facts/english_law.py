"""How an English agreement says which law governs it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.facts.loose import loose
from kb.places import place_in

_SUBJECT = (
    r"\b(?:[Tt]his|[Tt]he|[Tt]hese|THIS|THE)\s(?:(?:[\w-]+\s){0,4}?)"
    r"(?i:Agreement|Heads\sof\sTerms|Term\sSheet|Memorandum|MoU|Protocol|Contract|Deed|Lease|Amendment|Concession|Arrangement"
    r"|Treaty|Note|Undertaking|Letter|NDA|relations?|relationship|provisions|clauses|sections"
    r"|articles|rights|construction|validity|interpretation|execution)"
)
_STATE = (
    r"(?:[Ff]ederation|[Ss]tate|STATE|[Rr]epublic|REPUBLIC|[Cc]ommonwealth|COMMONWEALTH"
    r"|Islamic\sRepublic|People's\sRepublic|[Kk]ingdom|[Pp]rovince|PROVINCE|Emirate)"
)
_PLACE = (
    rf"(?:(?:the\s|THE\s)?{_STATE}\s(?:of|OF)\s(?:the\s|THE\s)?)?(?:the\s|THE\s)?[A-Z][\w.'-]*"
    r"(?:\s(?:of|and|the|&)\s[A-Z][\w.'-]*|\s[A-Z][\w.'-]*){0,6}"
)
_STATUTES = r"(?:[Ll]aws?|LAWS?|[Ll]egislation)(?:\sand\sregulations)?"
_IN = r"(?:(?:for\sthe\stime\sbeing\s)?in\sforce\s(?:in|of)|of|OF|prevailing\sin|applicable\sin)"
_LAW = (
    r"(?:(?:[Tt]he|THE)\s)?(?:(?:substantive|internal|INTERNAL|domestic|applicable|relevant|local"
    rf"|federal|national|civil|existing)\s)*{_STATUTES}\s{_IN},?\s{_PLACE}"
    # "Danish law", "the PRC Law"; but no "Applicable Law"
    r"|(?:the\s)?(?!(?:Applicable|Governing|Such|Federal|State|Local|Common|Any|No|The|Law)\s)"
    r"(?:[A-Z][a-z]+(?:\s(?!The\s)[A-Z][a-z]+)?|PRC|UK|US|UAE|U\.S\.)\s"
    r"(?:(?:substantive|domestic|civil)\s)?(?:law|Law)s?\b"
)
_GOVERNED = loose(
    rf"{_SUBJECT}\b[^.;]{{0,260}}?\s(?i:is|are|be)\s(?:\w+\s)?"
    r"(?i:governed|construed|interpreted|controlled|enforced|in\saccordance|deemed\sto\sbe\sa\scontract\smade)"
    rf"\b[^.;]{{0,120}}?\b(?i:by|with|under|to),?\s(?P<law>{_LAW})"
)
# "The laws of Norway govern this Agreement".
_GOVERNS = loose(
    rf"\b(?P<law>{_LAW})[^.;]{{0,60}}?\s(?:governs?|shall\sgovern|will\sgovern|(?:(?:shall|will)\s)?appl(?:y|ies)\sto|(?:is|shall\sbe)\sapplicable\sto)\s"
    r"[^.;]{0,60}?\b(?:this|the)\s(?:\w+\s){0,2}?"
    r"(?:[Aa]greement|Contract|Memorandum|MoU|Deed|Lease|construction|validity)"
)
_TITLED = loose(
    rf"\b(?:Governing|Applicable|GOVERNING|APPLICABLE)\s(?:[Ll]aw|LAW)\s?[:.–—-]\s?(?P<law>{_LAW})"
)
# "The governing law of this Agreement shall be the law of Kenya".
_IS = loose(
    r"\b(?i:(?:governing|applicable|proper)\slaw|law\s(?:applicable|governing))\b[^.;]{0,10}?\s(?:this|the)\s"
    rf"[A-Z]\w+[^.;]{{0,40}}?\s(?:is|are|shall\sbe|will\sbe)\s(?P<law>{_LAW})"
)
# "It is governed by the laws of Kenya"; the last item of a list of what holds: "(c) will be
# governed by the laws of Kenya".
_ITEM = loose(
    r"(?:[;,]\s(?:and\s)?\([a-z]{1,3}\)|[.]\sIt)\s(?:shall|will|is|are)\s(?:be\s)?governed\b[^.;]{0,120}?"
    rf"\b(?:by|with|under),?\s(?P<law>{_LAW})"
)
# "accepted in the State of Nevada and shall be governed by the laws thereof".
_THEREOF = loose(
    r"\b(?:made|executed|accepted|entered\sinto|delivered|performed)\b[^.;]{0,60}?\bin,?\s"
    r"(?P<law>(?:the\s)?(?:(?:State|Commonwealth|Province|Republic)\sof\s)?[A-Z]\w+(?:\s[A-Z]\w+)?)\b[^.;]{0,60}?"
    r"\bgoverned\b[^.;]{0,80}?\b(?:laws?\s(?:thereof|of\s(?:such|said|that)\s\w+)|its\slaws)\b"
)
# What an agreement or its disputes are subject to. "Subject to the laws of the Parties" names none.
_UNDER = loose(
    rf"(?:{_SUBJECT}|\b(?:dispute|matter|claim)s?\b[^.;]{{0,60}}?\b(?:this|the)\s(?i:agreement|contract|memorandum|mou|deed)"
    r"\b)[^.;]{0,60}?\s(?:is|are|be)\s(?:subject\sto(?:\sthe\s(?:jurisdiction|provisions)\sof)?"
    rf"|(?:settled|resolved|decided|determined)\s(?:according\sto|in\saccordance\swith|under|by))\s(?P<law>{_LAW})"
)
# "the laws of the United States and of the State of Texas" are two; "and the laws of the United
# States applicable therein" is no choice.
_ALSO = loose(
    r",?\sand\s(?:(?:the\s)?laws\s)?(?:of\s)?(?P<law>(?:the\s)?(?:(?:State|Commonwealth|Republic"
    r"|Kingdom|Province)\sof\s[A-Z]\w+(?:\s[A-Z]\w+){0,2}|United\sStates(?:\sof\sAmerica)?))"
    r"(?!\sapplicable)"
)
# What is left of "the laws of the Commonwealth of Massachusetts" is the place.
_OF = loose(
    rf"^(?:.*?\b{_STATUTES}\s{_IN}\s)?(?:the\s)?(?:{_STATE}\sof\s)?(?:the\s)?",
)
_OF_CAPITALS = re.compile(_OF.pattern, re.I)
_SENTENCE_END = re.compile(r"(?<=[a-z]{3})\.\s")
# In capitals the rest of the sentence looks like a name.
_RIDER = re.compile(
    r"\s(?:WITHOUT|EXCLUDING|APPLICABLE|EXCEPT|REGARDLESS|IRRESPECTIVE|NOTWITHSTANDING|AND|AS)\b.*"
)
_WITHIN = re.compile(r"\b(?:TO|OF|UNDER|WITH|FROM|BY|IN|OR|AND)\s+$")
# Of a list of terms: "Governing law: Kenya".
_TERM = loose(
    rf"\b(?i:governing|applicable)\s(?i:law)\s?:\s?(?P<law>(?:the\s)?(?:{_STATE}\sof\s)?[A-Z]\w+(?:\s(?:and\s)?[A-Z]\w+)?)"
)
_PATTERNS = (
    (_GOVERNED, 0.95),
    (_GOVERNS, 0.9),
    (_IS, 0.9),
    (_ITEM, 0.9),
    (_THEREOF, 0.85),
    (_TITLED, 0.85),
)
_WEAK = 0.7  # where other words than "governed" say it: of known places only


def english_laws(text: str) -> Iterator[tuple[int, int, float]]:
    """Yield where each law is named that governs the agreement, and how surely it does."""
    strong = False
    for pattern, confidence in _PATTERNS:
        hits = list(pattern.finditer(text))
        # "claims against a lender under this Agreement are governed by" is a rule of its own
        # where another sentence begins with what is governed.
        direct = [hit for hit in hits if _is_subject(text, hit)]
        for hit in direct or hits:
            strong = True
            yield *hit.span("law"), confidence
            if also := _ALSO.match(text, hit.end("law")):
                yield *also.span("law"), confidence
    for hit in () if strong else (*_TERM.finditer(text), *_UNDER.finditer(text)):
        if place_in(jurisdiction(hit["law"])):
            yield *hit.span("law"), _WEAK


def _is_subject(text: str, hit: re.Match[str]) -> bool:
    """Say whether a sentence begins with what is governed."""
    before = text[max(0, hit.start() - 12) : hit.start()]
    return hit.group()[0].isupper() and not _WITHIN.search(before)


def jurisdiction(words: str) -> str:
    """Return the place that a law is called by, as it is written in small letters."""
    if words.isupper() or _RIDER.search(words):
        words = _RIDER.sub("", words).title()
        return _OF_CAPITALS.sub("", words).rstrip(". ")
    return _SENTENCE_END.split(_OF.sub("", words))[0].rstrip(". ")
