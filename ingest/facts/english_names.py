"""An English list of parties taken apart: which words name, and which describe who is named."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.facts.english_name import (
    LONGEST,
    Place,
    is_blank,
    is_name,
    led,
    name_begins,
    name_ends,
    says_more,
)
from ingest.facts.name_patterns import (
    ABBREVIATED,
    ALIAS,
    ALIAS_OR_ACRONYM,
    BETWEEN_TITLED,
    BODIES,
    CAPACITY,
    COLLECTIVE,
    EACH,
    ENDS,
    GOVERNMENT,
    GROUP,
    IN_CHARGE_OF,
    JOINED,
    MINISTRIES,
    MINISTRY,
    NEXT,
    NO_PARTY,
    NUMBERED,
    OVER,
    PREAMBLE,
    SMALL,
    TITLED,
)

_SENTENCE_ENDS = re.compile(
    r"(?<!\bM[rs])(?<!\bDr)(?<!\bMrs)(?<!\b[A-Z])[.;:](?:\s|$)|\b(?:desiring|have agreed)\b", re.I
)
_TITLE_ENDS = re.compile(r"[A-Z]{2}\s+The\s[A-Z][a-z]")  # in capitals, above a sentence
_FIRST = 5  # characters before the number of a list's first item


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
    numbered = _numbered(where)
    if len(numbered) >= 2 and len(numbered) > len(aliases):
        return numbered
    form = len(aliases) == 1 and is_blank(where.text[where.start : aliases[0].start()])
    if (form or len(aliases) >= 2) and aliases[0].start() - where.start <= 3 * LONGEST:
        return _by_alias(where, aliases)
    return _titled(where) or _in_turn(where)


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
    places: list[Place] = []
    title = PREAMBLE.match(where.text, where.start, aliases[0].start())
    here = title.end() if title else where.start
    for alias in aliases:
        places += _called(where.text, here, alias)
        here = alias.end()
    return places


def _called(text: str, here: int, alias: re.Match[str]) -> list[Place]:
    """Return who is called by an alias, among the words since `here`."""
    if CAPACITY.match(text, here, alias.start()):  # the party before, as what it acts
        return []
    if GROUP.match(alias.group()):  # those before as one, and others with them
        return _grouped(text, here, alias.start())
    start = name_begins(text, here, alias.start())
    end = name_ends(text, start, alias.start())
    if not is_name(text, start, end):
        return []
    return _each(text, start, end) if EACH.match(alias.group()) else [(start, end)]


def _each(text: str, start: int, end: int) -> list[Place]:
    """Return the persons who have an alias each: John Doe and Mary Roe (each, a "Seller")."""
    link = JOINED.search(text, start, end)
    if link is None or GOVERNMENT.search(text, start, end):
        return [(start, end)]
    return [(start, name_ends(text, start, link.start())), (link.end(), end)]


def _grouped(text: str, here: int, end: int) -> list[Place]:
    """Return the companies that get one alias together: A Ltd. and B Corp. (collectively, "Ab")."""
    starts = {led(text, here, end), *(hit.end() for hit in JOINED.finditer(text, here, end))}
    named = (TITLED.match(text, start, end) for start in sorted(starts))
    return [hit.span("name") for hit in named if hit]


def _numbered(where: English) -> list[Place]:
    """Return the names of a list that is numbered from 1, each up to what is said of it."""
    items: list[re.Match[str]] = []
    for hit in NUMBERED.finditer(where.text, where.start, where.end):
        if items and _is_over(where.text, items[-1].end(), hit.start()):
            break
        if int(hit["n"]) == len(items) + 1:
            items.append(hit)
    if not items or items[0].start() - where.start > _FIRST:
        return []
    ends = [*(item.start() for item in items[1:]), where.end]
    named = [
        (item.end(), name_ends(where.text, item.end(), min(end, item.end() + LONGEST)))
        for item, end in zip(items, ends, strict=True)
    ]
    return [place for place in named if is_name(where.text, *place)]


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
    start = led(text, where.start, end)
    places: list[Place] = []
    while len(places) < 8 and (text[start : start + 1].isupper() or SMALL.match(text, start)):
        governed = text.startswith(("Government of", "GOVERNMENT OF", "GOVERNMENT of"), start)
        near = min(end, start + 2 * LONGEST)
        link = GOVERNMENT.search(text, start, near) if governed else None
        if MINISTRY.match(text, start, near):
            link = MINISTRIES.search(text, start, near)
        link = link or NEXT.search(text, start, near)
        stop = _end(text, start, end)
        if places:  # the second of two: what follows "and" is part of its name
            link = None
        limit = link.start() if link else end
        # "A, hereinafter X, and B": what stands between the name and the link describes it.
        name_end = min(limit, stop.start() if stop else end)
        places.append((start, name_ends(text, start, name_end)))
        if not link or (stop and _closes(text, stop.start(), link.start())):
            break
        start = led(text, link.end(), end)
    whole = all(
        2 < stop - begin <= LONGEST and not says_more(text[begin:stop]) for begin, stop in places
    )
    return places if len(places) > 1 and whole else places[:1] if whole else []


def _end(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return what first ends a name."""
    charge = IN_CHARGE_OF.match(text, start, end)
    for stop in ENDS.finditer(text, charge.end() if charge else start, end):
        before = text[start : stop.start()].rpartition(" ")[2].casefold()
        after = text[stop.end() : stop.end() + 2].lstrip()[:1]
        named_so = before in BODIES and after.isupper()
        if stop.group().strip().casefold() not in ("for", "on") or not named_so:
            return stop
    return None


def _closes(text: str, stop: int, link: int) -> bool:
    """Say whether the sentence ends between a name and the link that was found."""
    between = text[stop:link]
    return bool(_SENTENCE_ENDS.search(between) or _TITLE_ENDS.search(between))
