"""How many documents there are of each kind, party, year: what a search can be narrowed to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from kb.key_facts import fits
from kb.types import DocumentSummary, SearchFilter

# Values of one facet that are told, the most frequent first. A list of parties can be long.
MOST_VALUES = 40


@dataclass(frozen=True, slots=True)
class FacetCount:
    """A value and how many documents have it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """A field of a filter, and its values among the documents that fit the other fields.

    `values` are how many different ones there are, of which `counts` are the most frequent.
    """

    field: str
    counts: tuple[FacetCount, ...]
    values: int


Values = Callable[[DocumentSummary], Iterable[str]]

# The filter's field, and what a document has of it.
FIELDS: tuple[tuple[str, Values], ...] = (
    ("types", lambda one: (one.type,)),
    ("languages", lambda one: one.languages),
    ("parties", lambda one: one.parties),
    ("years", lambda one: (str(one.signed.year),) if one.signed else ()),
    ("statuses", lambda one: (one.status,) if one.status else ()),
    ("governing_laws", lambda one: one.governing_law),
    ("collections", lambda one: (one.collection,) if one.collection else ()),
)


def facets(documents: Sequence[DocumentSummary], narrowed: SearchFilter) -> tuple[Facet, ...]:
    """Return every facet, counted among the documents that fit what the other facets ask for.

    So a number beside a value says how many documents there will be when it is chosen too.
    """
    nothing = {field: () for field, _ in FIELDS}
    rest = replace(narrowed, **nothing)  # type: ignore[arg-type]
    asked = [
        (field, SearchFilter(**{field: getattr(narrowed, field)}))
        for field, _ in FIELDS
        if getattr(narrowed, field)
    ]
    counters: dict[str, Counter[str]] = {field: Counter() for field, _ in FIELDS}
    for one in documents:
        if not belongs(one, rest):
            continue
        missed = [field for field, wanted in asked if not belongs(one, wanted)]
        for field, values in FIELDS:
            if missed in ([], [field]):
                counters[field].update({str(value) for value in values(one)})
    return tuple(_facet(field, counters[field]) for field, _ in FIELDS)


def belongs(document: DocumentSummary, wanted: SearchFilter) -> bool:
    """Say whether a document fits all of a filter, its columns and its facts."""
    return (
        (not wanted.document_ids or document.id in wanted.document_ids)
        and (not wanted.types or document.type in wanted.types)
        and (not wanted.languages or bool(set(wanted.languages) & set(document.languages)))
        and _within(document, wanted)
        and fits(document, wanted)
    )


def _within(document: DocumentSummary, wanted: SearchFilter) -> bool:
    if not (wanted.date_from or wanted.date_to):
        return True
    day = document.date
    return (
        day is not None
        and (wanted.date_from is None or wanted.date_from <= day)
        and (wanted.date_to is None or day <= wanted.date_to)
    )


def _facet(field: str, counted: Counter[str]) -> Facet:
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    counts = tuple(FacetCount(value, count) for value, count in ranked[:MOST_VALUES])
    return Facet(field, counts, len(counted))
