"""Addresses that an article has besides its own: 第五条第一款 where it has one single paragraph."""

from __future__ import annotations

from collections.abc import Iterable

from kb.types import Clause, Language

_FIRST = "par:1"


class Implied:
    """The further addresses of a document's clauses.

    Who cites an article of one paragraph may name the paragraph or not, in both languages, and
    the article's items may be cited under it: 第五条第一款第（二）项.
    """

    def __init__(self, clauses: Iterable[Clause]) -> None:
        self._divided = {
            (clause.language, clause.locator.rpartition("/")[0])
            for clause in clauses
            if clause.locator.rpartition("/")[2].startswith("par:")
        }

    def of(self, clause: Clause) -> tuple[str, ...]:
        """Return the clause's locator, and the one through the paragraph that is not counted."""
        steps = clause.locator.split("/")
        place = next((at for at, step in enumerate(steps) if step.startswith("art:")), -1)
        article, inside = steps[: place + 1], steps[place + 1 :]
        if place < 0 or (self._is_divided(clause.language, article)) or _is_deep(inside):
            return (clause.locator,)
        return (clause.locator, "/".join((*article, _FIRST, *inside)))

    def _is_divided(self, language: Language, article: list[str]) -> bool:
        return (language, "/".join(article)) in self._divided


def _is_deep(inside: list[str]) -> bool:
    """Say whether what follows the article is no item of it: a section of an American contract."""
    return bool(inside) and not inside[0].startswith("item:")
