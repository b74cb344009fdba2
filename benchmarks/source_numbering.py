"""The numbering of the sample corpus, read from its sources and by nothing that the product uses.

A source marks its headings and keeps a paragraph a line, so a number at the start of a line is a
clause: where it stands follows from the shapes of the numbers around it. Only what a numeral is
worth comes from the product.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.source import Block, Kind, Source
from kb.numerals import parse_numeral

_HAN = "一二三四五六七八九十百"
# A heading's number and what it numbers: an annex begins a numbering of its own.
_HEADINGS = (
    (
        "annex",
        rf"(?:Annex|SCHEDULE|Schedule|Appendix|Exhibit|附件|附表|附[录錄])\s*(?P<n>[A-Z]\b|\d+|[{_HAN}]+)",
    ),
    (
        "part",
        rf"(?:Part\s+(?P<w>One|Two|Three|Four|Five|Six|Seven|Eight)\b|Part\s+(?P<n>[IVX]+|\d+)"
        rf"|第(?P<z>[{_HAN}]+)(?:部分|[编編]))",
    ),
    ("ch", rf"(?:Chapter\s+(?P<n>[IVX]+|\d+)|第(?P<z>[{_HAN}]+)章)"),
    (
        "unit",
        rf"(?:Article|ARTICLE|Section|Clause)\s+(?P<n>\d+(?:\.\d+)?|[IVX]+)\b"
        rf"|第\s?(?P<z>[{_HAN}\d]+)\s?[条條]|(?P<d>\d+)[.．、]"
        rf"|(?P<h>[{_HAN}]+)、|[（(](?P<b>[{_HAN}]+)[)）]",
    ),
)
_ROWS = tuple((kind, re.compile(pattern)) for kind, pattern in _HEADINGS)
_WORDS = "One Two Three Four Five Six Seven Eight".split()
# Shapes of a paragraph's number; members of one list have one shape.
_SHAPES = (
    ("第#条", rf"第(?P<n>[{_HAN}]+)条"),
    ("#.#", r"(?P<n>\d+\.\d+)(?=\s)"),
    ("(#)", r"[（(](?P<n>\d+)[)）]"),
    ("#.", r"(?P<n>\d+)[.．、]"),
    ("(i)", r"[（(](?P<n>[ivx]+)[)）]"),
    ("(a)", r"[（(](?P<n>[a-z])[)）]"),
    ("(一)", rf"[（(](?P<n>[{_HAN}]+)[)）]"),
)
_NUMBERS = tuple((shape, re.compile(pattern)) for shape, pattern in _SHAPES)
_FIRST_INSIDE = re.compile(r"—(?P<label>\((?P<n>1)\))")
BEGINNING = 14  # characters, white space aside, by which a clause's place is recognised


@dataclass(frozen=True, slots=True)
class Numbered:
    """A clause as its source numbers it: the path of numbers, and how its words begin."""

    path: str
    begins: str


def numbered(source: Source) -> tuple[Numbered, ...]:
    """Return every numbered heading and paragraph of a source, in order."""
    return tuple(_Reader().read(source))


def beginning(text: str) -> str:
    """Return how a clause begins, without white space."""
    return "".join(text.split())[:BEGINNING]


@dataclass(slots=True)
class _Reader:
    scope: tuple[str, ...] = ()
    unit: tuple[str, ...] = ()
    open: list[tuple[str, str]] = field(default_factory=list)

    def read(self, source: Source) -> Iterator[Numbered]:
        for block in source.blocks:
            if block.kind in (Kind.CHAPTER, Kind.ARTICLE, Kind.SUBHEADING):
                yield from self._heading(block)
            elif block.kind is Kind.PARAGRAPH:
                yield from self._paragraph(block.text)

    def _heading(self, block: Block) -> Iterator[Numbered]:
        for kind, pattern in _ROWS:
            hit = pattern.match(block.text)
            if not hit:
                continue
            number = next(value for value in hit.groupdict().values() if value)
            if kind == "unit" and hit.groupdict().get("b"):
                self.open = [("(一)", _value(number))]
                yield self._made(block.text)
                return
            self.open = []
            if kind == "annex":
                self.scope = (f"annex-{_value(number)}",)
                self.unit = ()
            elif kind == "unit":
                self.unit = tuple(_value(part) for part in number.split("."))
            else:
                yield Numbered(f"{kind}-{_value(number)}", beginning(block.text))
                return
            yield self._made(block.text)
            return

    def _paragraph(self, text: str) -> Iterator[Numbered]:
        for shape, pattern in _NUMBERS:
            hit = pattern.match(text)
            if not hit:
                continue
            if shape == "(i)" and self._is_letter(hit["n"]):
                continue
            self._place(shape, hit["n"])
            yield self._made(text)
            if inner := _FIRST_INSIDE.search(text):
                self._place("(#)", inner["n"])
                yield self._made(text[inner.start("label") :])
            return

    def _is_letter(self, written: str) -> bool:
        """Say whether (i) or (v) goes on with a list of letters."""
        before = {"i": "h", "v": "u", "x": "w"}.get(written)
        return bool(before) and any(shape == "(a)" and n == before for shape, n in self.open)

    def _place(self, shape: str, number: str) -> None:
        own_unit = not self.scope and (shape == "第#条" or (shape == "#." and not self.unit_titled))
        if own_unit:
            self.unit, self.open = (_value(number),), []
            return
        if shape == "#.#":
            first, _, second = number.partition(".")
            self.unit, self.open = (first,), [("#.#", second)]
            return
        shapes = [one for one, _ in self.open]
        if shape in shapes:
            del self.open[shapes.index(shape) :]
        self.open.append((shape, _value(number) if shape not in ("(a)", "(i)") else number))

    @property
    def unit_titled(self) -> bool:
        """Whether a list "1." stands within a unit that a heading opened."""
        return any(shape == "(一)" for shape, _ in self.open)

    def _made(self, text: str) -> Numbered:
        path = (*self.scope, *self.unit, *(number for _, number in self.open))
        return Numbered("/".join(path), beginning(text))


def _value(number: str) -> str:
    if number in _WORDS:
        return str(_WORDS.index(number) + 1)
    if len(number) == 1 and number.isalpha() and number.isascii() and number not in "IVX":
        return number
    return str(parse_numeral(number) or number)
