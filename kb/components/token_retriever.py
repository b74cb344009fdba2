"""The best of what the other legs found, ranked by how well each answers token by token."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Executor

from haystack import component

from kb.components.title_matcher import Named
from kb.embedding.encoder import Asked, AskedTokens
from kb.embedding.late_interaction import closeness
from kb.fuse import Mix, fuse
from kb.question import Question
from kb.ranking import Pools, Ranking, Rankings
from kb.store.records import Found
from kb.store.snapshot import Snapshot
from kb.types import Language, Leg

# How many of each language are looked at. With 10 a seventh of what 25 gain is lost; with 40
# nothing more is gained.
LOOKED_AT = 25


@component
class TokenRetriever:
    """Looks closely at the best of the question's own language, or of the other one.

    With `beside` it does so on a thread of that, while what follows begins.
    """

    def __init__(self, mix: Mix, *, is_own: bool, beside: Executor | None = None) -> None:
        self._mix = mix
        self._is_own = is_own
        self._beside = beside

    @component.output_types(rankings=Rankings)
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

        def find() -> Pools:
            found = [one for leg in (meaning, words, locator) for one in leg.pools]
            rankings = (
                self._ranked(view, language, named, asked.tokens, found) for language in wanted
            )
            return tuple(one for one in rankings if one.found)

        if not wanted or not self._mix.weights.get(Leg.TOKENS):
            return {"rankings": Rankings(tuple)}
        return {"rankings": Rankings(find, self._beside)}

    def _ranked(
        self,
        view: Snapshot,
        language: Language,
        named: Named,
        asked: AskedTokens,
        found: Iterable[Ranking],
    ) -> Ranking:
        """Rank the best of one language; passages whose tokens are not kept are left out."""
        own = [one for one in found if one.language is language]
        best = fuse(own, self._mix, named.places(view, own))[:LOOKED_AT]
        if not best:
            return Ranking(Leg.TOKENS, language, ())
        rows = [item.row for item in best]
        packed = view.tokens(language, rows)
        kept = [(row, tokens) for row, tokens in zip(rows, packed, strict=True) if tokens]
        scores = closeness(asked, [tokens for _, tokens in kept]).tolist()
        ranked = [Found(row, score) for (row, _), score in zip(kept, scores, strict=True)]
        return Ranking(
            Leg.TOKENS, language, tuple(sorted(ranked, key=lambda one: (-one.score, one.row)))
        )
