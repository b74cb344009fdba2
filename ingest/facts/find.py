"""Every fact of a document, by asking each kind's finder in turn."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.describe import Description
from ingest.facts import (
    amounts,
    forum,
    governing_law,
    instrument,
    issuer,
    number,
    parties,
    prevailing,
    signing,
    status,
    term,
)
from ingest.facts.material import Material
from ingest.reading import Reading
from kb.types import Clause, Fact, FactKind

_FINDERS = (governing_law.find, forum.find, prevailing.find, amounts.find)


def facts_of(
    reading: Reading, name: str, about: Description, clauses: Sequence[Clause]
) -> tuple[Fact, ...]:
    """Return what a document says of itself, kind by kind.

    Every fact has the words it was read from: `fact.span.of(reading.text)` is never empty.
    """
    material = Material(reading, name, about, clauses)
    found = [*instrument.find(material), *number.find(material), *issuer.find(material)]
    found += parties.find(material)
    has_parties = _first(found, FactKind.PARTY) is not None
    found += signing.find(material, has_parties=has_parties)
    found += term.find(material, _first(found, FactKind.SIGNED))
    found += status.find(material, found)
    for finder in _FINDERS:
        found += finder(material)
    return tuple(fact for fact in found if len(fact.span))


def _first(facts: Sequence[Fact], kind: FactKind) -> Fact | None:
    return next((fact for fact in facts if fact.kind is kind), None)
