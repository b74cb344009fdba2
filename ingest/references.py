"""Which clauses a clause's own words name: "subject to Article 12", 依照第十二条, 前款."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kb.address import split
from kb.locator import Mention, find_locators, numbers
from kb.types import Clause, Language, Reference, Span

# "Article 5 of the Convention" is another instrument's, "of this Agreement" is not.
_OWN = r"(?:this|these|the present|the said|hereof|herein)\b"
_OF_OTHERS = re.compile(
    rf"[\s,]{{0,3}}(?:(?:of|to|in|under)\s+)(?!{_OWN})(?!(?:the\s+)?(?:Annex|Schedule|Appendix|Article|Part"
    r"|Chapter|Section|Clause|Paragraph|same)\b)"
    r"(?P<what>(?:the|that|an?|any|its|such|said)\s+(?:[\w'’&-]+\s+){0,6}?"
    r"(?P<noun>[A-Z][A-Za-z]+)|[A-Z][\w.-]+)",
)
# 《矿产资源法》第五条, 公约第五条, 该条例第五条; 本法第五条 is its own.
_NAMED_BEFORE = re.compile(
    r"(?P<own>本)?(?:》|法|法典|条例|條例|公约|公約|协定|協定|条约|條約|宪法|憲法|规定|規定|办法|辦法|章程|议定书|議定書"
    r"|细则|規則|规则|合同|协议|协议书|原协议|指南|框架)(?:的|之|中|附件)?\s*$"
)
_BEFORE = 12
_AFTER = 90
# What names its neighbour rather than a number: how far back, and which kind of step.
_NEIGHBOURS = (
    (re.compile(r"前(?P<two>[两兩二])?[款项項](?!目)"), "par"),
    (re.compile(r"前(?P<two>[两兩二])?[条條](?!件)"), "art"),
    (
        re.compile(
            r"\bthe (?:preceding|previous|foregoing) (?P<two>two (?=\w+s\b))?[Pp]aragraphs?(?<!s)\b"
        ),
        "par",
    ),
    (re.compile(r"\bthe (?:preceding|previous|foregoing) (?P<two>two )?[Aa]rticles?\b"), "art"),
)
_UNITS = ("art", "sec", "cl")


def with_references(text: str, clauses: Sequence[Clause], title: str) -> tuple[Clause, ...]:
    """Return the clauses, each with the references that stand in its own words.

    A mention that no clause of the document answers to, or that is of another instrument, is none.
    """
    mentions = find_locators(text)
    found: dict[int, list[Reference]] = {}
    for language in Language:
        tree = _Tree(clauses, language, title)
        for mention in (*mentions, *_neighbours(text, tree)):
            place = tree.innermost(mention.span.start)
            if place < 0 or tree.is_label(mention.span.start):
                continue
            target = tree.target(text, place, mention)
            if target and target != clauses[place].locator:
                found.setdefault(place, []).append(Reference(target, mention.span))
    return tuple(
        replace(clause, references=tuple(sorted(found[place], key=lambda one: one.span)))
        if place in found
        else clause
        for place, clause in enumerate(clauses)
    )


class _Tree:
    """The clauses of one language: which holds a place, and which answers to an address."""

    def __init__(self, clauses: Sequence[Clause], language: Language, title: str) -> None:
        self._clauses = clauses
        self._title = title.casefold()
        self._own = [place for place, one in enumerate(clauses) if one.language is language]
        self._starts = [clauses[place].span.start for place in self._own]
        self._parents: dict[int, int] = {}
        self._by_numbers: dict[str, list[str]] = {}
        self.language = language
        self._labels = set(self._starts)
        self._link()

    def _link(self) -> None:
        around: list[int] = []
        for place in self._own:
            clause = self._clauses[place]
            while around and self._clauses[around[-1]].span.end <= clause.span.start:
                around.pop()
            self._parents[place] = around[-1] if around else -1
            around.append(place)
            self._by_numbers.setdefault(numbers(clause.locator), []).append(clause.locator)

    def is_label(self, offset: int) -> bool:
        """Say whether a mention is a clause's own number, at its head."""
        return offset in self._labels

    def innermost(self, offset: int) -> int:
        """Return the deepest clause that covers an offset, -1 for none."""
        at = bisect_right(self._starts, offset) - 1
        place = self._own[at] if at >= 0 else -1
        while place >= 0 and not self._clauses[place].span.covers(offset):
            place = self._parents[place]
        return place

    def around(self, place: int) -> Iterator[str]:
        """Yield the locators of a clause and of those around it, outwards."""
        while place >= 0:
            yield self._clauses[place].locator
            place = self._parents[place]

    def target(self, text: str, place: int, mention: Mention) -> str:
        """Return the locator of the clause that a mention names, '' for none of this document."""
        if self._is_of_others(text, mention.span):
            return ""
        if split(mention.locator)[0][0] in ("par", "item"):
            candidates = [f"{outer}/{mention.locator}" for outer in self.around(place)]
        else:
            annex = [one for one in self.around(place) if split(one)[0][0] == "annex"][-1:]
            candidates = [f"{outer}/{mention.locator}" for outer in annex] + [mention.locator]
        return next(filter(None, map(self._by_number, candidates)), "")

    def before(self, place: int, kind: str) -> str:
        """Return the clause before the paragraph or article that a place lies in."""
        for locator in self.around(place):
            _, _, step = locator.rpartition("/")
            name, _, number = step.partition(":")
            fits = name in _UNITS if kind == "art" else name == kind
            if fits and number.isdigit() and int(number) > 1:
                return one_before(locator)
        return ""

    def _by_number(self, candidate: str) -> str:
        """Return the clause with these numbers; an article is asked for, no paragraph will do."""
        found = self._by_numbers.get(numbers(candidate), [])
        if _kind(candidate) in _UNITS:
            found = [locator for locator in found if _kind(locator) in _UNITS]
        return found[0] if found else ""

    def _is_of_others(self, text: str, span: Span) -> bool:
        if named := _NAMED_BEFORE.search(text[max(0, span.start - _BEFORE) : span.start]):
            return not named["own"]
        after = _OF_OTHERS.match(text, span.end, span.end + _AFTER)
        if after is None:
            return False
        return (after["noun"] or after["what"]).casefold() not in self._title


def _kind(locator: str) -> str:
    return split(locator)[-1][0]


def one_before(locator: str) -> str:
    """Return the address with the number before its last, '' where that is the first."""
    outer, _, step = locator.rpartition("/")
    name, _, number = step.partition(":")
    if not number.isdigit() or int(number) < 2:
        return ""
    return "/".join(filter(None, (outer, f"{name}:{int(number) - 1}")))


def _neighbours(text: str, tree: _Tree) -> Iterator[Mention]:
    for pattern, kind in _NEIGHBOURS:
        for hit in pattern.finditer(text):
            place = tree.innermost(hit.start())
            locator = tree.before(place, kind) if place >= 0 else ""
            if locator:
                yield Mention(Span(*hit.span()), locator)
                if hit["two"] and (second := one_before(locator)):
                    yield Mention(Span(*hit.span()), second)
