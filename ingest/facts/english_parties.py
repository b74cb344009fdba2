"""Where an English agreement names its parties.

In the sentence that makes it ("is made between A and B"), in a treaty's first words, on its title
page, in a list headed "Parties", as "Seller: A", or where it is signed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ingest.facts.english_anchors import (
    ALIASED,
    GOVERNMENT,
    HAVE,
    LISTED,
    MADE,
    NOTES,
    OF_ANOTHER,
    OPENING,
    PARTIES_ABOVE,
    PARTY_LINE,
    ROLE_BLANK,
    ROLES,
    ROLES_ABOVE,
    SIGNED,
    TESTIMONIUM,
    TITLE,
    TOGETHER,
)
from ingest.facts.english_forms import form_names
from ingest.facts.english_name import Place, is_blank
from ingest.facts.english_names import English, english_list
from ingest.facts.english_states import listed_states
from ingest.facts.material import Material

_LINE_HEAD = re.compile(r"(?:^|\n)[ \t#*]*(?:(?i:preamble)[ \t*]*)?$")
# "CYPRUS The Ministry of ...": a title in capitals runs on into the first sentence.
_TITLE_HEAD = re.compile(r"(?:^|\n)[ \t#*]*[A-Z][A-Z ,'’()-]+[ \t]$")
_SENTENCE = re.compile(r"The\s[A-Z][a-z]")
_TOP = 2_500  # characters of a title and the first words
_CONTENTS = 25_000  # characters of a title page and a long table of contents
_TITLE_TOP = 1_500  # characters in which a title stands; below, another instrument is named so
_SIGNATURES = 1_500  # characters after the testimonium in which names stand
_BLANK_LINE = 400  # characters after the one name of a form in which the other's line stands
_MOST_SIGN = 6  # of more signatures, some are of witnesses
_LEAST = 2  # parties that an agreement has


def english_parties(material: Material) -> Iterator[tuple[Place, float]]:
    """Yield the names, of the first way of naming that gives two, with its confidence."""
    ways: tuple[tuple[Callable[[Material], list[Place]], float], ...] = (
        (_made, 0.95),
        (_several, 0.9),
        (_opening, 0.9),
        (_together, 0.9),
        (_listed, 0.9),
        (_having_agreed, 0.85),
        (_made_below, 0.9),
        (_listed_below, 0.85),
        (_title, 0.9),
        (_by_role, 0.85),
        (_in_lines, 0.85),
        (_notes, 0.8),
        (_form, 0.75),
        (_aliased, 0.75),
        (_signers, 0.7),
    )
    for way, confidence in ways:
        if named := way(material):
            yield from ((place, confidence) for place in named)
            return


def _top(material: Material) -> str:
    return material.flow.text[: max(_TOP, min(len(material.header) + _TOP, 3 * _TOP))]


def _first_list(material: Material, starts: Iterator[int], reach: int) -> list[Place]:
    for start in starts:
        where = English(material.flow.text, start, _within(material, start, reach))
        named = english_list(where)
        if len(named) >= _LEAST or (named and _is_form(where, named[-1])):
            return named
    return []


def _is_form(where: English, last: Place) -> bool:
    """Say whether the list names one party and leaves the other's line blank."""
    return is_blank(where.text[where.start : last[1] + _BLANK_LINE])


def _made(material: Material) -> list[Place]:
    return _first_list(material, (hit.end() for hit in MADE.finditer(_top(material))), 1_800)


def _made_below(material: Material) -> list[Place]:
    """Return who is named where the instrument is made, below a title page and its contents."""
    starts = (hit.end() for hit in MADE.finditer(material.flow.text[:_CONTENTS]))
    return _first_list(material, starts, 1_800)


def _several(material: Material) -> list[Place]:
    return listed_states(material, len(_top(material)))


def _opening(material: Material) -> list[Place]:
    hits = (hit.end() for hit in OPENING.finditer(_top(material)))
    return _first_list(material, (one for one in hits if _begins_line(material, one)), 400)


def _together(material: Material) -> list[Place]:
    return _first_list(material, (hit.end() for hit in TOGETHER.finditer(_top(material))), 300)


