"""A document in stretches: an article, or what stands between articles, one language each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.headings import CONTENTS_ENTRY, CONTENTS_TITLE
from ingest.lines import Line, language_of, lines_of
from kb.address import split
from kb.types import Clause, Document, Language

_LONGEST_LEAD = 160  # characters of headings that go into the passage of the article below them
_LONGEST_TITLE_BLOCK = {Language.EN: 900, Language.ZH: 300}  # characters
_LEAST_FOREIGN = {Language.EN: 40, Language.ZH: 12}  # characters that make a change of language


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the text that passages do not cross.

    `unit` is the article-level clause that owns it, None between clauses; `holders` are the parts,
    chapters and annexes around it, outermost first. `lead` is where the unit's own text begins,
    after the headings of containers put before it.
    """

    start: int
    end: int
    unit: Clause | None
    holders: tuple[Clause, ...]
    lead: int


def regions_of(document: Document) -> tuple[Region, ...]:
    """Cut a document's text into regions that cover it without gap or overlap.

    () for a text of white space alone.
    """
    if not document.text.strip():
        return ()
    owners = _Owners(document.clauses)
    bilingual = len(document.languages) > 1
    found: list[Region] = []
    key: tuple[object, ...] = ()
    for start, end, language in _segments(document, owners, bilingual=bilingual):
        unit, holders = owners.unit(start, language), owners.holders(start, language)
        blank = not document.text[start:end].strip()
        if found and (blank or key == (unit, holders, language)):
            found[-1] = replace(found[-1], end=end)
        elif not blank:
            key = (unit, holders, language)
            # White space at the very beginning goes with the first words.
            found.append(Region(start if found else 0, end, unit, holders, start))
    return tuple(_with_leads(document, owners, found))


def _segments(
    document: Document, owners: _Owners, *, bilingual: bool
) -> Iterator[tuple[int, int, Language | None]]:
    """Yield stretches of one line or less, each with its language where there are two."""
    language: Language | None = None
    starts = owners.unit_starts
    place = 0
    lines = list(_whole_lines(document.text))
    spoken = _spoken(lines, owners) if bilingual else [None] * len(lines)
    for line, own in zip(lines, spoken, strict=True):
        language = own or language
        here = line.start
        language = owners.opening.get(here, language)
        while place < len(starts) and starts[place] < line.end:
            if starts[place] > here:
                yield here, starts[place], language
                here = starts[place]
                language = owners.opening.get(here, language)
            place += 1
        if here < line.end:
            yield here, line.end, language


def _spoken(lines: list[Line], owners: _Owners) -> list[Language | None]:
    """Return for each line the language it shows, None where it goes on with the one before.

    A short line shows none, unless it belongs to the longer lines or the clause that follow it in
    its language: the title at the head of the second half.
    """
    spoken: list[Language | None] = []
    coming: Language | None = None
    for line in reversed(lines):
        opened = owners.opening.get(line.start)
        if opened or _weighs(line):
            coming = opened or line.language
        elif line.language and line.language is not coming:
            coming = None
        spoken.append(coming if line.language is coming else None)
    return spoken[::-1]


def _whole_lines(text: str) -> Iterator[Line]:
    """Yield lines with their ends, so that they cover the text."""
    lines = lines_of(text)
    for place, line in enumerate(lines):
        end = lines[place + 1].start if place + 1 < len(lines) else len(text)
        yield replace(line, end=end)


def _weighs(line: Line) -> bool:
    return line.language is not None and line.end - line.start >= _LEAST_FOREIGN[line.language]


def _with_leads(document: Document, owners: _Owners, regions: list[Region]) -> Iterator[Region]:
    """Join a title block, and the short heading lines of a chapter, to the article below them."""
    lead = -1
    for place, region in enumerate(regions):
        following = regions[place + 1] if place + 1 < len(regions) else None
        start = region.start if lead < 0 else lead
        if following and _is_lead(document, owners, region, following):
            lead = start
            continue
        lead = -1
        yield replace(region, start=start)


