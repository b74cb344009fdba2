"""The legs' lists into one."""

from __future__ import annotations

from dataclasses import dataclass

from haystack import component

from kb.components.title_matcher import Named
from kb.fuse import Fused, Mix, fuse, mixed
from kb.question import Question
from kb.ranking import Rankings
from kb.store.snapshot import Snapshot
from kb.types import Language


@dataclass(frozen=True, slots=True)
class FusedList:
    """The one ranking, best first; frozen all through, so that a copy is the thing itself."""

    items: tuple[Fused, ...]

    def __deepcopy__(self, memo: dict[int, object]) -> FusedList:
        return self


@component
class RankingJoiner:
    """Fuses the legs within each language, then mixes the languages."""

    def __init__(self, mix: Mix) -> None:
        self._mix = mix

    @component.output_types(fused=FusedList)
    def run(  # noqa: PLR0913 - a socket a leg
        self,
        view: Snapshot,
        question: Question,
        shown: list[Language],
        named: Named,
        dense: Rankings,
        bm25: Rankings,
        lexicon: Rankings,
        across: Rankings,
        locator: Rankings,
        closely_own: Rankings,
        closely_other: Rankings,
    ) -> dict[str, object]:
        """Return one list of everything that any leg found in the languages to be shown."""
        legs = (dense, bm25, lexicon, across, locator, closely_own, closely_other)
        found = [one for leg in legs for one in leg.pools if one.language in shown]
        meant = named.places(view, found)
        own = [one for one in found if one.language is question.language]
        other = [one for one in found if one.language is not question.language]
        fused = (fuse(pool, self._mix, meant) for pool in (own, other))
        return {"fused": FusedList(mixed(*fused))}