def _listed(material: Material) -> list[Place]:
    hits = (hit for hit in LISTED.finditer(_top(material)) if _begins_line(material, hit.start()))
    return _first_list(material, (hit.end() for hit in hits), 1_800)


def _listed_below(material: Material) -> list[Place]:
    """Return the numbered list below other papers that stand before the agreement."""
    text = material.flow.text[:_CONTENTS]
    hits = (hit for hit in LISTED.finditer(text) if text.startswith("(1)", hit.end()))
    return _first_list(material, (hit.end() for hit in hits), 1_800)


def _title(material: Material) -> list[Place]:
    top = _top(material)[:_TITLE_TOP]
    own = (hit for hit in TITLE.finditer(top) if not OF_ANOTHER.search(top[: hit.start()]))
    return _first_list(material, (hit.end() for hit in own), 400)


def _having_agreed(material: Material) -> list[Place]:
    starts = re.finditer(
        r"^[ \t]*(?:Preamble)?(?=[A-Z](?![A-Z ]{2,30}$))",
        material.text[: len(_top(material))],
        re.M,
    )
    places = (material.flow.place(start.end()) for start in starts)
    text = material.flow.text
    return _first_list(material, (place for place in places if HAVE.match(text, place)), 900)


def _by_role(material: Material) -> list[Place]:
    """Return who stands in a line as "Seller: A", which the flow would join to the next."""
    names: dict[str, Place] = {}
    top = material.text[: 2 * _TOP]
    hits = [*ROLES.finditer(top), *ROLES_ABOVE.finditer(top)]
    for hit in sorted(hits, key=lambda one: one.start("name")):
        start, end = hit.span("name")
        names.setdefault(hit["name"], (material.flow.place(start), material.flow.place(end)))
    form = names and ROLE_BLANK.search(top)
    return list(names.values()) if form or len(names) >= _LEAST else []


def _in_lines(material: Material) -> list[Place]:
    """Return the companies that begin the lines below the heading "Parties"."""
    for heading in PARTIES_ABOVE.finditer(material.text[:_TOP]):
        places: list[Place] = []
        here = heading.end()
        while line := PARTY_LINE.match(material.text, here):
            start, end = line.span("name")
            places.append((material.flow.place(start), material.flow.place(end)))
            here = line.end()
        if len(places) >= _LEAST:
            return places
    return []


def _form(material: Material) -> list[Place]:
    return form_names(material.flow.text, len(material.header))


def _notes(material: Material) -> list[Place]:
    hit = NOTES.search(material.flow.text[: 2 * _TOP])
    if hit is None:
        return []
    named = GOVERNMENT.finditer(material.flow.text, hit.start(), hit.end())
    places = [one.span() for one in named][:_LEAST]
    return places if len(places) == _LEAST else []


def _aliased(material: Material) -> list[Place]:
    """Return two companies that a letter names and gives short names, one after the other."""
    hits = ALIASED.finditer(material.flow.text[:_TOP])
    return _first_list(material, (hit.end() for hit in hits), 500)


def _signers(material: Material) -> list[Place]:
    """Return who signs after the testimonium, where two do so one after the other."""
    text = material.flow.text
    named: list[Place] = []
    formulas = list(TESTIMONIUM.finditer(text))
    end = formulas[-1].end() if formulas else 0
    for hit in SIGNED.finditer(text, end, end + _SIGNATURES) if formulas else ():
        place = english_list(English(text, hit.end(), 120))[:1]
        if place and text[slice(*place[0])] not in {text[slice(*one)] for one in named}:
            named += place
    return named if _LEAST <= len(named) <= _MOST_SIGN else []


def _within(material: Material, place: int, reach: int) -> int:
    """Return how far a list may reach: to the end of the heading that it stands in."""
    offset = material.flow.at(place)
    for heading in material.headings:
        if heading.span.covers(offset):
            return material.flow.place(heading.span.end) - place
    return reach


def _begins_line(material: Material, place: int) -> bool:
    start = material.flow.at(place)
    before = material.text[:start]
    below_title = _TITLE_HEAD.search(before) and _SENTENCE.match(material.text, start)
    return bool(below_title or _LINE_HEAD.search(before))
