"""The pairs of terms arranged by what is looked up: the index terms of either side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kb.lexicon.pairs import TermPair
from kb.tokens import analyze, fold, tokens, words_of
from kb.types import Language

LONGEST_KEY = 5  # index terms; people do not ask for longer set phrases


@dataclass(frozen=True, slots=True)
class Rendering:
    """A term of the other language as it may be written there.

    `terms` are the index terms that all must occur for it to be there, `weight` how well it
    renders what was asked.
    """

    word: str
    terms: tuple[str, ...]
    weight: float


# Of one language: what is looked up -> its renderings in the other. English is looked up by its
# index terms with spaces between, Chinese by the Simplified word itself.
Entries = Mapping[str, tuple[Rendering, ...]]


def arrange(pairs: Iterable[TermPair]) -> dict[Language, Entries]:
    """Arrange pairs for both directions; the best weight of a pair met twice counts."""
    found: dict[Language, dict[str, dict[str, Rendering]]] = {language: {} for language in Language}
    for pair in pairs:
        english = tuple(analyze(pair.english))
        chinese = fold(pair.chinese)
        written = (*words_of(chinese), *(token.term for token in tokens(chinese)))
        if not 1 <= len(english) <= LONGEST_KEY or not written:
            continue
        _add(found[Language.EN], " ".join(english), Rendering(chinese, written, pair.weight))
        _add(found[Language.ZH], chinese, Rendering(pair.english, english, pair.weight))
    return {
        language: {key: tuple(values.values()) for key, values in entries.items()}
        for language, entries in found.items()
    }


def _add(entries: dict[str, dict[str, Rendering]], key: str, rendering: Rendering) -> None:
    there = entries.setdefault(key, {})
    name = " ".join(rendering.terms)
    if name not in there or there[name].weight < rendering.weight:
        there[name] = rendering
