"""Numbers in sequence: which number a figure is, and whether it follows another."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from ingest.headings import FIGURES_IN_WORDS, ORDINALS, Role
from ingest.markers import Marker
from kb.numerals import parse_numeral

Order = tuple[int, str]
"""A place in a sequence: 19, then 19A ('A'), then 20."""

_WITH_SUFFIX = re.compile(
    r"(\d{1,4}(?=[\sA-Zbtq-])|[IVXLC]{1,10}(?=-))\s?-?(bis|ter|quater|[A-Z]{1,2})"
)
_LEAP = 5  # numbers that may be missing at the end of a series
_INSERT = re.compile(r"(.+)之(.+)")


def order_of(written: str) -> Order | None:
    """Return the place of a unit's number: '19A', 'XIV', '一百二十之一', 'SECOND', 'B'.

    A lone letter that is no I, V or X counts from A; None for what is no number.
    """
    if written in ORDINALS:
        return (ORDINALS.index(written) + 1, "")
    if (word := written.lower()) in FIGURES_IN_WORDS:
        return (FIGURES_IN_WORDS.index(word) + 1, "")
    if inserted := _INSERT.fullmatch(written):
        number, second = parse_numeral(inserted[1]), parse_numeral(inserted[2])
        return None if number is None else (number, f"-{second}")
    if suffixed := _WITH_SUFFIX.fullmatch(written):
        number = parse_numeral(suffixed[1])
        return None if number is None else (number, suffixed[2])
    if len(written) == 1 and written.isalpha() and written.isascii() and written not in "IVX":
        return letter_order(written)
    number = parse_numeral(written)
    return None if number is None else (number, "")


def letter_order(written: str) -> Order | None:
    """Return the place of an item's letter: a is 1, z 26, aa 27, bb 28."""
    low = written.lower()
    if not low.isascii() or not low.isalpha() or len(set(low)) != 1 or len(low) > 2:
        return None
    return (ord(low[0]) - ord("a") + 1 + 26 * (len(low) - 1), "")


def readings(marker: Marker) -> tuple[tuple[str, Order], ...]:
    """Return every way to read a list's figure, as (reading, place): (i) is 9 and I."""
    figure = marker.written
    if marker.shape.strip("().").lower() != "a":
        order = order_of(figure)
        return () if order is None else (("number", order),)
    found = []
    if order := letter_order(figure):
        found.append(("letter", order))
    roman = parse_numeral(figure)
    if roman is not None and set(figure.lower()) <= set("ivxl"):
        found.append(("roman", (roman, "")))
    return tuple(found)


def follows(last: Order, order: Order) -> bool:
    """Say whether `order` is the next after `last`: 6 after 5 or 5B, 5A after 5, 5B after 5A."""
    if order[0] == last[0] + 1:
        return True
    return order[0] == last[0] and order[1] > last[1]


class Ahead:
    """Where each number of each shape comes again."""

    def __init__(self, markers: Sequence[Marker]) -> None:
        self._places: dict[tuple[str, int], list[int]] = {}
        self._shapes: dict[str, list[int]] = {}
        self._markers = markers
        for place, marker in enumerate(markers):
            self._shapes.setdefault(marker.shape, []).append(place)
            if marker.role is not Role.DECIMAL and (order := order_of(marker.written)):
                self._places.setdefault((marker.shape, order[0]), []).append(place)

    def next(self, shape: str, number: int, after: int) -> int:
        """Return the place of the next such marker, or a place past the end."""
        places = self._places.get((shape, number), [])
        found = bisect_right(places, after)
        return places[found] if found < len(places) else len(self._markers)

    def next_of_shape(self, shape: str, after: int) -> Marker | None:
        """Return the next marker of a shape."""
        places = self._shapes.get(shape, [])
        found = bisect_right(places, after)
        return self._markers[places[found]] if found < len(places) else None

    def fits(self, last: Order | None, marker: Marker, place: int, style: str = "") -> bool:
        """Say whether a marker's number is plausible after `last` in its series.

        The next number is. A leap is when the numbers after it come before the one that was
        expected, or, where articles were left out, when the line is plainly a heading, written in
        the `style` of the series. A fall is only to 1, and when 2 comes after. A number already
        reached is a running header or a mention.
        """
        order = order_of(marker.written)
        if order is None:
            return False
        number = order[0]
        never = len(self._markers)
        next_one = self.next(marker.shape, number + 1, place)
        if last is None:
            return number <= 1 or next_one < never or marker.alone or self._begins(marker, place)
        if follows(last, order):
            return True
        if number == 1:
            again = self.next(marker.shape, 1, place)
            return last[0] > 1 and (next_one < again or marker.marked)
        if number <= last[0]:
            return False
        expected = self.next(marker.shape, last[0] + 1, place)
        if expected == never and number <= last[0] + _LEAP:
            return True
        if next_one < never and next_one <= expected:
            return True
        skipped = expected == never or self.next(marker.shape, 1, place) < expected
        return skipped and marker.style == style and self._is_heading(marker, place)

    def _begins(self, marker: Marker, place: int) -> bool:
        """Say whether an extract begins here, in the middle: the next article is of its kind."""
        coming = self.next_of_shape(marker.shape, place)
        if coming is None or self.next(marker.shape, 1, place) < len(self._markers):
            return False
        order, then = order_of(marker.written), order_of(coming.written)
        rises = bool(order and then and order < then) and coming.style == marker.style
        return rises and coming.fresh and self._is_heading(marker, place)

    def _is_heading(self, marker: Marker, place: int) -> bool:
        """Say whether a line is plainly a heading: a word and a number that never comes again.

        A sentence has ended before it. What comes again is an entry of a table of contents.
        """
        order = order_of(marker.written)
        if order is None or self.next(marker.shape, order[0], place) < len(self._markers):
            return False
        worded = marker.role in (Role.ARTICLE, Role.SECTION, Role.CLAUSE)
        return worded and marker.fresh and not (marker.lower or marker.inline or marker.continued)
