"""A question's words to the other language."""

from __future__ import annotations

from dataclasses import dataclass

from haystack import component

from kb.lexicon.lexicon import Lexicon, TermGroup
from kb.question import Question


@dataclass(frozen=True, slots=True)
class Translation:
    """A question's words in the other language; frozen all through, a copy is the thing itself."""

    groups: tuple[TermGroup, ...]

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
            return {"translation": Translation(())}
        return {"translation": Translation(self._lexicon.groups(question.text, question.language))}
