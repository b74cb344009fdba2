"""The best of what the other legs found, ranked by how well each answers token by token."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor

from kb.embedding.encoder import AskedTokens
from kb.embedding.late_interaction import closeness
from kb.fuse import Fused
from kb.ranking import Pools, Ranking
from kb.store.records import Found
from kb.store.snapshot import Snapshot
from kb.types import Leg

# How many of each language are looked at. With 10 a seventh of what 25 gain is lost; with 40
# nothing more is gained.
LOOKED_AT = 25


def token_rankings(
    view: Snapshot, asked: AskedTokens, pools: Sequence[Sequence[Fused]], beside: Executor
) -> Pools:
    """Return for each pool, of one language each, the ranking of its best by their tokens.

    Passages whose tokens are not kept are left out. The pools are read at once.
    """

    def ranked(pool: Sequence[Fused]) -> Pools:
        best = pool[:LOOKED_AT]
        if not best:
            return ()
        rows = [item.row for item in best]
        packed = view.tokens(best[0].language, rows)
        kept = [(row, tokens) for row, tokens in zip(rows, packed, strict=True) if tokens]
        scores = closeness(asked, [tokens for _, tokens in kept]).tolist()
        found = [Found(row, score) for (row, _), score in zip(kept, scores, strict=True)]
        found.sort(key=lambda one: (-one.score, one.row))
        return (Ranking(Leg.TOKENS, best[0].language, tuple(found)),)

    return tuple(ranking for pool in beside.map(ranked, pools) for ranking in pool)
