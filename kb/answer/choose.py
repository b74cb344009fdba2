"""Which sentences are quoted: few, the likeliest, each with its counterpart and once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from kb.answer.counterpart import Counterparts
from kb.answer.features import LETTERS
from kb.answer.pool import Pool
from kb.answer.sentences import Sentence, follows, is_numbered, is_part
from kb.types import Language, Span

# Statements at most, and the likelihood of all candidates after which the rest is not worth
# reading. By cross-validation on the half learned from, before anything is declined, the answer is
# among 6 for 0.79 of the questions, among 8 for 0.82, 10 for 0.84 and 12 for 0.85.
MOST = 12
ENOUGH = 0.97
LEAST = 2  # sentences, whatever their likelihood
# Latin letters, or what says as much: sentences side by side are quoted in one up to here, and (a),
# (b), (2) with what comes before them, which finds 0.008 more of the half learned from. The first
# statement is not widened by those, for 0.000, nor any by a clause that begins with a number, for
# 0.005: their own address would be lost.
LONGEST = 600


class Near(Enum):
    """How two stretches of text stand to each other."""

    SHARED = "they share words"
    BESIDE = "they stand side by side and are short enough to be quoted as one"
    APART = "neither"


@dataclass(frozen=True, slots=True)
class Choice:
    """What one statement quotes: the places in a pool of sentences that stand side by side.

    `counterpart` are those of the other language's text, () without a sure one.
    """

    places: tuple[int, ...]
    counterpart: tuple[int, ...] = ()

    @property
    def stretches(self) -> tuple[tuple[int, ...], ...]:
        """The statement's places, and its counterpart's where it has one."""
        return (self.places, self.counterpart) if self.counterpart else (self.places,)


def choose(pool: Pool, counterparts: Counterparts, most: int = MOST) -> tuple[Choice, ...]:
    """Return what to quote, the likeliest first; the question's language before its counterpart.

    Takes until the statements have nearly all of the likelihood that the scores give out. That of
    a statement and its counterpart is counted together: two texts that say the same speak for each
    other, which lifts the answer into the first eight for one question more in a hundred.
    """
    if not pool.candidates:
        return ()
    shares = np.exp(pool.scores - pool.scores.max())
    shares = shares / shares.sum()
    weighed = [
        (sum(float(shares[at]) for stretch in one.stretches for at in stretch), one)
        for one in _choices(pool, counterparts)
    ]
    chosen: list[Choice] = []
    taken = 0.0
    for count, (share, choice) in enumerate(sorted(weighed, key=lambda row: -row[0])):
        if taken > ENOUGH and count >= LEAST:
            break
        if not _added(pool, chosen, choice):
            if len(chosen) == most:
                break
            chosen.append(choice)
        taken += share
    return tuple(chosen)


def quoted(pool: Pool, places: Sequence[int]) -> Sentence:
    """Return what a stretch quotes, from its first sentence to its last, in one."""
    parts = sorted((pool.candidates[at].sentence for at in places), key=lambda one: one.span.start)
    end = max(part.span.end for part in parts)
    return replace(parts[0], span=Span(parts[0].span.start, end))


def _added(pool: Pool, chosen: list[Choice], choice: Choice) -> bool:
    """Quote a choice within the first one that it stands beside or in; say whether one was."""
    for at, one in enumerate(chosen):
        joined = _joined(pool, one, choice, is_first=at == 0)
        if joined is not None:
            chosen[at] = joined
            return True
    return False


def _joined(pool: Pool, one: Choice, other: Choice, *, is_first: bool) -> Choice | None:
    """Return both in one where they share words, or stand side by side in each common language."""
    found = {_language(pool, stretch): stretch for stretch in one.stretches}
    more = {_language(pool, stretch): stretch for stretch in other.stretches}
    common = {
        language: _near(pool, found[language], more[language], is_first=is_first)
        for language in found.keys() & more.keys()
    }
    shared = any(near is Near.SHARED for near in common.values())
    if not shared and not (common and all(near is Near.BESIDE for near in common.values())):
        return None
    for language, stretch in more.items():
        if language not in found:
            found[language] = stretch
        elif common[language] is not Near.APART:
            found[language] += stretch
    first = found.pop(_language(pool, one.places))
    return Choice(first, next(iter(found.values()), ()))


def _near(pool: Pool, one: Sequence[int], other: Sequence[int], *, is_first: bool) -> Near:
    first, second = sorted(
        (quoted(pool, one), quoted(pool, other)), key=lambda sentence: sentence.span.start
    )
    if first.passage.id != second.passage.id:
        return Near.APART
    if second.span.start < first.span.end:
        return Near.SHARED
    letters = (second.span.end - first.span.start) * LETTERS[first.passage.language]
    apart = is_numbered(second) and (is_first or not is_part(second))
    beside = follows(second, first) and not apart
    return Near.BESIDE if beside and letters <= LONGEST else Near.APART


def _language(pool: Pool, places: Sequence[int]) -> Language:
    return pool.candidates[places[0]].language


def _choices(pool: Pool, counterparts: Counterparts) -> Iterator[Choice]:
    """Yield each candidate once, by itself or with its counterpart."""
    used: set[int] = set()
    own = pool.asked.question.language
    for place in sorted(range(len(pool.candidates)), key=lambda at: -pool.scores[at]):
        if place in used:
            continue
        other = counterparts.of(place)
        both = (place,) if other is None or other in used else (place, other)
        used.update(both)
        if len(both) == 2 and pool.candidates[place].language is not own:
            both = (both[1], both[0])
        yield Choice(both[:1], both[1:])
