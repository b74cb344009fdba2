"""Which documents a question names: its words against their titles, or by a number."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from kb.instrument_number import InstrumentNumber
from kb.statutes import kind_terms
from kb.tokens import analyze

# A word of more titles than this ("agreement", in a large base) names none of them.
MOST_HOLDERS = 2_000


class Likenesses(Mapping[str, float]):
    """How far documents are named, by id; told title by title, since many may have one title."""

    def __init__(self, titles: Titles, by_place: Mapping[int, float]) -> None:
        self._titles = titles
        self._by_place = by_place

    def __getitem__(self, document_id: str) -> float:
        return self._by_place[self._titles.places[document_id]]

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(self._titles.documents[place] for place in self._by_place)

    def __len__(self) -> int:
        return sum(len(self._titles.documents[place]) for place in self._by_place)

    @property
    def most(self) -> float:
        """The greatest likeness, 0 where there is none."""
        return max(self._by_place.values(), default=0.0)

    def at_least(self, least: float) -> Likenesses:
        """Return those of `least` or more."""
        kept = {place: far for place, far in self._by_place.items() if far >= least}
        return Likenesses(self._titles, kept)


@dataclass(frozen=True, slots=True)
class Titles:
    """The words of every title, how rare each is among the titles, and documents' numbers."""

    weights: Mapping[str, float]
    holders: Mapping[str, tuple[int, ...]]
    masses: tuple[float, ...]
    documents: tuple[tuple[str, ...], ...]
    places: Mapping[str, int]
    kinds: tuple[frozenset[str], ...]
    numbered: Mapping[str, tuple[tuple[int, InstrumentNumber], ...]]

    @classmethod
    def of(cls, names: Iterable[tuple[str, str, Iterable[str]]]) -> Titles:
        """Read documents' ids, titles and numbers; documents of one title and number are one."""
        shelves: dict[tuple[frozenset[str], frozenset[str]], list[str]] = defaultdict(list)
        kinds: dict[frozenset[str], frozenset[str]] = {}
        for document_id, title, numbers in names:
            words = frozenset(analyze(title))
            shelves[words, frozenset(numbers)].append(document_id)
            kinds[words] = kind_terms(title)
        contents = [words for words, _ in shelves]
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
            tuple(map(tuple, shelves.values())),
            {name: place for place, names in enumerate(shelves.values()) for name in names},
            tuple(kinds[words] for words in contents),
            _by_number(sorted(numbers) for _, numbers in shelves),
        )

    def named(
        self, asked: Sequence[frozenset[str]], numbers: Sequence[InstrumentNumber] = ()
    ) -> Likenesses:
        """Return how far each document is what a question names, from 0 to 1.

        One of `numbers` names a document wholly. Otherwise its title does: `asked` has a set for
        each word of the question, the index terms that would stand for it in a title. The value
        is the share of the question's title words that the title holds, times the share of the
        title that they are: "the Hub park memorandum" is neither every memorandum nor every paper
        that mentions Hub in a long title. A statute is named only with the word for its kind: lay
        questions on the subject of some law (zh-law-qa) lose 0.014 of nDCG@10 otherwise.
        """
        said = frozenset().union(*asked)
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
        far = {
            place: min(1.0, weight / total) * min(1.0, weight / self.masses[place])
            for place, weight in sums.items()
            if not self.kinds[place] or not said.isdisjoint(self.kinds[place])
        }
        for number in numbers:
            for place, own in self.numbered.get(number.number, ()):
                if number.names(own):
                    far[place] = 1.0
        return Likenesses(self, far)


def _by_number(
    of_each: Iterable[Iterable[str]],
) -> dict[str, tuple[tuple[int, InstrumentNumber], ...]]:
    found: dict[str, list[tuple[int, InstrumentNumber]]] = defaultdict(list)
    for place, numbers in enumerate(of_each):
        for number in map(InstrumentNumber.parse, numbers):
            found[number.number].append((place, number))
    return {number: tuple(holders) for number, holders in found.items()}
