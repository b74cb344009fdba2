"""The day an instrument was signed, or issued."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.dates import Source, own_day
from ingest.facts.material import Material
from kb.types import Fact, FactKind, Span

# How often the day of such a place was the labelled one (benchmarks.facts, the half for tuning).
_CONFIDENCE = {
    Source.SIGNING: 0.95,
    Source.MAKING: 0.9,
    Source.NOTE: 0.85,
    Source.DATELINE: 0.9,
    Source.ADOPTION: 0.9,
    Source.END: 0.7,
}


_SIGNED = re.compile(r"\b(?:[Ss]igned|SIGNED|DONE|Done|[Ee]xecuted)\b|[签簽][署订訂字]|[订訂]立")


def find(material: Material, *, has_parties: bool) -> Iterator[Fact]:
    """Yield the instrument's own day; a date above a contract that names no parties is its issue.

    A day that only the file's name tells is no fact: nobody can check it against the page.
    """
    found = own_day(material.text, material.name, material.about.type)
    if found is None or found.span is None:
        return
    says_so = has_parties or found.source is not Source.DATELINE or _says(material, found.span)
    signed = material.is_contract and says_so
    kind = FactKind.SIGNED if signed else FactKind.ISSUED
    confidence = _CONFIDENCE[found.source]
    yield material.fact_at(kind, found.span, confidence, found.date.isoformat())


def _says(material: Material, span: Span) -> bool:
    """Say whether the line of a date says that it is of signature: "Signed on 15 January 2026"."""
    start = material.text.rfind("\n", 0, span.start) + 1
    end = material.text.find("\n", span.end)
    return bool(_SIGNED.search(material.text[start : end if end >= 0 else len(material.text)]))
