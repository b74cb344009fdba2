"""A question's words to the other language, and people's words to those that texts have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from haystack import component

from kb.lexicon.entries import TermGroup
from kb.lexicon.entry_vocabulary import groups_in
from kb.lexicon.lexicon import Lexicon
from kb.question import Question
from kb.types import Language

Groups = tuple[TermGroup, ...]
NONE: Mapping[Language, Groups] = MappingProxyType(dict.fromkeys(Language, ()))


@dataclass(frozen=True, slots=True)
class Translation:
    """A question's words in the other language, and how either writes what people say otherwise.

    Frozen all through, a copy is the thing itself.
    """

    groups: Groups = ()
    said: Mapping[Language, Groups] = field(default_factory=lambda: NONE)

    def written_in(self, language: Language, asked_in: Language) -> Groups:
        """Return what a language writes for the question, but for its own words in its own."""
        said = self.said[language]
        return said if language is asked_in else (*self.groups, *said)

    def __deepcopy__(self, memo: dict[int, object]) -> Translation:
        return self


@component
class QuestionTranslator:
    """Looks a question's words up; without a lexicon there is nothing to be found."""

    def __init__(self, lexicon: Lexicon | None) -> None:
        self._lexicon = lexicon

    @component.output_types(translation=Translation)
    def run(self, question: Question) -> dict[str, object]:
        """Return the groups of the question's words."""
        if self._lexicon is None:
            return {"translation": Translation()}
        said = self._lexicon.said(question.text, question.language)
        written = {language: groups_in(language, said) for language in Language}
        groups = self._lexicon.groups(question.text, question.language)
        return {"translation": Translation(groups, MappingProxyType(written))}
