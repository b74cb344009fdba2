"""What a question says in people's words, found in it and led to the words of texts.

An entry vocabulary (Buckland, 1999) takes a searcher's words to those that the texts are written
in. The words of an entry need not stand side by side: "take my mining licence back" says "take back
licence".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kb.lexicon.entries import TermGroup
from kb.lexicon.entry_terms import EntryTerm
from kb.tokens import fold, tokens, words_of
from kb.types import Language

GAP = 2  # words of the question that may stand between those of an entry
# Of a word of the question's own. On the sample corpus 0.3 to 1 find the same within 0.005.
WEIGHT = 0.6

LONGEST_PHRASE = 4  # words
MOST_WORDS = (
    200  # of a question that are looked at; who asks at greater length has the texts' words
)

# An index term of a language -> the entries that are kept under it.
Known = Callable[[Language, str], Iterable[EntryTerm]]
# Index terms of a language, side by side -> whether they are a set phrase.
IsPhrase = Callable[[Language, Sequence[str]], bool]


@dataclass(frozen=True, slots=True)
class Said:
    """What a question says in people's words, and how texts of either language write it."""

    written: str
    entry: EntryTerm

    def group(self, language: Language) -> TermGroup | None:
        """Return how texts of a language write it; None where that is not known."""
        renderings = self.entry.written[language]
        return TermGroup(self.written, renderings, WEIGHT) if renderings else None


def groups_in(language: Language, said: Iterable[Said]) -> tuple[TermGroup, ...]:
    """Return how texts of a language write what was said, as far as that is known."""
    return tuple(group for one in said if (group := one.group(language)))


def shelved(entries: Iterable[EntryTerm]) -> dict[tuple[Language, str], list[EntryTerm]]:
    """Put each entry under that term of it which the fewest have: a question looks at few."""
    every = list(entries)
    counts = Counter((entry.language, term) for entry in every for term in entry.terms)
    shelves: dict[tuple[Language, str], list[EntryTerm]] = defaultdict(list)
    for entry in every:
        rarest = min(entry.terms, key=lambda term: (counts[entry.language, term], term))
        shelves[entry.language, rarest].append(entry)
    return shelves


def said_in(text: str, language: Language, known: Known, is_phrase: IsPhrase) -> tuple[Said, ...]:
    """Return what a question says, longest first.

    What only words of a longer entry say is left out, and what is a part of a set phrase: "force
    majeure" says nothing of force.
    """
    words = _words(text, language)[:MOST_WORDS]
    places: dict[str, list[int]] = defaultdict(list)
    for at, (term, _) in enumerate(words):
        places[term].append(at)
    entries = (entry for term in places for entry in known(language, term))
    found = [(entry, stood) for entry in entries if (stood := _places_of(entry.terms, places))]
    taken: set[int] = set()
    said: dict[str, Said] = {}
    for entry, stood in sorted(found, key=lambda one: -len(one[0].terms)):
        if taken.issuperset(stood) or _within_phrase(stood, language, words, is_phrase):
            continue
        taken.update(stood)
        between = " " if language is Language.EN else ""
        written = between.join(words[place][1] for place in sorted(stood))
        said.setdefault(written, Said(written, entry))
    return tuple(said.values())


def _words(text: str, language: Language) -> Sequence[tuple[str, str]]:
    """Return the words of a question: the index term of each, and how it is written."""
    if language is Language.EN:
        return [(token.term, text[token.start : token.end]) for token in tokens(text)]
    return [(word, word) for word in words_of(fold(text))]


def _within_phrase(
    stood: Sequence[int], language: Language, words: Sequence[tuple[str, str]], is_phrase: IsPhrase
) -> bool:
    """Say whether the words at these places are a part of a set phrase of the question."""
    first, last = min(stood), max(stood)
    for start in range(max(0, last - LONGEST_PHRASE + 1), first + 1):
        for end in range(last + 1, min(len(words), start + LONGEST_PHRASE) + 1):
            is_longer = end - start > len(set(stood))
            if is_longer and is_phrase(language, [term for term, _ in words[start:end]]):
                return True
    return False


def _places_of(terms: Sequence[str], places: dict[str, list[int]]) -> tuple[int, ...]:
    """Return where the terms stand near one another; () where they nowhere do."""
    if not all(term in places for term in terms):
        return ()
    return next(iter(_near(terms, places)), ())


def _near(terms: Sequence[str], places: dict[str, list[int]]) -> Iterator[tuple[int, ...]]:
    for first in places[terms[0]]:
        at = tuple(min(places[term], key=lambda place: abs(place - first)) for term in terms)
        if max(at) - min(at) < len(terms) + GAP:
            yield at
