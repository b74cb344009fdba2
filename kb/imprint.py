"""What every citation of a document repeats of it: its titles, and which language prevails."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kb.types import Authority, Fact, FactKind, Language

EQUAL = "equal"
"""The value of a prevailing-language fact that says no text prevails."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """A document's title in each language that it has one in, and the languages that prevail.

    `prevailing` are codes, those of languages that Concord does not read too, or `EQUAL`.
    """

    titles: tuple[tuple[Language, str], ...] = ()
    prevailing: frozenset[str] = frozenset()

    @classmethod
    def of(cls, facts: Iterable[Fact]) -> Imprint:
        """Choose them from a document's facts; of two titles in a language the first."""
        titles: dict[Language, str] = {}
        prevailing = set()
        for fact in facts:
            if fact.kind is FactKind.TITLE:
                titles.setdefault(fact.language, fact.value)
            elif fact.kind is FactKind.PREVAILING_LANGUAGE:
                prevailing.add(fact.value)
        return cls(tuple(titles.items()), frozenset(prevailing))

    def title(self, language: Language) -> str:
        """Return the title in a language, '' where the document has none in it."""
        return dict(self.titles).get(language, "")

    def authority(self, language: Language) -> Authority:
        """Return what the text in `language` counts for.

        A clause that names one language outweighs one that calls the texts equal: treaties say
        both, the first for cases of divergence. Two that name different languages say nothing.
        """
        named = self.prevailing - {EQUAL}
        if len(named) > 1:
            return Authority.UNSTATED
        if named:
            return Authority.PREVAILS if language in named else Authority.TRANSLATION
        return Authority.EQUAL if self.prevailing else Authority.UNSTATED
