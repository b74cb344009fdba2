"""The nearest wording to a quote in a text, and how the two differ, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from kb.numerals import CHINESE_FIGURES
from kb.tokens import HAN
from kb.types import Span
from kb.verify.claim import Change, Difference
from kb.verify.normal import normal

_WORD = re.compile(
    rf"[{CHINESE_FIGURES}]+|[{HAN}]|\d+(?:[.,]\d+)*|[^\W\d_{HAN}]+(?:['’-][^\W\d_{HAN}]+)*"
    r"|[^\s\w]|_"
)
_SIGN = re.compile(r"[^\w]")
_LIGHT = 0.2  # what a sign of punctuation weighs beside a word
# A word of the text that is left out weighs 1, one that is added a little more, and one for another
# more than either, so that "sixty days' notice" leaves out a word and does not change two.
_ADDED, _CHANGED, _CASE = 1.05, 1.3, 0.3
_EXACTLY = 1e-9
MOST_WORDS = 2_000  # of a quote or a text that are compared; more is cut

Table = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Near:
    """A stretch of a text that is like a quote; `likeness` is 1 for the same words, at least 0."""

    span: Span
    likeness: float
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    word: str  # as compared
    span: Span
    weight: float


def nearest(quote: str, text: str) -> Near | None:
    """Return the stretch of `text` that takes the fewest changed words to become `quote`.

    Edit distance of words with a free beginning and end in the text (Sellers 1980). None where
    either has no words.
    """
    asked, there = _words(quote), _words(text)
    if not asked or not there:
        return None
    costs = _costs(asked, there)
    end = int(np.argmin(costs[-1]))
    steps = list(_steps(asked, there, costs, end))[::-1]
    first = steps[0][1] if steps else 0
    if first >= end:
        return None
    total = sum(word.weight for word in asked)
    span = Span(there[first].span.start, there[end - 1].span.end)
    likeness = max(0.0, 1 - float(costs[-1, end]) / total)
    return Near(span, likeness, tuple(_differences(quote, text, asked, there, steps)))


def _words(text: str) -> list[_Word]:
    found: list[_Word] = []
    for word in _WORD.finditer(text):
        even = _even(word.group())
        if even and len(found) < MOST_WORDS:
            weight = _LIGHT if _SIGN.fullmatch(word.group()) else 1.0
            found.append(_Word(even, Span(*word.span()), weight))
    return found


@lru_cache(maxsize=50_000)
def _even(word: str) -> str:
    return normal(word).text


def _costs(asked: Sequence[_Word], there: Sequence[_Word]) -> Table:
    """Return the table of distances, a row for each prefix of the quote."""
    insert = np.concatenate([[0.0], np.cumsum([word.weight for word in there])])
    weights = np.array([word.weight for word in there])
    words, text = _numbered(word.word for word in there)
    folded, text_folded = _numbered(word.word.casefold() for word in there)
    table = np.zeros((len(asked) + 1, len(there) + 1))
    for row, word in enumerate(asked, 1):
        above = table[row - 1]
        cased = text_folded == folded.get(word.word.casefold(), -1)
        changing = np.where(cased, _CASE, _CHANGED) * np.maximum(weights, word.weight)
        changing[text == words.get(word.word, -1)] = 0.0
        best = above + _ADDED * word.weight
        best[1:] = np.minimum(best[1:], above[:-1] + changing)
        # A word of the text that the quote leaves out: the least of all that stand to the left.
        table[row] = np.minimum.accumulate(best - insert) + insert
    return table


def _numbered(words: Iterable[str]) -> tuple[dict[str, int], npt.NDArray[np.int64]]:
    """Return a number for each word, and the words as numbers."""
    numbers: dict[str, int] = {}
    return numbers, np.array([numbers.setdefault(word, len(numbers)) for word in words])


_Step = tuple[int, int, int, int]  # quote from, text from, quote to, text to


def _steps(
    asked: Sequence[_Word], there: Sequence[_Word], table: Table, end: int
) -> Iterator[_Step]:
    """Yield the way back through the table, from the end of the quote to its beginning."""
    row, column = len(asked), end
    while row:
        here = table[row, column]
        word = asked[row - 1]
        cost = _changing(word, there[column - 1]) if column else np.inf
        if column and abs(here - table[row - 1, column - 1] - cost) < _EXACTLY:
            yield row - 1, column - 1, row, column
            row, column = row - 1, column - 1
        elif abs(here - table[row - 1, column] - _ADDED * word.weight) < _EXACTLY:
            yield row - 1, column, row, column
            row -= 1
        else:
            yield row, column - 1, row, column
            column -= 1


def _changing(asked: _Word, there: _Word) -> float:
    """Return what it costs to read one word for another, in another case only a little."""
    if asked.word == there.word:
        return 0.0
    same = asked.word.casefold() == there.word.casefold()
    return (_CASE if same else _CHANGED) * max(asked.weight, there.weight)


def _differences(
    quote: str,
    text: str,
    asked: Sequence[_Word],
    there: Sequence[_Word],
    steps: Sequence[_Step],
) -> Iterator[Difference]:
    """Yield the stretches of changed words, neighbours joined."""
    open_from: tuple[int, int] | None = None
    for q_from, t_from, q_to, t_to in [*steps, (len(asked), -1, len(asked), -1)]:
        same = q_to > q_from and t_to > t_from and asked[q_from].word == there[t_from].word
        last = t_from < 0
        if not (same or last):
            open_from = open_from or (q_from, t_from)
            until = (q_to, t_to)
        elif open_from is not None:
            quoted = _joined(quote, asked[open_from[0] : until[0]])
            found = _joined(text, there[open_from[1] : until[1]])
            yield Difference(_change(quoted, found), quoted, found)
            open_from = None


def _change(quoted: str, found: str) -> Change:
    if quoted and found:
        return Change.CHANGED
    return Change.ADDED if quoted else Change.LEFT_OUT


def _joined(text: str, words: Sequence[_Word]) -> str:
    return text[words[0].span.start : words[-1].span.end] if words else ""
