"""The pairs of terms arranged by what is looked up: the index terms of either side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

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


@dataclass(frozen=True, slots=True)
class TermGroup:
    """A word or set phrase of a question, and every way the other language may write it.

    A passage is as good as the best of the renderings it holds, not as their sum: a word with
    ten translations must not count ten times.
    """

    written: str
    renderings: tuple[Rendering, ...]
    weight: float


# Of one language: what is looked up -> its renderings in the other. English is looked up by its
# index terms with spaces between, Chinese by the Simplified word itself.
Entries = Mapping[str, tuple[Rendering, ...]]


def rendering(words: str, language: Language, weight: float) -> Rendering:
    """Return words of a language by their index terms, Chinese ones in Simplified."""
    return Rendering(*_written(words, language), weight)


@lru_cache(maxsize=4_096)  # a term is met with each of its variants in turn
def _written(words: str, language: Language) -> tuple[str, tuple[str, ...]]:
    if language is Language.EN:
        return words, tuple(analyze(words))
    simplified = fold(words)
    latin = (token.term for token in tokens(simplified))
    return simplified, (*words_of(simplified), *latin)


def arrange(pairs: Iterable[TermPair]) -> dict[Language, Entries]:
    """Arrange pairs for both directions; the best weight of a pair met twice counts."""
    found: dict[Language, dict[str, dict[str, Rendering]]] = {language: {} for language in Language}
    for pair in pairs:
        english = rendering(pair.english, Language.EN, pair.weight)
        chinese = rendering(pair.chinese, Language.ZH, pair.weight)
        if not 1 <= len(english.terms) <= LONGEST_KEY or not chinese.terms:
            continue
        _add(found[Language.EN], " ".join(english.terms), chinese)
        _add(found[Language.ZH], chinese.word, english)
    return {
        language: {key: tuple(values.values()) for key, values in entries.items()}
        for language, entries in found.items()
    }


def _add(entries: dict[str, dict[str, Rendering]], key: str, found: Rendering) -> None:
    there = entries.setdefault(key, {})
    name = " ".join(found.terms)
    if name not in there or there[name].weight < found.weight:
        there[name] = found
