"""Ten hits told in an order that says most first: the same clause in two languages counts once.

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
from kb.types import Passage

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


def different_first(found: Sequence[Shown], moved: Moved) -> list[int]:
    """Return the places of the best ten in a new order, then the others in theirs.

    `moved` is only asked where two of different documents have the same number. A clause that the
    question asks for by number is never put off, and one text of each language stays among the
    first.
    """
    ten = found[:TEN]
    said = _said_before(ten, moved)
    if not said:
        return list(range(len(found)))
    first = [at for at in range(len(ten)) if at not in said][:FIRST]
    languages = {ten[at].passage.language for at in first}
    others = [at for at in range(len(ten)) if ten[at].passage.language not in languages]
    if len(first) == FIRST and others:
        first = [*first[:-1], others[0]]
    return [*first, *(at for at in range(len(found)) if at not in first)]


def _said_before(ten: Sequence[Shown], moved: Moved) -> set[int]:
    """Return the places of passages whose translation stands before them."""
    pairs = [
        (before, at)
        for at, one in enumerate(ten)
        for before, other in enumerate(ten[:at])
        if not one.meant and _same_number(other.passage, one.passage)
    ]
    certain = {at for before, at in pairs if _same_document(ten, before, at)}
    rest = [(before, at) for before, at in pairs if at not in certain]
    if not rest:
        return certain
    rows = moved()
    return certain | {at for before, at in rest if float(rows[before] @ rows[at]) >= ALIKE}


def _same_number(one: Passage, other: Passage) -> bool:
    path = numbers(one.locator)
    return bool(path) and one.language is not other.language and path == numbers(other.locator)


def _same_document(ten: Sequence[Shown], before: int, at: int) -> bool:
    return ten[before].passage.document_id == ten[at].passage.document_id
