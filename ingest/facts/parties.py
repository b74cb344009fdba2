"""Who the parties to an agreement are, in each of its languages."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.facts.chinese_parties import chinese_parties
from ingest.facts.english_parties import english_parties
from ingest.facts.material import Material
from kb.types import Fact, FactKind


def find(material: Material) -> Iterator[Fact]:
    """Yield the parties in the order in which they are named, in each language."""
    if not material.is_contract:
        return
    for ways in (english_parties, chinese_parties):
        for place, confidence in ways(material):
            yield material.fact(FactKind.PARTY, place, confidence)
