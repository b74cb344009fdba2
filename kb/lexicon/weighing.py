"""How well a passage renders a question's words, exactly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kb.lexicon.lexicon import TermGroup
from kb.store.statistics import TermStatistics

K1, B = 1.2, 0.75  # BM25's usual values, which the index uses too
# How many words of the other language one question may look for: 160 take 22 ms of 100,000
# passages, and past that the rarest have long decided.
MOST_TERMS = 120
_Choice = tuple[int, float, tuple[str, ...]]  # group, weight, the other terms


class Weigher:
    """Scores passages against the groups of one question: the best rendering of each counts.

    Within a rendering of several terms the weakest decides, since all of them must be there.
    """

    def __init__(self, groups: Sequence[TermGroup], statistics: TermStatistics) -> None:
        self._statistics = statistics
        # By a rendering's rarest term: only those of terms that a passage has are looked at.
        self._choices: dict[str, list[_Choice]] = {}
        for number, group in enumerate(groups):
            for rendering in group.renderings:
                rarest = max(rendering.terms, key=statistics.idf)
                weight = group.weight * rendering.weight * statistics.idf(rarest)
                others = tuple(term for term in rendering.terms if term != rarest)
                self._choices.setdefault(rarest, []).append((number, weight, others))
        self._wanted = {term for group in groups for one in group.renderings for term in one.terms}
        self.terms = self._asked_for()

    def __call__(self, terms: Sequence[str]) -> float:
        """Return the score of a passage with these index terms; 0 where nothing is rendered."""
        wanted = self._wanted
        counts = Counter([term for term in terms if term in wanted])
        length = K1 * (1 - B + B * len(terms) / max(self._statistics.mean_length, 1))
        present = {term: count * (K1 + 1) / (count + length) for term, count in counts.items()}
        best: dict[int, float] = {}
        for term, strength in present.items():
            for number, weight, others in self._choices.get(term, ()):
                if others:
                    if not all(other in present for other in others):
                        continue
                    score = weight * min(strength, *(present[other] for other in others))
                else:
                    score = weight * strength
                if score > best.get(number, 0.0):
                    best[number] = score
        return sum(best.values())

    def _asked_for(self) -> tuple[str, ...]:
        """Return the terms to look for, the rarest first; one that no passage has costs nothing.

        In a base larger than the sample a term without statistics may be there all the same.
        """
        known = [term for term in self._wanted if term in self._statistics.frequencies]
        unknown = self._wanted.difference(known) if self._statistics.is_sample else ()
        ranked = sorted(known, key=lambda term: (-self._statistics.idf(term), term))
        return (*ranked, *sorted(unknown))[:MOST_TERMS]
