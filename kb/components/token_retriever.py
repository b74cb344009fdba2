"""The best of what the other legs found, ranked by how well each answers token by token."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor, Future
from typing import TypeAlias

from haystack import component

from kb.components.title_matcher import Named
from kb.embedding.encoder import Asked, AskedTokens
from kb.embedding.late_interaction import closeness
from kb.fuse import Fused, Mix, fuse
from kb.question import Question
from kb.ranking import Place, Pools, Ranking, Rankings
from kb.store.records import Found
from kb.store.snapshot import Snapshot
from kb.types import Language, Leg, Passage

# How many of each language are looked at. With 10 a seventh of what 25 gain is lost; with 40
# nothing more is gained.
LOOKED_AT = 25

Reading: TypeAlias = Future[Mapping[Place, Passage]]
"""Passages, by where they lie, that are about to be there."""


class Ahead:
    """Passages read while they were ranked, since most of those to be shown are among them."""

    def __init__(self, rankings: Rankings, begun: Sequence[Reading]) -> None:
        """`begun` grows until the rankings are there."""
        self._rankings = rankings
        self._begun = begun

    @property
    def passages(self) -> Mapping[Place, Passage]:
        """The passages by where they lie, waited for. Raises what reading them raised."""
        _ = self._rankings.pools  # what is begun is known when they are
        return {place: passage for one in self._begun for place, passage in one.result().items()}

    def __deepcopy__(self, memo: dict[int, object]) -> Ahead:
        return self


@component
class TokenRetriever:
    """Looks closely at the best of the question's own language, or of the other one.

    At its own while what follows begins; at the other one's what follows has to wait for.
    """

    def __init__(self, mix: Mix, beside: Executor, *, is_own: bool) -> None:
        self._mix = mix
        self._beside = beside
        self._is_own = is_own

    @component.output_types(rankings=Rankings, ahead=Ahead)
    def run(  # noqa: PLR0913 - a socket an input
        self,
        view: Snapshot,
        question: Question,
        shown: list[Language],
        named: Named,
        asked: Asked,
        meaning: Rankings,
        words: Rankings,
        locator: Rankings,
    ) -> dict[str, object]:
        """Return a ranking, `LOOKED_AT` long, for each language that is to be shown.

        `meaning`, `words` and `locator` are what the legs of those languages found.
        """
        wanted = [one for one in shown if (one is question.language) is self._is_own]
        begun: list[Reading] = []

        def find() -> Pools:
            found = [one for leg in (meaning, words, locator) for one in leg.pools]
            ranked = []
            for language in wanted:
                own = [one for one in found if one.language is language]
                best = fuse(own, self._mix, named.places(view, own))[:LOOKED_AT]
                if best:
                    begun.append(self._beside.submit(read_passages, view, best))
                    ranked.append(_ranked(view, asked.tokens, best))
            return tuple(ranked)

        if not wanted or not self._mix.weights.get(Leg.TOKENS):
            rankings = Rankings(tuple)
        else:
            rankings = Rankings(find, self._beside if self._is_own else None)
        return {"rankings": rankings, "ahead": Ahead(rankings, begun)}


def read_passages(view: Snapshot, best: Sequence[Fused]) -> Mapping[Place, Passage]:
    """Read passages of one language whole, by where they lie."""
    language = best[0].language
    found = [Found(item.row, item.score) for item in best]
    whole = view.passages(language, found)
    return {(language, f.row): one.passage for f, one in zip(found, whole, strict=True)}


def _ranked(view: Snapshot, asked: AskedTokens, best: Sequence[Fused]) -> Ranking:
    """Rank passages of one language; those whose tokens are not kept are left out."""
    language = best[0].language
    rows = [item.row for item in best]
    packed = view.tokens(language, rows)
    kept = [(row, tokens) for row, tokens in zip(rows, packed, strict=True) if tokens]
    scores = closeness(asked, [tokens for _, tokens in kept]).tolist()
    ranked = [Found(row, score) for (row, _), score in zip(kept, scores, strict=True)]
    ranked.sort(key=lambda one: (-one.score, one.row))
    return Ranking(Leg.TOKENS, language, tuple(ranked))
