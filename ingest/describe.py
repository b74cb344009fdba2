"""What a document is: its title, type, date and languages, from what it says itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ingest.dates import own_date
from ingest.instrument_types import names_instrument, names_no_type, type_of
from ingest.lines import lines_of
from ingest.reading import Reading
from ingest.self_naming import self_named
from ingest.titles import title_of
from kb.tokens import HAN_WEIGHT, detect_language
from kb.types import DocumentType, Language

_FIRST_LINES = 12
_SENTENCE_ENDS = (".", ";", ":", "。", "；")
_LINE = 200  # characters of a first line that may name the type
# Share of a document's words from which a language is one of its own; the two halves of a
# bilingual text are near 0.5 each, an abstract or a table of names below 0.1.
_LEAST_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Description:
    """A document's facts. `languages` has the language of most of the text first."""

    title: str
    type: DocumentType
    date: date | None
    languages: tuple[Language, ...]


def describe(reading: Reading, name: str) -> Description:
    """Describe a document by its metadata, its first and last words, and its file's name."""
    title = title_of(reading, name)
    kind = _type(title, reading.text, name)
    return Description(
        title=title,
        type=kind,
        date=own_date(reading.text, name, kind),
        languages=_languages(reading.text) or (detect_language(title),),
    )


def _type(title: str, text: str, name: str) -> DocumentType:
    lines = text[:2_000].split("\n")[:_FIRST_LINES]
    if any(names_no_type(line) for line in (title, *lines)):
        return DocumentType.OTHER
    instruments = (line for line in lines if names_instrument(line[:_LINE]))
    naming = (line for line in instruments if not line.rstrip().endswith(_SENTENCE_ENDS))
    for words in (title, name, *naming):
        if (kind := type_of(words)) is not DocumentType.OTHER:
            return kind
    named_itself = self_named(text)
    return named_itself[0] if named_itself else DocumentType.OTHER


def _languages(text: str) -> tuple[Language, ...]:
    """Return the languages of a fair share of the lines, the greater first."""
    amounts = dict.fromkeys(Language, 0.0)
    for line in lines_of(text):
        if line.language:
            weight = HAN_WEIGHT if line.language is Language.ZH else 1.0
            amounts[line.language] += (line.end - line.start) * weight
    whole = sum(amounts.values())
    ranked = sorted(amounts, key=amounts.__getitem__, reverse=True)
    return tuple(language for language in ranked if amounts[language] > _LEAST_SHARE * whole)
