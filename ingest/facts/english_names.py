"""An English list of parties taken apart: which words name, and which describe who is named."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.facts.name_patterns import (
    ABBREVIATED,
    ADDRESS,
    ALIAS,
    ALIAS_OR_ACRONYM,
    BETWEEN_TITLED,
    BLANK,
    BODIES,
    CAPACITY,
    COLLECTIVE,
    COMMA,
    DESCRIBED,
    ENDS,
    GOVERNMENT,
    GROUP,
    JOINED,
    LEAD,
    MARK,
    NAME,
    NEXT,
    NO_PARTY,
    OVER,
    PARTNERS,
    PREAMBLE,
    SAID_OF,
    SMALL,
    TITLED,
    TRANSLATED,
    UNFILLED,
    VERB,
)

Place = tuple[int, int]

_LONGEST = 160  # characters of one name


@dataclass(frozen=True, slots=True)
class English:
    """A stretch of the flow in which parties are listed."""

    text: str
    start: int
    reach: int

    @property
    def end(self) -> int:
        """Where the stretch ends."""
        return min(len(self.text), self.start + self.reach)


def english_list(where: English) -> list[Place]:
    """Return the places of the names, by their aliases where they have any.

    A form names one party and leaves the other's line blank: then it is the one.
    """
    aliases = _aliases(where, ALIAS)
    if len(aliases) < 2:
        aliases = _aliases(where, ALIAS_OR_ACRONYM)
    form = len(aliases) == 1 and is_blank(where.text[where.start : aliases[0].start()])
    if (form or len(aliases) >= 2) and aliases[0].start() - where.start <= 3 * _LONGEST:
        return _by_alias(where, aliases)
    return _titled(where) or _in_turn(where)


def is_blank(words: str) -> bool:
    """Say whether a form has a line here that is still to be filled in."""
    return BLANK.search(words) is not None


def _aliases(where: English, pattern: re.Pattern[str]) -> list[re.Match[str]]:
    aliases: list[re.Match[str]] = []
    here = where.start
    for alias in pattern.finditer(where.text, where.start, where.end):
        if _is_over(where.text, here, alias.start()) or COLLECTIVE.match(alias.group()):
            break
        if not NO_PARTY.search(alias.group()):
            aliases.append(alias)
        here = alias.end()
    return aliases


def _is_over(text: str, start: int, end: int) -> bool:
    for stop in OVER.finditer(text, start, end):
        before = text[max(start, stop.start() - 4) : stop.start() + 4].partition(".")[0]
        if not ABBREVIATED.search(before):
            return True
    return False


def _by_alias(where: English, aliases: list[re.Match[str]]) -> list[Place]:
    places = []
    title = PREAMBLE.match(where.text, where.start, aliases[0].start())
    here = title.end() if title else where.start
    for alias in aliases:
        # The party before, as what it acts, or those before as one.
        if CAPACITY.match(where.text, here, alias.start()):
            here = alias.end()
            continue
        if GROUP.match(alias.group()):
            places += _grouped(where.text, here, alias.start())
            here = alias.end()
            continue
        start = _name_begins(where.text, here, alias.start())
        end = _name_ends(where.text, start, alias.start())
        if _is_name(where.text, start, end):
            places.append((start, end))
        here = alias.end()
    return places


def _grouped(text: str, here: int, end: int) -> list[Place]:
    """Return the companies that get one alias together: A Ltd. and B Corp. (collectively, "Ab")."""
    starts = {_led(text, here, end), *(hit.end() for hit in JOINED.finditer(text, here, end))}
    named = (TITLED.match(text, start, end) for start in sorted(starts))
    return [hit.span("name") for hit in named if hit]


def _is_name(text: str, start: int, end: int) -> bool:
    name = text[start:end]
    return (
        end - start <= _LONGEST
        and (name[:1].isupper() or name[:1].isdigit() or SMALL.match(name) is not None)
        and NAME.fullmatch(name) is not None
        and not is_blank(name)
        and not name.endswith(" Parties")
        and not VERB.search(name)
    )


def _name_begins(text: str, here: int, end: int) -> int:
    """Return where the name before an alias begins, past what describes the party before it."""
    start = _led(text, here, end)
    if text[start : start + 1].isupper() or SMALL.match(text, start, end):
        return start
    for pattern in (DESCRIBED, JOINED):
        if described := list(pattern.finditer(text, here, end)):
            return described[-1].end()
    named = list(TITLED.finditer(text, here, end))
    return named[-1].start("name") if named else start


def _led(text: str, start: int, end: int) -> int:
    """Return where a piece of a list begins, past and, the, (1)."""
    unfilled = UNFILLED.match(text, start, end)
    lead = LEAD.match(text, unfilled.end() if unfilled else start, end)
    return lead.end() if lead else start


def _name_ends(text: str, start: int, end: int) -> int:
    """Return where a name ends: at a comma that is none of the company's own, or in Chinese."""
    if translated := TRANSLATED.search(text, start, end):
        end = translated.start()
    if said := SAID_OF.search(text, start, end):
        end = said.start()
    if address := ADDRESS.search(text, start, end):
        end = address.end()
    partners = PARTNERS.match(text, start, end)
    for comma in re.compile(",").finditer(text, partners.end() if partners else start, end):
        if not re.match(COMMA, text[comma.start() : end]):
            end = comma.start()
            break
    mark = MARK.search(text[start:end])
    return end - 1 if mark else end


def _titled(where: English) -> list[Place]:
    """Return the companies that stand one after the other: A, INC., B CO. and C LLC."""
    places: list[Place] = []
    here = where.start
    while named := TITLED.match(where.text, here, where.end):
        places.append(named.span("name"))
        link = BETWEEN_TITLED.match(where.text, named.end(), where.end)
        if link is None:
            break
        here = link.end()
    return places if len(places) >= 2 else []


def _in_turn(where: English) -> list[Place]:
    """Return the names of a list without aliases: the Kingdom of A and the Republic of B."""
    text, end = where.text, where.end
    start = _led(text, where.start, end)
    places: list[Place] = []
    while len(places) < 8 and (text[start : start + 1].isupper() or SMALL.match(text, start)):
        governed = text.startswith(("Government of", "GOVERNMENT OF", "GOVERNMENT of"), start)
        near = min(end, start + 2 * _LONGEST)
        link = GOVERNMENT.search(text, start, near) if governed else None
        link = link or NEXT.search(text, start, near)
        stop = _end(text, start, end)
        if places:  # the second of two: what follows "and" is part of its name
            link = None
        limit = link.start() if link else end
        # "A, hereinafter X, and B": what stands between the name and the link describes it.
        name_end = min(limit, stop.start() if stop else end)
        places.append((start, _name_ends(text, start, name_end)))
        if not link or (stop and _closes(text, stop.start(), link.start())):
            break
        start = _led(text, link.end(), end)
    whole = all(2 < stop - begin <= _LONGEST for begin, stop in places)
    return places if len(places) > 1 and whole else places[:1] if whole else []


def _end(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return what first ends a name."""
    for stop in ENDS.finditer(text, start, end):
        before = text[start : stop.start()].rpartition(" ")[2].casefold()
        after = text[stop.end() : stop.end() + 2].lstrip()[:1]
        named_so = before in BODIES and after.isupper()
        if stop.group().strip().casefold() not in ("for", "on") or not named_so:
            return stop
    return None


def _closes(text: str, stop: int, link: int) -> bool:
    """Say whether the sentence ends between a name and the link that was found."""
    between = text[stop:link]
    return bool(re.search(r"[.;:](?:\s|$)|\b(?:desiring|have agreed)\b", between, re.I))
