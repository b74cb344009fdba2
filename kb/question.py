"""What a question asks for: its language, its words, and the clause that it names."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from kb.errors import BadRequest
from kb.instrument_number import InstrumentNumber, find_numbers
from kb.locator import find_locators
from kb.tokens import analyze, detect_language
from kb.types import Language

# Past this many different words the rarest decide and the rest only cost time.
MAX_TERMS = 128


@dataclass(frozen=True, slots=True)
class Question:
    """A question as search understands it.

    `terms` are the index terms of all its words, each once; `locators` the clauses that it
    names; `topic` the terms that are left when those names are taken away; `numbers` those of
    instruments.
    """

    text: str
    language: Language
    terms: tuple[str, ...]
    locators: tuple[str, ...]
    topic: tuple[str, ...]
    numbers: tuple[InstrumentNumber, ...] = ()

    def __deepcopy__(self, memo: dict[int, object]) -> Question:
        return self  # frozen all through, and every component is handed a copy


def read_question(text: str, max_chars: int = 20_000) -> Question:
    """Read a question. Raises `BadRequest` for one that is empty or longer than `max_chars`."""
    if len(text) > max_chars:
        raise BadRequest(
            f"the question has {len(text):,} characters, the limit is {max_chars:,};"
            " ask for less at once",
            field="query",
        )
    cleaned = clean(text)
    if not cleaned:
        raise BadRequest("the question is empty; write what you want to find", field="query")
    mentions = find_locators(cleaned)
    rest = cleaned
    for mention in reversed(mentions):
        rest = f"{rest[: mention.span.start]} {rest[mention.span.end :]}"
    return Question(
        text=cleaned,
        language=detect_language(cleaned),
        terms=distinct(analyze(cleaned)),
        locators=tuple(dict.fromkeys(mention.locator for mention in mentions)),
        topic=distinct(analyze(rest)),
        numbers=find_numbers(cleaned),
    )


def clean(text: str) -> str:
    """Return `text` without control characters and unpaired surrogates, spaces made single."""
    kept = "".join(
        " " if unicodedata.category(character) in ("Cc", "Cs") else character for character in text
    )
    return " ".join(kept.split())


def distinct(terms: list[str]) -> tuple[str, ...]:
    """Return index terms each once, as many as a question is asked by."""
    return tuple(dict.fromkeys(terms))[:MAX_TERMS]
