"""Which documents a question names: its words against their titles."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kb.tokens import analyze

# A word of more titles than this ("agreement", in a large base) names none of them.
MOST_HOLDERS = 2_000


@dataclass(frozen=True, slots=True)
class Titles:
    """The words of every title, and how rare each is among the titles."""

    weights: Mapping[str, float]
    holders: Mapping[str, tuple[int, ...]]
    masses: tuple[float, ...]
    documents: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, titles: Iterable[tuple[str, str]]) -> Titles:
        """Read (document id, title) pairs; documents of one title are one."""
        contents: dict[frozenset[str], list[str]] = defaultdict(list)
        for document_id, title in titles:
            contents[frozenset(analyze(title))].append(document_id)
        counts = Counter(word for words in contents for word in words)
        total = len(contents)
        weights = {
            word: math.log1p((total - count + 0.5) / (count + 0.5))
            for word, count in counts.items()
        }
        holders: dict[str, list[int]] = defaultdict(list)
        for place, words in enumerate(contents):
            for word in words:
                holders[word].append(place)
        return cls(
            weights,
            {w: tuple(places) for w, places in holders.items() if len(places) <= MOST_HOLDERS},
            tuple(sum(weights[word] for word in words) for words in contents),
            tuple(map(tuple, contents.values())),
        )

    def named(self, asked: Sequence[frozenset[str]]) -> dict[str, float]:
        """Return how far each document's title is what a question names, from 0 to 1.

        `asked` has a set for each word of the question: the index terms that would stand for it
        in a title. The value is the share of the question's title words that the title holds,
        times the share of the title that they are: "the Hub park memorandum" is neither every
        memorandum nor every paper that mentions Hub in a long title.
        """
        sums: dict[int, float] = defaultdict(float)
        total = 0.0
        for choices in asked:
            known = sorted(
                (word for word in choices if word in self.holders), key=self.weights.__getitem__
            )
            if not known:
                continue
            total += self.weights[known[-1]]
            best = {place: self.weights[word] for word in known for place in self.holders[word]}
            for place, weight in best.items():
                sums[place] += weight
        return {
            document_id: min(1.0, weight / total) * min(1.0, weight / self.masses[place])
            for place, weight in sums.items()
            for document_id in self.documents[place]
        }