def _is_lead(document: Document, owners: _Owners, region: Region, following: Region) -> bool:
    if region.unit:
        return False
    words = document.text[region.start : region.end].strip()
    if region.holders:
        return region.holders[-1] in following.holders and len(words) <= _LONGEST_LEAD
    clause = following.unit or (following.holders[-1] if following.holders else None)
    if clause is None or not _is_title_block(words, clause.language):
        return False
    # What stands after a clause is a signature block; what stands on another page is a cover,
    # whose page would be cited for the clause.
    if region.start > owners.first[clause.language]:
        return False
    return document.page_at(region.start) == document.page_at(clause.span.start)


def _is_title_block(words: str, language: Language) -> bool:
    """Say whether a stretch may stand above the first clause of a language: short, no contents."""
    if language_of(words) not in (language, None) or len(words) > _LONGEST_TITLE_BLOCK[language]:
        return False
    return not any(
        CONTENTS_TITLE.fullmatch(line) or CONTENTS_ENTRY.search(line) for line in words.split("\n")
    )


class _Owners:
    """Which article-level clause and which containers a place belongs to, by language."""

    def __init__(self, clauses: tuple[Clause, ...]) -> None:
        self._units: dict[Language, list[Clause]] = {}
        self._holders: dict[Language, list[Clause]] = {}
        for language in Language:
            own = [clause for clause in clauses if clause.language is language]
            holders = _holders(own)
            self._holders[language] = [c for c in own if c.locator in holders]
            self._units[language] = list(_outermost(c for c in own if c.locator not in holders))
        self._starts = {
            language: [unit.span.start for unit in units] for language, units in self._units.items()
        }
        self.first = {
            language: min((c.span.start for c in clauses if c.language is language), default=0)
            for language in Language
        }
        # A clause's own line, "第1條", is too short to show a language; the clause has one.
        self.opening = {clause.span.start: clause.language for clause in clauses}
        ends = {start for starts in self._starts.values() for start in starts}
        ends |= {unit.span.end for units in self._units.values() for unit in units}
        ends |= {clause.span.start for held in self._holders.values() for clause in held}
        self.unit_starts = sorted(ends)

    def unit(self, offset: int, language: Language | None) -> Clause | None:
        """Return the article at a place, in the line's own language before the other."""
        for tongue in _preferring(language):
            place = bisect_right(self._starts[tongue], offset) - 1
            if place >= 0 and self._units[tongue][place].span.covers(offset):
                return self._units[tongue][place]
        return None

    def holders(self, offset: int, language: Language | None) -> tuple[Clause, ...]:
        """Return the containers around a place, outermost first."""
        for tongue in _preferring(language):
            around = tuple(c for c in self._holders[tongue] if c.span.covers(offset))
            if around:
                return around
        return ()


def _preferring(language: Language | None) -> tuple[Language, ...]:
    return (Language.ZH, Language.EN) if language is Language.ZH else (Language.EN, Language.ZH)


def _holders(clauses: list[Clause]) -> set[str]:
    """Return the locators of clauses that hold articles rather than being one.

    A container has a clause within it that is no paragraph or item of its own: an article under a
    chapter, Section 2.3 under Article II.
    """
    holders: set[str] = set()
    around: list[Clause] = []
    for clause in clauses:
        while around and around[-1].span.end <= clause.span.start:
            around.pop()
        own = split(clause.locator)
        for outer in around:
            inside = split(outer.locator)
            if own[: len(inside)] != inside or own[len(inside)][0] not in ("par", "item"):
                holders.add(outer.locator)
        around.append(clause)
    return holders


def _outermost(clauses: Iterable[Clause]) -> Iterator[Clause]:
    end = -1
    for clause in clauses:
        if clause.span.start >= end:
            yield clause
            end = clause.span.end
