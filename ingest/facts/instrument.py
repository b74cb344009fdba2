"""What kind of instrument it is, and what it is called in each of its languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.facts.material import Material
from ingest.instrument_types import names_instrument, type_of
from ingest.lines import lines_of
from ingest.self_naming import self_named
from ingest.titles import title_lines
from kb.types import DocumentType, Fact, FactKind, Language, Span

_TOP = 6_000  # characters in which a title is looked for
_LONGEST_LINE = 200


def find(material: Material) -> Iterator[Fact]:
    """Yield the type, where words of the text name it, and the title of each language."""
    titles = list(_titles(material))
    kind = material.about.type
    if kind is not DocumentType.OTHER and (span := _naming(material, titles, kind)):
        yield material.fact_at(FactKind.TYPE, span, 0.95, kind.value)
    for span in titles:
        yield material.fact_at(FactKind.TITLE, span, 0.9)


def _naming(material: Material, titles: list[Span], kind: DocumentType) -> Span | None:
    """Return the title that names the type, else the first line that does."""
    for span in titles:
        if type_of(material.flow.words(span)) is kind:
            return span
    for line in lines_of(material.text[:_TOP]):
        words = material.text[line.start : line.end][:_LONGEST_LINE]
        if names_instrument(words) and type_of(words) is kind:
            return Span(line.start, line.start + len(words))
    named = self_named(material.text)
    return named[1] if named and named[0] is kind else None


def _titles(material: Material) -> Iterator[Span]:
    first = _written(material, material.about.title)
    if first:
        yield first
    for language in material.about.languages:
        if first and language is material.fact_at(FactKind.TITLE, first, 1.0).language:
            continue
        if span := _first_of(material, language):
            yield span


def _written(material: Material, title: str) -> Span | None:
    """Return where the text has its title, whatever lines it is broken into."""
    return _search(title, material.text, 0)


def _search(title: str, text: str, start: int) -> Span | None:
    characters = [re.escape(character) for character in title if not character.isspace()]
    pattern = re.compile(r"[\s#*　]{0,8}".join(characters)) if characters else None
    hit = pattern.search(text, start, start + 2 * _TOP) if pattern else None
    return Span(*hit.span()) if hit else None


def _first_of(material: Material, language: Language) -> Span | None:
    """Return the title at the head of a language's own part."""
    own = [line for line in lines_of(material.text) if line.language is language]
    if not own:
        return None
    start = own[0].start
    for line in own[:40]:
        if names_instrument(material.text[line.start : line.end][:_LONGEST_LINE]):
            start = line.start
            break
    title = title_lines(material.text[start : start + _TOP])
    return _search(title, material.text, start)
