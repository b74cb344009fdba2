"""How one language's half of a document numbers itself: the word for its units, or bare numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.headings import Role
from ingest.markers import Marker
from ingest.numbering import order_of
from kb.types import Language

WORDED = (Role.ARTICLE, Role.SECTION, Role.CLAUSE)
"""Roles whose label is a word and a number."""

_REFERENCE = re.compile(r"\b([Ss]ection|[Aa]rticle)s?\s{1,3}\d")
_FEWEST_REFERENCES = 3  # to a unit's word, for bare numbers to be called by it
_RISING = 0.6  # share of "Article N" lines that must rise for them to be headings
# An act of 200 sections has stray "Article 3" lines; a treaty's articles have up to 30 paragraphs.
_MORE_BARE, _PARAGRAPHS, _GAP = 3, 30, 3
_MOST_NOTES = 3
_UNITS = {"section": "sec", "article": "art"}


@dataclass(frozen=True, slots=True)
class Habits:
    """How clauses are numbered.

    `unit` is the kind of clauses numbered by bare figures; `worded`: units have a word ("Article");
    `bare`: units are bare numbers, so that a word is a mention; `sections_hold`: a Section is a
    heading above articles; `notes`: "I" and "II" stand over the notes that were exchanged.
    """

    language: Language
    unit: str
    worded: bool
    bare: bool
    sections_hold: bool
    notes: bool = False


def habits_of(text: str, markers: Sequence[Marker], language: Language) -> Habits:
    """Return the habits of the markers of one language."""
    rising, words = _rising_words(markers)
    bare = _counted(markers) > _MORE_BARE * rising + _PARAGRAPHS
    named = Counter(found[1].lower() for found in _REFERENCE.finditer(text))
    (word, count), *_ = named.most_common(1) or [("", 0)]
    unit = _UNITS.get(word, "cl") if count >= _FEWEST_REFERENCES else "cl"
    return Habits(
        language,
        unit=unit if language is Language.EN else "cl",
        worded=not bare and rising > 1 and rising >= _RISING * words,
        bare=bare,
        sections_hold=language is Language.ZH or _sections_hold(markers),
        notes=_are_notes(markers),
    )


def _are_notes(markers: Sequence[Marker]) -> bool:
    """Say whether the headings that are a Roman figure alone are so few that they number notes.

    An exchange has two or three; articles in Roman figures alone are more.
    """
    alone = [m.written for m in markers if m.shape == "#" and not m.written[:1].isdigit()]
    return 0 < len(alone) <= _MOST_NOTES


def _rising_words(markers: Sequence[Marker]) -> tuple[int, int]:
    """Return how many "Article N" lines rise in order, and how many there are.

    Headings count upwards; wrapped lines that begin with a mention name any number, and of k of
    those a rising sequence picks about log k.
    """
    words = [m for m in markers if m.role in WORDED and not m.continued]
    rising = 0
    last: tuple[int, ...] = (0,)
    for marker in words:
        path = _path(marker)
        if path > last or path == (1,) or path[1:] == (1,):
            rising += 1
            last = path
    return rising, len(words)


def _counted(markers: Sequence[Marker]) -> int:
    """Return how far bare numbers count through the document from 1, with few gaps."""
    last = 0
    for marker in markers:
        if marker.shape != "#." or not (order := order_of(marker.written)):
            continue
        if last < order[0] <= last + _GAP:
            last = order[0]
    return last


def _path(marker: Marker) -> tuple[int, ...]:
    parts = (order_of(part) for part in marker.written.split("."))
    return tuple(part[0] if part else 0 for part in parts)


def _sections_hold(markers: Sequence[Marker]) -> bool:
    """Say whether an English Section is mostly followed by an Article at once, as in EU law."""
    structure = [m for m in markers if m.role in (Role.ARTICLE, Role.SECTION, Role.CHAPTER)]
    after = [
        following.role is Role.ARTICLE
        for marker, following in pairwise(structure)
        if marker.role is Role.SECTION and "." not in marker.written
    ]
    return sum(after) * 2 > len(after)
