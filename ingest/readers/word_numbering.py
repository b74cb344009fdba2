"""Automatic numbers: what Word prints before a paragraph and stores nowhere.

After ECMA-376, 17.9: a paragraph names a list and a level; the list names its levels' formats,
starts and patterns ("第%1条", "%1.%2"), and counters run through the document in its order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from ingest.characters import clean
from ingest.readers.counting import count
from ingest.readers.word_styles import Styles
from ingest.readers.word_xml import attribute, child, children, is_on, number, value

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_SUFFIXES = {"nothing": "", "space": " ", "tab": " ", "": " "}
_BULLET = "•"  # what is stored is a glyph of a symbol font


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. `restart` is the level, from 1, after which it begins again; 0 never."""

    start: int = 1
    format: str = "decimal"
    pattern: str = ""
    suffix: str = " "
    restart: int = -1
    legal: bool = False  # all its numbers in figures, whatever the levels above say
    style: str = ""


@dataclass(frozen=True, slots=True)
class List:
    """A list as a paragraph names it. Lists with one `counter` count on from one another."""

    counter: str
    levels: tuple[Level, ...]
    restarts: tuple[int, ...] = ()  # levels that this list begins anew


class Numbering:
    """Gives every numbered paragraph its number; asked in document order, once for each."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists = _lists(root)
        self._counters: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()

    def label(self, properties: etree._Element | None, style_id: str) -> str:
        """Return a paragraph's number with the space after it, empty for one without."""
        list_id, level = self._place(properties, style_id)
        chosen = self._lists.get(list_id)
        if chosen is None or level >= len(chosen.levels):
            return ""
        return self._advance(list_id, chosen, level)

    def _place(self, properties: etree._Element | None, style_id: str) -> tuple[str, int]:
        """Return which list a paragraph is in and at which level, from 0."""
        style = self._styles.style(style_id)
        direct = child(properties, "numPr")
        list_id = value(direct, "numId") or style.numbering
        written = value(direct, "ilvl")
        if written:
            return list_id, number(written)
        if not value(direct, "numId") and list_id in self._lists:
            linked = self._level_of_style(self._lists[list_id], style_id)
            if linked is not None:
                return list_id, linked
        return list_id, max(style.list_level, 0)

    def _level_of_style(self, chosen: List, style_id: str) -> int | None:
        chain = self._styles.chain(style_id)
        by_style = {level.style: place for place, level in enumerate(chosen.levels) if level.style}
        return next((by_style[inherited] for inherited in chain if inherited in by_style), None)

    def _advance(self, list_id: str, chosen: List, level: int) -> str:
        counters = self._counters.setdefault(chosen.counter, [None] * _LEVELS)
        if list_id not in self._begun:
            self._begun.add(list_id)
            for place in chosen.restarts:
                counters[place] = None
        for place in range(level):  # a level that was skipped counts as begun
            if counters[place] is None:
                counters[place] = chosen.levels[place].start
        own = counters[level]
        counters[level] = chosen.levels[level].start if own is None else own + 1
        for place in range(level + 1, len(chosen.levels)):
            restart = chosen.levels[place].restart
            if restart == -1 or level < restart:
                counters[place] = None
        return _written(chosen.levels, level, counters)


def _written(levels: tuple[Level, ...], level: int, counters: list[int | None]) -> str:
    own = levels[level]
    if own.format == "bullet":
        return _BULLET + own.suffix

    def figure(match: re.Match[str]) -> str:
        place = int(match.group(1)) - 1
        if place >= len(levels):
            return ""
        counted = counters[place]
        shown = levels[place].start if counted is None else counted
        return count("decimal" if own.legal else levels[place].format, shown)

    label = clean(_PLACE.sub(figure, own.pattern)).strip()
    return label + own.suffix if label else ""


def _lists(root: etree._Element | None) -> dict[str, List]:
    abstract = {attribute(found, "abstractNumId"): found for found in children(root, "abstractNum")}
    linked = {value(found, "styleLink"): key for key, found in abstract.items()}
    lists = {}
    for instance in children(root, "num"):
        key = value(instance, "abstractNumId")
        link = value(abstract.get(key), "numStyleLink")
        key = linked.get(link, key) if link else key
        lists[attribute(instance, "numId")] = _list(key, abstract.get(key), instance)
    return lists


def _list(key: str, definition: etree._Element | None, instance: etree._Element) -> List:
    levels = [Level() for _ in range(_LEVELS)]
    for element in children(definition, "lvl"):
        _set_level(levels, element)
    restarts = []
    for override in children(instance, "lvlOverride"):
        for element in children(override, "lvl"):
            _set_level(levels, element)
        place, start = (
            number(attribute(override, "ilvl"), _LEVELS),
            value(override, "startOverride"),
        )
        if start and 0 <= place < _LEVELS:
            restarts.append(place)
            levels[place] = replace(levels[place], start=number(start, 1))
    return List(key, tuple(levels), tuple(restarts))


def _set_level(levels: list[Level], element: etree._Element) -> None:
    place = number(attribute(element, "ilvl"), _LEVELS)
    if not 0 <= place < _LEVELS:
        return
    levels[place] = Level(
        start=number(value(element, "start"), 0),
        format=value(element, "numFmt") or "decimal",
        pattern=value(element, "lvlText"),
        suffix=_SUFFIXES.get(value(element, "suff"), " "),
        restart=number(value(element, "lvlRestart"), -1),
        legal=is_on(element, "isLgl"),
        style=value(element, "pStyle"),
    )
