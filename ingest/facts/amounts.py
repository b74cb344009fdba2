"""Sums of money and rates that a document states."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.facts.material import Material
from kb.figures.amounts import rates_in, sums_in
from kb.figures.figure import FigureKind
from kb.types import Fact, FactKind

_KINDS = {FigureKind.AMOUNT: FactKind.AMOUNT, FigureKind.RATE: FactKind.RATE}


def find(material: Material) -> Iterator[Fact]:
    """Yield every sum and rate, in order of place, with its number in figures."""
    text = material.flow.text
    found = [
        material.fact(_KINDS[one.kind], (one.span.start, one.span.end), 0.9, one.value)
        for one in (*sums_in(text), *rates_in(text))
    ]
    yield from sorted(found, key=lambda fact: fact.span)
