"""One name in an English list of parties: where it begins, where it ends, whether it is one."""

from __future__ import annotations

import re

from ingest.facts.name_patterns import (
    ACRONYM,
    ADDRESS,
    BLANK,
    COMMA,
    DESCRIBED,
    IN_CHARGE_OF,
    JOINED,
    LEAD,
    MARK,
    NAME,
    PARTNERS,
    ROLE,
    SAID_OF,
    SAYS,
    SMALL,
    TITLED,
    TRANSLATED,
    UNFILLED,
)

Place = tuple[int, int]

LONGEST = 160
"""Characters of one name."""


def is_blank(words: str) -> bool:
    """Say whether a form has a line here that is still to be filled in."""
    return BLANK.search(words) is not None


def says_more(name: str) -> bool:
    """Say whether words are more than a name, or the word that a party is called by later on."""
    return SAYS.search(name) is not None or ROLE.fullmatch(name) is not None


def is_name(text: str, start: int, end: int) -> bool:
    """Say whether what stands at a place can be a party's name."""
    name = text[start:end]
    return (
        end - start <= LONGEST
        and (name[:1].isupper() or name[:1].isdigit() or SMALL.match(name) is not None)
        and NAME.fullmatch(name) is not None
        and not is_blank(name)
        and not name.endswith(" Parties")
        and not says_more(name)
    )


def name_begins(text: str, here: int, end: int) -> int:
    """Return where the name before an alias begins, past what describes the party before it."""
    start = led(text, here, end)
    if text[start : start + 1].isupper() or SMALL.match(text, start, end):
        return start
    for pattern in (DESCRIBED, JOINED):
        if described := list(pattern.finditer(text, here, end)):
            return described[-1].end()
    named = list(TITLED.finditer(text, here, end))
    return named[-1].start("name") if named else start


def led(text: str, start: int, end: int) -> int:
    """Return where a piece of a list begins, past and, the, (1)."""
    unfilled = UNFILLED.match(text, start, end)
    lead = LEAD.match(text, unfilled.end() if unfilled else start, end)
    return lead.end() if lead else start


def name_ends(text: str, start: int, end: int) -> int:
    """Return where a name ends: at a comma that is none of the company's own, or in Chinese."""
    if translated := TRANSLATED.search(text, start, end):
        end = translated.start()
    if said := SAID_OF.search(text, start, end):
        end = said.start()
    if address := ADDRESS.search(text, start, end):
        end = address.end()
    partners = PARTNERS.match(text, start, end) or IN_CHARGE_OF.match(text, start, end)
    for comma in re.compile(",").finditer(text, partners.end() if partners else start, end):
        if not re.match(COMMA, text[comma.start() : end]):
            end = comma.start()
            break
    if acronym := ACRONYM.search(text, start, end):
        end = acronym.start()
    mark = MARK.search(text[start:end])
    return start + mark.start() if mark else end
