"""A text to its facts, as ingestion finds them."""

from __future__ import annotations

from ingest.clauses import clause_tree
from ingest.describe import describe
from ingest.facts.find import facts_of
from ingest.reading import Reading
from kb.types import Fact, FactKind, Page, Span


def facts(text: str, name: str = "paper.txt") -> tuple[Fact, ...]:
    """Return the facts of a text."""
    reading = Reading(text, (Page(1, "1", Span(0, len(text))),), "text/plain")
    return facts_of(reading, name, describe(reading, name), clause_tree(reading))


def values(text: str, kind: FactKind) -> list[str]:
    """Return the values of one kind."""
    return [fact.value for fact in facts(text) if fact.kind is kind]
