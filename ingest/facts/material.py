"""What the finders of facts are given: the text in sentences, its type, and where its parts are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from ingest.describe import Description
from ingest.lines import language_of
from ingest.reading import Reading
from kb.flow import Flow
from kb.types import Clause, DocumentType, Fact, FactKind, Language, Span

_HEADER = 6_000  # characters above the first clause that are looked at
CONTRACTS = frozenset((DocumentType.AGREEMENT, DocumentType.MOU, DocumentType.AMENDMENT))
"""Types that have parties, and are governed by a law."""


class Material:
    """A document while facts are looked for in it."""

    def __init__(
        self, reading: Reading, name: str, about: Description, clauses: Sequence[Clause]
    ) -> None:
        self.text = reading.text
        self.name = name
        self.about = about
        self.clauses = clauses
        self.headings = reading.headings
        self.flow = Flow(reading.text)

    @property
    def is_contract(self) -> bool:
        """Whether the instrument binds parties rather than the public."""
        return self.about.type in CONTRACTS

    @cached_property
    def header_end(self) -> int:
        """Where the first clause begins, in the document; 6,000 characters on at the most."""
        starts = [clause.span.start for clause in self.clauses if clause.locator != "pre"]
        return min([*starts, _HEADER, len(self.text)])

    @property
    def header(self) -> str:
        """The flow of what stands above the first clause."""
        return self.flow.text[: self.flow.place(self.header_end)]

    @staticmethod
    def span_in_header(hit: re.Match[str]) -> Span:
        """Return the span of a match in the document's own text, white space left out."""
        words = hit.group()
        start = hit.start() + len(words) - len(words.lstrip())
        return Span(start, start + len(words.strip()))

    def fact(
        self,
        kind: FactKind,
        place: tuple[int, int],
        confidence: float,
        value: str = "",
    ) -> Fact:
        """Return the fact that stands at a place of the flow; its value is else its own words."""
        return self.fact_at(kind, self.flow.span(*place), confidence, value)

    def fact_at(self, kind: FactKind, span: Span, confidence: float, value: str = "") -> Fact:
        """Return the fact that stands at a span of the document."""
        words = self.flow.words(span)
        language = language_of(words) or self._around(span)
        return Fact(kind, value or words, language, span, confidence)

    def _around(self, span: Span) -> Language:
        start = max(0, span.start - 60)
        return language_of(self.text[start : span.end + 60]) or self.about.languages[0]
