"""The documents that a question names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from haystack import component

from kb.aspect import aspect
from kb.components.question_translator import Translation
from kb.question import Question
from kb.ranking import Place, Ranking
from kb.store.index import Index
from kb.store.snapshot import Snapshot
from kb.store.titles import Likenesses
from kb.tokens import analyze
from kb.types import Language

# From here on a document is meant, as with half of its title by half of the question's title words;
# less is a word in common. With every likeness counted, or from 0.15 on, lay questions of statutes
# lose 0.005 of nDCG@10 to titles that happen to share a word.
PLAINLY = 0.25
NEARLY = 0.8  # of the best: documents named as well as that one
MOST = 500  # documents; more are a kind of document and not one that is meant
# What people write for a word of a title or for two parties.
_TWO_STATES = frozenset(analyze("Pakistan China 巴基斯坦 中国"))
SHORT = {
    "mou": frozenset(analyze("memorandum 备忘录")),
    "中巴": _TWO_STATES,
    "巴中": _TWO_STATES,
}


@dataclass(frozen=True, slots=True)
class Named:
    """How far a question names each document, by id; frozen, a copy is the thing itself.

    `best` are those meant most, if they are few enough to look through one by one; `aspect` is what
    it asks of them, empty where there are none or nothing more is asked.
    """

    documents: Likenesses
    best: tuple[str, ...]
    aspect: str

    @property
    def plainly(self) -> Likenesses:
        """The documents that the question means, if any."""
        return self.documents.at_least(PLAINLY)

    def places(self, view: Snapshot, rankings: Iterable[Ranking]) -> dict[Place, float]:
        """Return how far the question means the document of each passage found, if it does any."""
        meant = self.plainly
        if not meant:
            return {}
        rows: dict[Language, dict[int, None]] = {}
        for ranking in rankings:
            found = dict.fromkeys(one.row for one in ranking.found)
            rows.setdefault(ranking.language, {}).update(found)
        return {
            (language, row): meant[document]
            for language, asked in rows.items()
            for row, document in zip(asked, view.documents(language, tuple(asked)), strict=True)
            if document in meant
        }

    def __deepcopy__(self, memo: dict[int, object]) -> Named:
        return self


@component
class TitleMatcher:
    """Compares the question's words, in both languages, with every document's names."""

    def __init__(self, index: Index) -> None:
        self._index = index

    @component.output_types(named=Named)
    def run(self, question: Question, translation: Translation) -> dict[str, object]:
        """Return how far the question names each document."""
        asked = [SHORT.get(term, frozenset()) | {term} for term in question.topic]
        asked += [
            frozenset(one.terms[0] for one in group.renderings if len(one.terms) == 1)
            for group in translation.groups
        ]
        documents = self._index.titles().named(asked, question.numbers)
        best = documents.at_least(max(PLAINLY, NEARLY * documents.most))
        if not best or len(best) > MOST:
            return {"named": Named(documents, (), "")}
        naming = _naming(best.words(frozenset().union(*asked)), translation)
        return {"named": Named(documents, tuple(sorted(best)), aspect(question.text, naming))}


def _naming(said: frozenset[str], translation: Translation) -> frozenset[str]:
    """Return the terms that name: those said of a title, and words translated to them.

    Of a word's translations only the likeliest: nearly any has some that stands in some title.
    """
    translated = (
        group.written
        for group in translation.groups
        for one in islice((one for one in group.renderings if one.word != group.written), 1)
        if said.issuperset(one.terms)
    )
    return said.union(*(map(analyze, translated)))
