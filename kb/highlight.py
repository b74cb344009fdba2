"""Which words of a question a passage holds, in either language, and where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from kb.lexicon.entries import Rendering, TermGroup
from kb.question import Question
from kb.tokens import fold_in_place, tokens, with_inner, words_of
from kb.types import Language, Passage, Span, TermMatch

MOST_SPANS = 20  # of one term; more make a page no clearer


def matches(
    passage: Passage, question: Question, groups: Sequence[TermGroup]
) -> tuple[TermMatch, ...]:
    """Return a match for each word of the question that stands in `passage`, as it was asked.

    `groups` are what the passage's language writes for the question's words, of which the
    likeliest that is there counts. In the question's own language a word is itself too, inflected
    or not.
    """
    if passage.language is question.language:
        groups = (*_itself(question), *groups)
    places = _places(passage.text) if passage.language is Language.EN else None
    simplified = fold_in_place(passage.text) if places is None else passage.text
    found = []
    for group in groups:
        for rendering in group.renderings:
            spans = (
                _chinese(simplified, rendering.word)
                if places is None or not rendering.word.isascii()
                else _english(places, rendering.terms)
            )
            if spans:
                moved = tuple(_moved(span, passage.span.start) for span in spans[:MOST_SPANS])
                found.append(TermMatch(group.written, _as_written(passage, moved[0]), moved))
                break
    return tuple(found)


@lru_cache(maxsize=64)  # asked for with every passage of a question
def _itself(question: Question) -> tuple[TermGroup, ...]:
    """Return the question's words as groups of one rendering: themselves."""
    english = [(question.text[t.start : t.end], t.term) for t in tokens(question.text)]
    simplified = fold_in_place(question.text)
    chinese = [
        (word, word) for run in re.findall(r"[^\x00-\x7f]+", simplified) for word in words_of(run)
    ]
    distinct = {term: written for written, term in (*english, *chinese)}
    return tuple(
        TermGroup(
            written, tuple(Rendering(part, (term,), 1.0) for part in with_inner(written)), 1.0
        )
        for term, written in distinct.items()
    )


def _places(text: str) -> Mapping[str, list[Span]]:
    places: dict[str, list[Span]] = {}
    for token in tokens(text):
        places.setdefault(token.term, []).append(Span(token.start, token.end))
    return places


def _english(places: Mapping[str, list[Span]], terms: Iterable[str]) -> list[Span]:
    """Return where the terms stand, if they all do: side by side where they ever do."""
    lists = [places.get(term, []) for term in terms]
    if not lists or not all(lists):
        return []
    return list(_side_by_side(lists)) or sorted(span for spans in lists for span in spans)


def _side_by_side(lists: Sequence[Sequence[Span]]) -> Iterator[Span]:
    """Yield the stretches in which each list has a place, in order and close together."""
    for first in lists[0]:
        last = first
        for following in lists[1:]:
            near = [span for span in following if 0 < span.start - last.end <= 8]
            if not near:
                break
            last = near[0]
        else:
            yield Span(first.start, last.end)


def _chinese(simplified: str, word: str) -> list[Span]:
    found = []
    at = simplified.find(word)
    while at >= 0:
        found.append(Span(at, at + len(word)))
        at = simplified.find(word, at + len(word))
    return found


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _as_written(passage: Passage, span: Span) -> str:
    return passage.text[span.start - passage.span.start : span.end - passage.span.start]
