"""Which documents a question names: by words of titles and parties, or by a number."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from kb.instrument_number import InstrumentNumber
from kb.statutes import kind_terms
from kb.tokens import analyze

# Words that lead to what a title is about, or whose; they name nothing themselves.
LEADING = frozenset(analyze("between among concerning regarding relating 关于 关於 之间"))
# What agreements call themselves: with the word "the Qinhe memorandum" is named by its party.
AGREEMENTS = frozenset(
    analyze(
        "agreement agreements memorandum memoranda mou contract contracts deed treaty protocol"
        " 协议 协定 备忘录 合同 契约 条约 议定书"
    )
)
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

    def words(self, said: Iterable[str]) -> frozenset[str]:
        """Return which index terms of those that a question said name one of the documents."""
        return frozenset(
            word for word in said if not self._by_place.keys().isdisjoint(self._titles.having(word))
        )

    def at_least(self, least: float) -> Likenesses:
        """Return those of `least` or more."""
        kept = {place: far for place, far in self._by_place.items() if far >= least}
        return Likenesses(self._titles, kept)


@dataclass(frozen=True, slots=True)
class Names:
    """What a document may be called by: its title, the numbers it is cited by, its parties."""

    document_id: str
    title: str
    numbers: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Titles:
    """The words of titles and of parties' names, how rare each is, and documents' numbers.

    `masses` are the weights of each title's words, those of its parties left out.
    """

    weights: Mapping[str, float]
    holders: Mapping[str, tuple[int, ...]]
    party_to: Mapping[str, tuple[int, ...]]
    masses: tuple[float, ...]
    documents: tuple[tuple[str, ...], ...]
    places: Mapping[str, int]
    kinds: tuple[frozenset[str], ...]
    numbered: Mapping[str, tuple[tuple[int, InstrumentNumber], ...]]

    @classmethod
    def of(cls, every: Iterable[Names]) -> Titles:
        """Read documents' names; those of the same words and numbers are named together."""
        shelves: dict[tuple[frozenset[str], ...], list[str]] = defaultdict(list)
        kinds: dict[frozenset[str], frozenset[str]] = {}
        for one in every:
            words = frozenset(analyze(one.title)) - LEADING
            parties = frozenset(analyze("\n".join(one.parties)))
            shelves[words, parties - words, frozenset(one.numbers)].append(one.document_id)
            kinds[words] = kind_terms(one.title)
        counts = Counter(word for words, parties, _ in shelves for word in chain(words, parties))
        total = len(shelves)
        weights = {
            word: math.log1p((total - count + 0.5) / (count + 0.5))
            for word, count in counts.items()
        }
        contents = [words for words, _, _ in shelves]
        return cls(
            weights,
            _holders(contents),
            _holders(parties for _, parties, _ in shelves),
            tuple(sum(weights[word] for word in words) for words in contents),
            tuple(map(tuple, shelves.values())),
            {name: place for place, names in enumerate(shelves.values()) for name in names},
            tuple(kinds[words] for words in contents),
            _by_number(sorted(numbers) for _, _, numbers in shelves),
        )

    def having(self, word: str) -> tuple[int, ...]:
        """Return the places of those with an index term in their title or a party's name."""
        return (*self.holders.get(word, ()), *self.party_to.get(word, ()))

    def named(
        self, asked: Sequence[frozenset[str]], numbers: Sequence[InstrumentNumber] = ()
    ) -> Likenesses:
        """Return how far each document is what a question names, from 0 to 1.

        One of `numbers` names a document wholly. Otherwise its title and parties do: `asked` has a
        set for each word of the question, the index terms that would stand for it in a name. The
        value is the share of the question's naming words that title and parties hold, times the
        share of the title that was said: "the Hub park memorandum" is neither every memorandum nor
        every paper that mentions Hub in a long title. Parties stand for the rest of the title
        where the question speaks of an agreement, "the Qinhe memorandum"; no party names a paper
        without any word of its title, and "a memorandum" is none in particular. A statute is named
        only with the word for its kind: lay questions on the subject of some law (zh-law-qa) lose
        0.014 of nDCG@10 otherwise.
        """
        said = frozenset().union(*asked)
        titled: dict[int, float] = defaultdict(float)
        party: dict[int, float] = defaultdict(float)
        telling: set[int] = set()
        total = 0.0
        for choices in asked:
            there = (one for one in choices if one in self.holders or one in self.party_to)
            known = sorted(there, key=self.weights.__getitem__)
            if not known:
                continue
            total += self.weights[known[-1]]
            for found, having in ((titled, self.holders), (party, self.party_to)):
                best = {place: word for word in known for place in having.get(word, ())}
                for place, word in best.items():
                    found[place] += self.weights[word]
                telling.update(place for place, word in best.items() if word not in AGREEMENTS)
        sums = {place: weight + party.get(place, 0.0) for place, weight in titled.items()}
        told = sums if not AGREEMENTS.isdisjoint(said) else titled
        far = {
            place: min(1.0, weight / total) * min(1.0, told[place] / self.masses[place])
            for place, weight in sums.items()
            if place in telling
            if not self.kinds[place] or not said.isdisjoint(self.kinds[place])
        }
        for number in numbers:
            for place, own in self.numbered.get(number.number, ()):
                if number.names(own):
                    far[place] = 1.0
        return Likenesses(self, far)


def _holders(contents: Iterable[frozenset[str]]) -> dict[str, tuple[int, ...]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for place, words in enumerate(contents):
        for word in words:
            holders[word].append(place)
    return {word: tuple(places) for word, places in holders.items() if len(places) <= MOST_HOLDERS}


def _by_number(
    of_each: Iterable[Iterable[str]],
) -> dict[str, tuple[tuple[int, InstrumentNumber], ...]]:
    found: dict[str, list[tuple[int, InstrumentNumber]]] = defaultdict(list)
    for place, numbers in enumerate(of_each):
        for number in map(InstrumentNumber.parse, numbers):
            found[number.number].append((place, number))
    return {number: tuple(holders) for number, holders in found.items()}
