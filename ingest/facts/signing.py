"""The day an instrument was signed, or issued."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.dates import Source, own_day
from ingest.facts.material import Material
from kb.types import Fact, FactKind

# How often the day of such a place was the labelled one (benchmarks.facts, the half for tuning).
_CONFIDENCE = {
    Source.SIGNING: 0.95,
    Source.MAKING: 0.9,
    Source.NOTE: 0.85,
    Source.DATELINE: 0.9,
    Source.ADOPTION: 0.9,
    Source.END: 0.7,
}


def find(material: Material, *, has_parties: bool) -> Iterator[Fact]:
    """Yield the instrument's own day; a date above a contract that names no parties is its issue.

    A day that only the file's name tells is no fact: nobody can check it against the page.
    """
    found = own_day(material.text, material.name, material.about.type)
    if found is None or found.span is None:
        return
    signed = material.is_contract and (has_parties or found.source is not Source.DATELINE)
    kind = FactKind.SIGNED if signed else FactKind.ISSUED
    confidence = _CONFIDENCE[found.source]
    yield material.fact_at(kind, found.span, confidence, found.date.isoformat())
