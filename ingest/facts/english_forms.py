"""Whom a printed form names: the one who made it, and a blank line for who is to sign.

And companies that stand after "between" in an order that no other way of naming knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.facts.english_name import Place, is_blank
from ingest.facts.loose import loose
from ingest.facts.name_patterns import SAID_OF, TITLED

_BETWEEN = re.compile(r"\b(?:between|BETWEEN|Between|among|AMONG)\b\s?[:;-]*|(?=\(1\)\s+[A-Z])")
# Where the words about who makes the form end.
_STOP = re.compile(
    r"\b(?:WHEREAS|Whereas|WITNESSETH|RECITALS?|Recitals?|BACKGROUND|Background|NOW,?\s+THEREFORE)\b"
    r"|\b(?:hereby\s+agree|agree\s+as\s+follows|wish\s+to|desires?\s+to|collectively)\b|\s1\.\s+[A-Z]"
)
# A name begins where the list does, after a number, a link or a blank line.
_BEGINS = loose(
    r"(?:^|\b(?:and|AND|And)\b\s?[;:-]*|&|\(\d\)|;|_{2,}\)?,?|\b(?:PART|part)\b)\s*"
    r"(?:(?:the|The|THE)\s)?(?=[A-Za-z\d])"
)
_TOP = 2_500  # characters in which a form says who makes it
_REACH = 1_200  # characters of the words about who makes it
_LEAST = 2  # parties that an agreement has


def form_names(text: str, top: int) -> list[Place]:
    """Return the companies after a "between" above `top`: two or more, or one beside a blank."""
    for between in _BETWEEN.finditer(text, 0, min(top + 1, _TOP)):
        start = between.end()
        region = text[start : start + _REACH]
        if stop := _STOP.search(region):
            region = region[: stop.start()]
        places = [(start + begin, start + end) for begin, end in _companies(region)]
        if len(places) >= _LEAST or (places and is_blank(region)):
            return places
    return []


def _companies(region: str) -> Iterator[Place]:
    known: set[str] = set()
    for begins in _BEGINS.finditer(region):
        named = TITLED.match(region, begins.end())
        if named and named["name"] not in known:
            known.add(named["name"])
            said = SAID_OF.search(region, *named.span("name"))
            yield named.start("name"), said.start() if said else named.end("name")
