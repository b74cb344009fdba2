"""Ten hits told in an order that says most first: a clause in two languages counts once.

Greedy, as in maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998), but with likeness
known for certain: what a translation says has been said. Nothing leaves the ten, so that both texts
stand there; the first places are for different clauses.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kb.embedding.encoder import Vectors
from kb.fuse import TEN
from kb.locator import numbers
from kb.types import Language, Passage

FIRST = 5
# Cosine of a passage's vector, moved to the other language, and the other passage's. Of the pairs
# of articles that the maps are tried on 0.98 have more, of any two articles less than 0.01.
ALIKE = 0.35


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage about to be shown; `meant`: the question names it by its number."""

    passage: Passage
    meant: bool


# The vectors of the best ten in their order, English ones moved to Chinese: unit rows, shape
# (n, dimension).
Moved = Callable[[], Vectors]


@dataclass(frozen=True, slots=True)
class Told:
    """Where a hit stands among those found, and where its clause does in the other language."""

    place: int
    counterpart: int | None = None


def different_first(found: Sequence[Shown], asked: Language, moved: Moved) -> list[Told]:
    """Return the best ten in a new order, then the others in theirs.

    Of a clause in two languages the text in the `asked` one stands where the better one stood, and
    the other one, its counterpart, after the first five. A clause that the question asks for by
    number stays where it is, and one text of each language stays among the first. `moved` is only
    asked where two of different documents have the same number.
    """
    ten = found[:TEN]
    pairs = _counterparts(ten, moved)
    order = list(range(len(ten)))
    for before, at in pairs.items():
        if ten[at].passage.language is asked:
            order[before], order[at] = at, before
    counterparts = {order[before]: order[at] for before, at in pairs.items()}
    later = set(counterparts.values())
    first = [at for at in order if at not in later][:FIRST]
    languages = {ten[at].passage.language for at in first}
    others = [at for at in order if ten[at].passage.language not in languages]
    if len(first) == FIRST and others:
        first = [*first[:-1], others[0]]
    rest = (at for at in order if at not in first)
    return [Told(at, counterparts.get(at)) for at in (*first, *rest, *range(len(ten), len(found)))]


def _counterparts(ten: Sequence[Shown], moved: Moved) -> dict[int, int]:
    """Return where the counterpart stands of the passages that have one after them."""
    pairs = [
        (before, at)
        for at, one in enumerate(ten)
        for before, other in enumerate(ten[:at])
        if not (one.meant or other.meant) and _same_number(other.passage, one.passage)
    ]
    if any(not _same_document(ten, *pair) for pair in pairs):
        rows = moved()
        near = rows @ rows.T
        pairs = [pair for pair in pairs if _same_document(ten, *pair) or near[pair] >= ALIKE]
    found: dict[int, int] = {}
    for before, at in pairs:
        if not {before, at} & {*found, *found.values()}:
            found[before] = at
    return found


def _same_number(one: Passage, other: Passage) -> bool:
    path = numbers(one.locator)
    return bool(path) and one.language is not other.language and path == numbers(other.locator)


def _same_document(ten: Sequence[Shown], before: int, at: int) -> bool:
    return ten[before].passage.document_id == ten[at].passage.document_id
