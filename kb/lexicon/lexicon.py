"""A question's words in the other language, and people's words in those of texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from kb.lexicon.entries import LONGEST_KEY, Rendering, TermGroup, arrange
from kb.lexicon.entry_vocabulary import Said, said_in
from kb.lexicon.pairs import TermPair
from kb.lexicon.prepared import PreparedEntries, prepared_entries
from kb.lexicon.termbase import WEIGHT as OF_THE_FIELD
from kb.tokens import HAN, STOP_WORDS, Token, fold, sub_words, tokens, words_of
from kb.types import Language

PHRASE_WEIGHT = 1.5  # a set phrase found whole says more than the same words apart
PART_WEIGHT = 0.7  # a part of a word that is not known as a whole
LONGEST_WORD = 12  # Chinese characters in a term
MOST_RENDERINGS = 24  # of one word; what comes later is ever less likely meant
_CHINESE = re.compile(f"[{HAN}]+")
_RUN = re.compile(rf"[{HAN}]+|[^{HAN}]+")


class Lexicon:
    """The prepared dictionary and, before it, terms of a user's own."""

    def __init__(self, prepared: PreparedEntries, own: Iterable[TermPair] = ()) -> None:
        self._prepared = prepared
        self._own = arrange(own)

    @classmethod
    def load(cls, cache: Path, own: Iterable[TermPair] = ()) -> Lexicon:
        """Open the dictionary in a cache folder, which is made at first use."""
        return cls(prepared_entries(cache), own)

    def groups(self, text: str, language: Language) -> tuple[TermGroup, ...]:
        """Return the groups of a question in `language`, each word or phrase once."""
        found = self._of_english(text) if language is Language.EN else self._of_chinese(text)
        return tuple({group.written.lower(): group for group in found}.values())

    def said(self, text: str, language: Language) -> tuple[Said, ...]:
        """Return what a question says in people's words that texts write otherwise."""
        return said_in(text, language, self._prepared.entries, self._is_phrase)

    def _is_phrase(self, language: Language, terms: Sequence[str]) -> bool:
        """Say whether it is a term of the field; a dictionary has phrases of every kind."""
        known = self.look_up(language, (" " if language is Language.EN else "").join(terms))
        return any(one.weight >= OF_THE_FIELD for one in known)

    def look_up(self, language: Language, key: str) -> tuple[Rendering, ...]:
        """Return what a term of `language` is in the other one, the likeliest first."""
        found = (*self._own[language].get(key, ()), *self._prepared.look_up(language, key))
        first = {one.terms: one for one in reversed(found)}
        best = sorted(reversed(first.values()), key=lambda one: -one.weight)
        return tuple(best[:MOST_RENDERINGS])

    def _of_english(self, text: str) -> Iterator[TermGroup]:
        """Set phrases first, the longest first; then the words that are in none."""
        asked = tokens(text)
        free = [True] * len(asked)
        for size in range(min(LONGEST_KEY, len(asked)), 1, -1):
            for at in range(len(asked) - size + 1):
                part = asked[at : at + size]
                if not all(free[at : at + size]):
                    continue
                known = self.look_up(Language.EN, " ".join(token.term for token in part))
                if known:
                    free[at : at + size] = [False] * size
                    yield TermGroup(_written(text, part), known, PHRASE_WEIGHT)
        for token, alone in zip(asked, free, strict=True):
            if alone:
                # Names and numbers stand in the other language as they are.
                itself = Rendering(text[token.start : token.end], (token.term,), 1.0)
                known = self.look_up(Language.EN, token.term)
                yield TermGroup(_written(text, [token]), (itself, *known), 1.0)
        for word in chain.from_iterable(map(words_of, _CHINESE.findall(fold(text)))):
            yield TermGroup(word, (Rendering(word, (word,), 1.0),), 1.0)

    def _of_chinese(self, text: str) -> Iterator[TermGroup]:
        for run in _RUN.findall(fold(text)):
            if not _CHINESE.match(run):
                for token in tokens(run):
                    itself = Rendering(run[token.start : token.end], (token.term,), 1.0)
                    yield TermGroup(itself.word, (itself,), 1.0)
                continue
            yield from self._of_characters(words_of(run))

    def _of_characters(self, words: Sequence[str]) -> Iterator[TermGroup]:
        """Join neighbouring words to the longest known term; take unknown ones apart."""
        at = 0
        while at < len(words):
            size, known = self._longest(words[at:])
            written = "".join(words[at : at + size])
            if known and written not in STOP_WORDS:
                yield TermGroup(written, known, PHRASE_WEIGHT if size > 1 else 1.0)
            elif not known:
                for part in sub_words(written):
                    if parts := self.look_up(Language.ZH, part):
                        yield TermGroup(part, parts, PART_WEIGHT)
            at += size

    def _longest(self, words: Sequence[str]) -> tuple[int, tuple[Rendering, ...]]:
        for size in range(min(4, len(words)), 0, -1):
            term = "".join(words[:size])
            if (size == 1 or len(term) <= LONGEST_WORD) and (
                known := self.look_up(Language.ZH, term)
            ):
                return size, known
        return 1, ()


def _written(text: str, part: Sequence[Token]) -> str:
    return text[part[0].start : part[-1].end]
