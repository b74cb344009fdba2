"""Numbers that instruments are cited by: S.R.O. 0418(I)/2025, 国发〔2024〕5号, MoU/PMDC/2026/07.

An instrument and its translation have the same number, whatever it is called in each language, and
a question often gives it without the year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kb.tokens import fold
from kb.types import Fact, FactKind

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_NUMBER = r"(?P<number>\d{1,5})"
_SERIES = r"(?:\s*\([ivx]{1,4}\))?"
# Figures with what stands around them where they number an instrument; text is folded (half width,
# Simplified) and in small letters.
_NUMBERED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\bs\.?\s?r\.?\s?o\.?\s*(?:no\.?\s*)?{_NUMBER}{_SERIES}(?:\s*/\s*{_YEAR})?",
        rf"\b(?:act|ordinance|law)\s+(?:no\.?\s*)?(?P<number>[ivxlc]+|\d{{1,4}})\s+of\s+{_YEAR}",
        rf"\bno\.?\s*{_NUMBER}(?:\s+of\s+|\s*/\s*){_YEAR}",
        rf"[〔［\[(【]{_YEAR}[〕］\])】]\s*第?\s*{_NUMBER}\s*号",
        rf"第?\s*{_NUMBER}{_SERIES}\s*/\s*{_YEAR}\s*号",
        rf"{_YEAR}\s*年?\s*第\s*{_NUMBER}\s*号",
        rf"(?:令|公告|通知|通函|文件)第?\s*{_NUMBER}\s*号",
        rf"第?\s*{_NUMBER}\s*号(?:令|公告|通知|通函|文件)",
    )
)
# Parts between strokes, some with letters and some with figures.
_REFERENCE = re.compile(
    r"(?<![\w/.-])(?=[\w-]*[a-z])(?=[\w/.-]*\d)[a-z0-9-]+(?:/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?){1,5}"
    r"(?![\w/])",
    re.ASCII,
)
# A number without a year means one instrument only where it is long: there is a No. 7 of each year.
_TELLING = 3  # figures


@dataclass(frozen=True, slots=True)
class InstrumentNumber:
    """A number, or a reference of several parts, and the year where it is given apart."""

    number: str
    year: str = ""

    def __str__(self) -> str:
        return f"{self.number}:{self.year}"

    @classmethod
    def parse(cls, text: str) -> InstrumentNumber:
        """Read what `str` wrote."""
        return cls(*text.rsplit(":", 1))

    def names(self, other: InstrumentNumber) -> bool:
        """Say whether whoever gives this number means the instrument that has the other."""
        if self.number != other.number:
            return False
        if self.year and other.year:
            return self.year == other.year
        return not self.number.isdecimal() or len(self.number) >= _TELLING


def find_numbers(text: str) -> tuple[InstrumentNumber, ...]:
    """Return the numbers of instruments that a text gives, each once."""
    return tuple(dict.fromkeys(_found(fold(text).lower())))


def numbers_of(title: str, facts: Iterable[Fact]) -> tuple[InstrumentNumber, ...]:
    """Return the numbers that a document goes by: of its title, or stated of itself."""
    stated = (fact.value for fact in facts if fact.kind is FactKind.NUMBER)
    return tuple(dict.fromkeys(one for text in (title, *stated) for one in find_numbers(text)))


def _found(folded: str) -> Iterator[InstrumentNumber]:
    for pattern in _NUMBERED:
        for match in pattern.finditer(folded):
            groups = match.groupdict()
            yield InstrumentNumber(match["number"].lstrip("0") or "0", groups.get("year") or "")
    for match in _REFERENCE.finditer(folded):
        yield InstrumentNumber(match.group())
