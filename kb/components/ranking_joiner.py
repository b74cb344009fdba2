"""The legs' lists into one."""

from __future__ import annotations

from dataclasses import dataclass

from haystack import component

from kb.fuse import Fused, fuse, interleave, pool_order
from kb.question import Question
from kb.ranking import Rankings
from kb.types import SearchFilter


@dataclass(frozen=True, slots=True)
class FusedList:
    """The one ranking, best first; frozen all through, so that a copy is the thing itself."""

    items: tuple[Fused, ...]

    def __deepcopy__(self, memo: dict[int, object]) -> FusedList:
        return self


@component
class RankingJoiner:
    """Fuses the legs within each language, then lets the languages take turns."""

    @component.output_types(fused=FusedList)
    def run(
        self,
        question: Question,
        narrowed: SearchFilter,
        dense: Rankings,
        bm25: Rankings,
        locator: Rankings,
    ) -> dict[str, object]:
        """Return one list of everything that any leg found."""
        found = (*dense.pools, *bm25.pools, *locator.pools)
        pools = [
            fuse(ranking for ranking in found if ranking.language is language)
            for language in pool_order(question.language, narrowed.languages)
        ]
        return {"fused": FusedList(interleave(pools))}
