"""A text's lines, each with its language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.reading import Heading
from kb.types import Language

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_LEAST_SHARE = 0.2  # of the lines with words, for both languages to be the document's own
_SHORT = {Language.EN: 25, Language.ZH: 8}  # characters; a line that is no heading is longer


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text, without its end; `language` is empty where it has no words."""

    start: int
    end: int
    language: Language | None
    marked: bool


def lines_of(text: str, headings: Iterable[Heading] = ()) -> tuple[Line, ...]:
    """Cut a text into lines; `headings` are those that the file's own format marks."""
    heads = {heading.span.start for heading in headings}
    lines = []
    start = 0
    for piece in text.splitlines(keepends=True):
        end = start + len(piece.rstrip())
        indent = len(piece) - len(piece.lstrip())
        marked = bool(heads) and (start in heads or start + indent in heads)
        lines.append(Line(start, end, language_of(text[start:end]), marked))
        start += len(piece)
    return tuple(lines)


def is_bilingual(lines: Sequence[Line]) -> bool:
    """Say whether a fair share of the lines is in each language."""
    spoken = [
        line.language
        for line in lines
        if line.language and line.end - line.start >= _SHORT[line.language]
    ]
    shares = [spoken.count(language) for language in Language]
    return bool(spoken) and min(shares) >= _LEAST_SHARE * len(spoken)


def language_of(text: str) -> Language | None:
    """Return the language of a line by its script; a Han character weighs as much as a word."""
    han = len(HAN.findall(text))
    words = len(_LATIN_WORD.findall(text))
    if not han and not words:
        return None
    return Language.ZH if han >= words else Language.EN
