"""The facts that a list of documents shows and a search is narrowed by."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from kb.places import place_in
from kb.tokens import fold
from kb.types import DocumentSummary, Fact, FactKind, SearchFilter, Status


@dataclass(frozen=True, slots=True)
class KeyFacts:
    """What stands beside a document in a list; each is empty where the document does not say it."""

    parties: tuple[str, ...] = ()
    signed: date | None = None
    expiry: date | None = None
    status: Status | None = None
    governing_law: tuple[str, ...] = ()

    @classmethod
    def of(cls, facts: Iterable[Fact]) -> KeyFacts:
        """Choose them from all that was found; of two days or states the first."""
        values: dict[FactKind, list[str]] = {}
        for fact in facts:
            values.setdefault(fact.kind, []).append(fact.value)
        states = values.get(FactKind.STATUS)
        return cls(
            parties=_once(values.get(FactKind.PARTY, ())),
            signed=_day(values.get(FactKind.SIGNED, ())),
            expiry=_day(values.get(FactKind.EXPIRY, ())),
            status=Status(states[0]) if states else None,
            governing_law=_once(values.get(FactKind.GOVERNING_LAW, ())),
        )


def asks_for_facts(wanted: SearchFilter) -> bool:
    """Say whether a filter asks for more than columns of the passages can answer."""
    return bool(
        wanted.parties
        or wanted.years
        or wanted.statuses
        or wanted.governing_laws
        or wanted.collections
    )


def fits(document: DocumentSummary, wanted: SearchFilter) -> bool:
    """Say whether a document has one of the values wanted of each fact that is asked for.

    A party fits when its name holds the words asked for, in either script and any case; a law by
    the name of its place in either language.
    """
    year = document.signed.year if document.signed else 0
    return (
        _any_party(document.parties, wanted.parties)
        and (not wanted.years or year in wanted.years)
        and (not wanted.statuses or document.status in wanted.statuses)
        and (not wanted.collections or document.collection in wanted.collections)
        and (not wanted.governing_laws or _any_law(document.governing_law, wanted.governing_laws))
    )


def _any_party(names: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    known = [fold(name).casefold() for name in names]
    asked = [fold(name).casefold().strip() for name in wanted]
    return not wanted or any(one in name for one in asked for name in known)


def _any_law(laws: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    asked = {(place_in(fold(law)) or law.strip()).casefold() for law in wanted}
    return bool(asked & {law.casefold() for law in laws})


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _day(values: Iterable[str]) -> date | None:
    for value in values:
        with suppress(ValueError):
            return date.fromisoformat(value)
    return None
