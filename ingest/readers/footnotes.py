"""Footnotes of a page: what stands at its foot under a mark that also stands in the text above.

Drawn where they are printed, notes come between the two halves of a sentence that runs over to the
next page. They stay on their page and go up to where a sentence ends, lines of their own. A list
in small type is no note: only a mark that hangs on a word of the text makes one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from unicodedata import normalize

from ingest.readers.mark_words import is_in, rejoined, with_raised
from ingest.readers.marks import Mark
from ingest.readers.words import Line
from kb.superscript import raised
from kb.types import Box

_SMALL = 0.92  # of the height of the text above, up to which type is a note's
_FOOT = 0.25  # of the page's height, above which no note begins
_GAP = 2.0  # heights of a line: what stands lower is a page's footer
_MOST_BELOW = 3  # lines of a footer
_FEWEST_ABOVE = 2  # lines of text

# What a note begins with: 1, 1., [1], (1), 〔1〕, ①, *, 注1. No date, share or decimal.
_MARK = re.compile(
    r"(?:[注註]\s?)?(?:"
    r"(?P<number>[\d⁰¹²³⁴-⁹]{1,3})"
    r"(?:[.．、:：](?!\s?\d)|(?!st\b|nd\b|rd\b|th\b)(?![\d⁰¹²³⁴-⁹.,/:%％‰°-]))"
    r"|(?P<bracketed>[\[(（〔［]\d{1,3}[\])）〕］])"
    r"|(?P<sign>[①-⑳]|[*＊†‡§※]{1,3}))"
)
_FIRST = frozenset("0123456789⁰¹²³⁴⁵⁶⁷⁸⁹[(（〔［*＊†‡§※注註_–—―─-①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_MARK_WORDS = 5  # 注〔1〕： has five
_UNNAMED = re.compile(r"[注註]\s?[:：]")  # a note without a mark
_RULE = re.compile(r"[_–—―─-]{4,}")  # a rule that is drawn as text
_RULE_ABOVE = 20.0  # points, between a rule and the note under it

Find = Callable[[str], Sequence[Mark]]
Rules = Callable[[], Sequence[Box]]


@dataclass(frozen=True, slots=True)
class Parted:
    """A page's lines of text, and those of its notes as drawn."""

    text: Sequence[Line]
    notes: Sequence[Line] = ()


@dataclass(frozen=True, slots=True)
class _Head:
    """A line that may begin a note: its mark, "1" or "[1]", and how that is written, "注1."."""

    at: int  # among the lines
    first: int  # among its words: those before it draw a rule
    mark: str = ""
    written: str = ""

    @property
    def number(self) -> int | None:
        """The mark's number; None of a star."""
        digits = normalize("NFKC", self.mark).strip("[]()〔〕")
        return int(digits) if digits.isdecimal() else None

    @property
    def is_bare(self) -> bool:
        """Whether the text has the number alone, without brackets."""
        return self.mark.isdecimal()

    @property
    def is_listed(self) -> bool:
        """Whether the number is written as lists are numbered: 1. or (1)."""
        return self.written[-1:] in tuple(".．、)）")

    def follows(self, other: _Head) -> bool:
        """Say whether this is the mark that comes after the other's."""
        if self.number is None or other.number is None:
            return not other.mark or self.number is other.number
        return self.number == other.number + 1


@dataclass(frozen=True, slots=True)
class _Foot:
    """The lines at a page's foot that may be notes: which, where they begin, in smaller type."""

    lines: Sequence[int]
    heads: Sequence[_Head]
    top: float
    small: bool

    @property
    def marks(self) -> Sequence[str]:
        """The marks of the notes that have one."""
        return [one.mark for one in self.heads if one.mark]


def parted(lines: Sequence[Line], height: float, find: Find, rules: Rules) -> Parted:
    """Return the lines of a page that is so high, its notes apart; all are text where none is one.

    `find` says where a mark stands, `rules` where lines are drawn across; both are asked only where
    something may be a note. A bare number that marks one comes back raised in both places, as it is
    printed, which keeps it out of figures: 30¹ days.
    """
    heads = [head for at, line in enumerate(lines) if (head := _head(at, line, height))]
    if not heads:
        return Parted(lines)
    heads.sort(key=lambda one: lines[one.at][0].top)
    page = _Measured(lines)
    feet = [foot for head in heads if (foot := _foot(head, heads, page))]
    for is_marked in (_is_raised, _hangs, _is_ruled):
        for foot in feet:
            if is_marked(foot, find, rules):
                whole = next(one for one in feet if foot.heads[0] in one.heads)
                return _apart(lines, whole if whole.small else foot, find)
    return Parted(lines)


def _head(at: int, line: Line, height: float) -> _Head | None:
    if line[0].text[0] not in _FIRST or line[-1].bottom < _FOOT * height:
        return None
    first = next((place for place, word in enumerate(line) if not _RULE.fullmatch(word.text)), 0)
    words = line[first : first + _MARK_WORDS]
    text = "".join(f" {word.text}" if word.spaced else word.text for word in words).lstrip()
    found = _MARK.match(text)
    if not found:
        return _Head(at, first) if _UNNAMED.match(text) else None
    mark = found["number"] or found["bracketed"] or found["sign"]
    return _Head(at, first, mark, found.group())


