"""A document's clauses in, passages out: pieces of it that fit the embedding model.

Every code point is in exactly one passage, but for running headers and footers. A short article is
one passage; a long one is split at its paragraphs and items, then at lines, sentences and, where
there are none, tokens. Pieces of one article are merged while they are small, those of two
articles, annexes or languages never. What no clause contains (a title block, a plain letter, a
table) is cut by lines. A part of a table is told the header of its columns.
"""

from __future__ import annotations

from typing import NamedTuple

from ingest.pieces import Cuts, Splitter, Tokens
from ingest.regions import Region, regions_of
from ingest.running import without_running
from kb.embedding.encoder import Encoder
from kb.tables import Tables
from kb.tokens import detect_language
from kb.types import Clause, Document, Passage, Span

TARGET = 320  # tokens of a part of a long clause; a whole one may fill the window
TABLE_TARGET = 100  # tokens of a part of a table: few rows, so that a question about one finds it
_SHORT = 40  # tokens: a line above a table, or below
_TITLE_TOKENS = 30
_CONTEXT_TOKENS = 60
_HEADER_TOKENS = 60  # of a table's header
_SLACK = 4  # tokens by which a text alone may come out longer than as part of the whole
_CLEARLY_FITS = 0.85  # of the window; below it no text comes out longer than the window alone
_LEAST_ROOM = 8  # tokens left for the text, however long the context


def cut(document: Document, encoder: Encoder) -> tuple[Passage, ...]:
    """Return a document's passages in order of place; () for a text of white space alone.

    A passage's `searchable` has at most `encoder.window` tokens. Its clause is the innermost that
    contains all of it, the headings of chapters aside, which go into the passage below them.
    """
    cutter = _Cutter(document, encoder)
    passages = (passage for region in regions_of(document) for passage in cutter.cut(region))
    return tuple(without_running(document, passages))


class _Stretch(NamedTuple):
    """A part of a region with the tokens that its parts are to have, and may have at most."""

    start: int
    end: int
    target: int
    most: int


class _Cutter:
    def __init__(self, document: Document, encoder: Encoder) -> None:
        self._document = document
        self._encoder = encoder
        self._cuts = Cuts(document.text, document.clauses)
        self._title = self._shortened(" ".join(document.title.split()), _TITLE_TOKENS)
        self._tables = Tables(document.text)
        self._known: dict[tuple[str, tuple[str, ...]], tuple[str, int]] = {}

    def cut(self, region: Region) -> list[Passage]:
        """Return the passages of one region."""
        room = self._room(region)
        tokens = Tokens(self._encoder, self._document.text, region.start, region.end)
        stretches = self._stretches(region, tokens)
        size = tokens.count(region.start, region.end)
        if region.unit and size <= room and len(stretches) == 1:
            return self._fitting(region, Span(region.start, region.end), size)
        return [
            passage
            for start, end, target, most in stretches
            for span in Splitter(tokens, self._cuts, min(target, room), min(most, room)).split(
                start, end
            )
            for passage in self._fitting(region, span, tokens.count(span.start, span.end))
        ]

    def _stretches(self, region: Region, tokens: Tokens) -> list[_Stretch]:
        """Cut a region at its long tables. What is short before or after one stays with it."""
        window = self._encoder.window
        found: list[_Stretch] = []
        here = region.start
        for table in self._tables.within(region.start, region.end):
            if tokens.count(table.start, table.end) < 2 * TABLE_TARGET:
                continue
            if tokens.count(here, table.start) > _SHORT:
                found.append(_Stretch(here, table.start, TARGET, window))
                here = table.start
            found.append(_Stretch(here, table.end, TABLE_TARGET, TABLE_TARGET))
            here = table.end
        if found and tokens.count(here, region.end) <= _SHORT:
            return [*found[:-1], found[-1]._replace(end=region.end)]
        return [*found, _Stretch(here, region.end, TARGET, window)]

    def _room(self, region: Region) -> int:
        return max(_LEAST_ROOM, self._encoder.window - self._taken(region) - _SLACK)

    def _taken(self, region: Region) -> int:
        """Return the most tokens that the context of a passage of the region has."""
        headers = self._tables.headers_in(region.start, region.end)
        return max(self._told(region, region.end, header)[1] for header in ("", *headers))

    def _fitting(self, region: Region, span: Span, size: int) -> list[Passage]:
        """Return the passage of a span, or of its parts where it proves too long.

        A text alone may have other tokens than as part of a longer one, so one that comes near
        the window is counted again.
        """
        passage = self._passage(region, span)
        window = self._encoder.window
        taken = self._taken(region)
        if len(span) == 1 or size + taken < _CLEARLY_FITS * window:
            return [passage]
        if self._size(passage.searchable) <= window:
            return [passage]
        tokens = Tokens(self._encoder, self._document.text, span.start, span.end)
        half = max(1, tokens.count(span.start, span.end) // 2)
        parts = Splitter(tokens, self._cuts, half, half).split(span.start, span.end)
        if len(parts) == 1:
            middle = self._cuts.safe(span.start + len(span) // 2, span.start, span.end)
            if middle in (span.start, span.end):
                return [passage]
            parts = [Span(span.start, middle), Span(middle, span.end)]
        return [small for part in parts for small in self._fitting(region, part, window)]

    def _size(self, text: str) -> int:
        return len(self._encoder.token_ends(text))

    def _passage(self, region: Region, span: Span) -> Passage:
        document = self._document
        text = span.of(document.text)
        unit, start = region.unit, max(span.start, region.lead)
        if start >= span.start + len(text.rstrip()):
            unit, start = None, span.start  # all before the article, too long to go with it
        clause = self._cuts.innermost(start, span.end, unit)
        context, _ = self._told(region, start, self._tables.header_at(span.start))
        return Passage(
            document_id=document.id,
            sha256=document.sha256,
            language=detect_language(text),
            locator=clause.locator if clause else "",
            label=clause.label if clause else "",
            heading=clause.heading if clause else "",
            span=span,
            text=text,
            context=context,
            clauses=self._cuts.named(start, span.end, unit),
        )

    def _told(self, region: Region, start: int, header: str) -> tuple[str, int]:
        """Return the title, the headings above a passage and its table's header, and their tokens.

        A later part of an article is told which article it is of.
        """
        above = list(region.holders)
        if region.unit and start > region.unit.span.start:
            above.append(region.unit)
        names = tuple(_name(clause) for clause in above)
        if (header, names) not in self._known:
            wanted = " › ".join(part for part in (self._title, *names) if part)
            quarter = self._encoder.window // 4
            context = self._shortened(wanted, min(_CONTEXT_TOKENS, quarter))
            if header:
                columns = self._shortened(header, min(_HEADER_TOKENS, quarter))
                context = f"{context}\n{columns}" if context else columns
            self._known[header, names] = (context, self._size(context + "\n") if context else 0)
        return self._known[header, names]

    def _shortened(self, text: str, tokens: int) -> str:
        ends = self._encoder.token_ends(text)
        return text if len(ends) <= tokens else text[: ends[tokens - 1]].rstrip() if tokens else ""


def _name(clause: Clause) -> str:
    return f"{clause.label} {clause.heading}".strip()
