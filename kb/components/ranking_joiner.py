"""The legs' lists into one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

from haystack import component

from kb.components.title_matcher import Named
from kb.components.token_ranking import token_rankings
from kb.embedding.encoder import Asked
from kb.fuse import Fused, Mix, fuse, mixed
from kb.question import Question
from kb.ranking import Place, Ranking, Rankings
from kb.store.snapshot import Snapshot
from kb.types import Language, Leg


@dataclass(frozen=True, slots=True)
class FusedList:
    """The one ranking, best first; frozen all through, so that a copy is the thing itself."""

    items: tuple[Fused, ...]

    def __deepcopy__(self, memo: dict[int, object]) -> FusedList:
        return self


@component
class RankingJoiner:
    """Fuses the legs within each language, then mixes the languages.

    The best of each language are then looked at token by token, which makes one leg more.
    """

    def __init__(self, mix: Mix, beside: Executor) -> None:
        self._mix = mix
        self._beside = beside

    @component.output_types(fused=FusedList)
    def run(  # noqa: PLR0913 - a socket a leg
        self,
        view: Snapshot,
        question: Question,
        shown: list[Language],
        named: Named,
        asked: Asked,
        dense: Rankings,
        bm25: Rankings,
        aspect: Rankings,
        lexicon: Rankings,
        across: Rankings,
        locator: Rankings,
    ) -> dict[str, object]:
        """Return one list of everything that any leg found in the languages to be shown."""
        legs = (dense, bm25, aspect, lexicon, across, locator)
        found = [one for leg in legs for one in leg.pools if one.language in shown]
        meant = named.places(view, found)
        pools = self._fused(found, question, meant)
        if self._mix.weights.get(Leg.TOKENS):
            found += token_rankings(view, asked.tokens, pools, self._beside)
            pools = self._fused(found, question, meant)
        return {"fused": FusedList(mixed(*pools))}

    def _fused(
        self, found: Sequence[Ranking], question: Question, meant: Mapping[Place, float]
    ) -> tuple[tuple[Fused, ...], tuple[Fused, ...]]:
        """Return the pool of the question's own language and that of the other."""
        own = [one for one in found if one.language is question.language]
        other = [one for one in found if one.language is not question.language]
        return fuse(own, self._mix, meant), fuse(other, self._mix, meant)