class _Measured:
    """A page's lines with the upper edge of each, its middle, and how high its letters are."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.tops = [line[0].top for line in lines]
        self.middles = [(line[0].top + line[0].bottom) / 2 for line in lines]
        # Of a word in the midst: the first may be a mark.
        middle = [line[len(line) // 2] for line in lines]
        self.sizes = [word.bottom - word.top for word in middle]
        self.usual = sorted(self.sizes)[3 * len(lines) // 4]  # of the text, be there many notes

    def is_rule(self, at: int) -> bool:
        """Say whether a line is nothing but a rule drawn as text."""
        line = self.lines[at]
        return all(_RULE.fullmatch(word.text) for word in (line[0], line[-1]))

    def below(self, at: int) -> list[int]:
        """Return a line and those that stand lower, in the order of their upper edges."""
        top = self.tops[at]
        lower = (other for other, middle in enumerate(self.middles) if middle >= top)
        return sorted(lower, key=lambda other: (other != at, self.tops[other]))


def _foot(head: _Head, heads: Sequence[_Head], page: _Measured) -> _Foot | None:
    """Return what stands from a line down, if it may be notes with the page's footer under them."""
    top = page.tops[head.at]
    if head.is_listed and page.sizes[head.at] > _SMALL * page.usual:
        return None
    above = [size for size, middle in zip(page.sizes, page.middles, strict=True) if middle < top]
    if len(above) < _FEWEST_ABOVE:
        return None
    most = _SMALL * median(above)
    small = page.sizes[head.at] <= most
    if not small and head.is_listed:
        return None
    known = {one.at: one for one in heads}
    below = page.below(head.at)
    taken: list[int] = []
    found: list[_Head] = []
    bottom = top
    for at in below:
        if at < head.at:
            continue  # drawn before the notes: the page's footer, or what stands in its margin
        size, begins = page.sizes[at], known.get(at)
        if begins and (not found or begins.follows(found[-1])):
            found.append(begins)
        elif (small and size > most) or page.tops[at] - bottom > _GAP * size:
            break  # the page's footer: in larger type, or apart from the notes
        taken.append(at)
        bottom = max(bottom, page.lines[at][-1].bottom)
    if len(below) - len(taken) > _MOST_BELOW or any(map(page.is_rule, taken)):
        return None
    return _Foot([*_rule_above(page, top), *sorted(taken)], found, top, small)


def _rule_above(page: _Measured, top: float) -> Iterator[int]:
    for at, middle in enumerate(page.middles):
        if 0 < top - middle < _RULE_ABOVE and page.is_rule(at):
            yield at


def _is_raised(foot: _Foot, find: Find, rules: Rules) -> bool:
    """Say whether at least half the marks of small type stand raised in the text above."""
    if not foot.small or not foot.marks:
        return False
    raised = sum(any(one.raised for one in places) for places in _above(foot, find))
    return len(foot.marks) <= 2 * raised


def _hangs(foot: _Foot, find: Find, rules: Rules) -> bool:
    """Say whether at least half the marks of small type hang on one word each, as large as that."""
    if not foot.small or not foot.marks:
        return False
    hanging = sum(sum(one.hanging for one in places) == 1 for places in _above(foot, find))
    return len(foot.marks) <= 2 * hanging


def _is_ruled(foot: _Foot, find: Find, rules: Rules) -> bool:
    """Say whether notes stand under a rule: in type as large as the text's, their marks raised.

    Small type under a rule may have no mark: 注：.
    """
    if not foot.small and not foot.marks:
        return False
    raised = (any(one.raised for one in places) for places in _above(foot, find))
    return all(raised) and any(abs(foot.top - rule.bottom) < _RULE_ABOVE for rule in rules())


def _above(foot: _Foot, find: Find) -> Iterator[Sequence[Mark]]:
    """Yield for each note where its mark stands above the notes."""
    for mark in foot.marks:
        yield [one for one in find(mark) if one.box.bottom <= foot.top]


def _apart(lines: Sequence[Line], foot: _Foot, find: Find) -> Parted:
    """Return the text and the notes, each bare number that marks one raised."""
    taken = set(foot.lines)
    above: list[tuple[str, Mark]] = []
    within: dict[int, list[tuple[str, Mark]]] = {}
    for head in foot.heads:
        if not head.is_bare:
            continue
        places = find(head.mark)
        above += [(head.mark, one) for one in _referring(places, foot.top)]
        if head.written == head.mark:
            word = lines[head.at][head.first]
            own = [one for one in places if is_in(one, word) and not one.offset]
            within[head.at] = [(head.mark, one) for one in own[:1]]
    marks = tuple(map(raised, foot.marks))
    text = [_marked(line, above) for at, line in enumerate(lines) if at not in taken]
    notes = [with_raised(lines[at], within.get(at, ()), spaced=True) for at in foot.lines]
    return Parted(rejoined(text, marks), rejoined(notes, marks, alone=True))


def _marked(line: Line, marks: Sequence[tuple[str, Mark]]) -> Line:
    """Return a line with those of the marks raised that stand at its height."""
    top, bottom = line[0].top, line[0].bottom
    near = [one for one in marks if one[1].box.bottom > top and one[1].box.top < bottom]
    return with_raised(line, near) if near else line


def _referring(places: Sequence[Mark], top: float) -> Sequence[Mark]:
    """Return where a mark refers to a note: raised, or the only place where it hangs on a word."""
    above = [one for one in places if one.box.bottom <= top]
    hanging = [one for one in above if one.hanging]
    return [one for one in above if one.raised] or (hanging if len(hanging) == 1 else ())
