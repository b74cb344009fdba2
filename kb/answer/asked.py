"""A question as answering sees it: its words by weight in each language, and what it wants."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from kb.answer.wants import Want, wants_of
from kb.lexicon.entries import TermGroup
from kb.lexicon.entry_vocabulary import groups_in
from kb.lexicon.lexicon import Lexicon
from kb.question import Question
from kb.store.statistics import TermStatistics
from kb.types import Language

Statistics = Callable[[Language], TermStatistics]
Weighed = tuple[tuple[TermGroup, float], ...]
NOTHING: Mapping[Language, Weighed] = MappingProxyType(dict.fromkeys(Language, ()))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, its terms and groups each with what it weighs, and its wants.

    A word weighs its rarity in the documents searched, a group that of its rarest rendering. What
    is `said` in people's words has a group in each language whose texts write it otherwise.
    """

    question: Question
    terms: tuple[tuple[str, float], ...]
    groups: Weighed
    wants: frozenset[Want]
    said: Mapping[Language, Weighed] = field(default_factory=lambda: NOTHING)

    @classmethod
    def of(cls, question: Question, lexicon: Lexicon | None, statistics: Statistics) -> Asked:
        """Weigh a question's words."""
        own = statistics(question.language)
        groups = lexicon.groups(question.text, question.language) if lexicon else ()
        said = lexicon.said(question.text, question.language) if lexicon else ()
        other = statistics(other_than(question.language))
        return cls(
            question,
            tuple((term, own.idf(term)) for term in question.terms),
            _weighed(groups, other),
            wants_of(question.text),
            {
                language: _weighed(groups_in(language, said), statistics(language))
                for language in Language
            },
        )

    def coverage(self, language: Language, *places: Collection[str]) -> float:
        """Return how much of the question, by weight, stands in texts with these index terms."""
        if language is not self.question.language:
            return _rendered(self.groups, places)
        whole = sum(weight for _, weight in self.terms)
        found = (w for term, w in self.terms if any(term in place for place in places))
        return sum(found) / whole if whole else 0.0

    def said_coverage(self, language: Language, *places: Collection[str]) -> float:
        """Return the same of what is said in people's words, as this language's texts write it."""
        return _rendered(self.said[language], places)


def other_than(language: Language) -> Language:
    """Return the other language."""
    return Language.ZH if language is Language.EN else Language.EN


def _weighed(groups: Iterable[TermGroup], statistics: TermStatistics) -> Weighed:
    return tuple((group, _weight(group, statistics)) for group in groups)


def _weight(group: TermGroup, statistics: TermStatistics) -> float:
    rarest = (max(map(statistics.idf, one.terms)) for one in group.renderings)
    return group.weight * max(rarest, default=0.0)


def _rendered(groups: Weighed, places: Collection[Collection[str]]) -> float:
    """Return the share of the groups, by weight, that these texts render."""
    whole = sum(weight for _, weight in groups)
    found = sum(weight for group, weight in groups if _is_rendered(group, places))
    return found / whole if whole else 0.0


def _is_rendered(group: TermGroup, places: Collection[Collection[str]]) -> bool:
    return any(
        all(any(term in place for place in places) for term in rendering.terms)
        for rendering in group.renderings
    )
