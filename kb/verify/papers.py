"""The documents that quotes are looked for in, each read once while a memo is checked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from kb.cite import cite_span
from kb.errors import DocumentNotFound
from kb.store.index import Index
from kb.tokens import detect_language
from kb.types import (
    Citation,
    Clause,
    DocumentSummary,
    Language,
    Page,
    PageSource,
    Passage,
    Span,
)
from kb.verify.normal import Normal, normal

_MOST_TEXT = 20_000_000  # characters kept ready at a time


class Paper:
    """A document with its text, and that text as it is compared."""

    def __init__(
        self,
        document: DocumentSummary,
        pages: Sequence[Page],
        clauses: Sequence[Clause],
        text: str,
    ) -> None:
        self.document = document
        self.pages = pages
        self.clauses = clauses
        self.text = text

    @property
    def running(self) -> tuple[Span, ...]:
        """The running lines: a quote over two pages leaves them out."""
        return tuple(span for page in self.pages for span in page.running)

    @cached_property
    def normal(self) -> Normal:
        """The text as it is compared, without running lines."""
        return normal(self.text, self.running)

    @cached_property
    def whole(self) -> Normal:
        """The text as it is compared, running lines and all."""
        return normal(self.text) if self.running else self.normal

    def words(self, span: Span) -> str:
        """Return a stretch of the text with white space for running lines, so offsets stay."""
        text = span.of(self.text)
        for one in self.running:
            first = max(one.start, span.start) - span.start
            last = min(one.end, span.end) - span.start
            if first < last:
                text = f"{text[:first]}{' ' * (last - first)}{text[last:]}"
        return text

    def around(self, span: Span, reach: int) -> tuple[int, Normal]:
        """Return a stretch of the text as it is compared, and where it begins."""
        start, end = max(0, span.start - reach), min(len(self.text), span.end + reach)
        return start, normal(self.words(Span(start, end)))

    def language(self, quote: str) -> Language:
        """Return the language of a quote, among those that the document is in."""
        detected = detect_language(quote)
        known = self.document.languages
        return detected if detected in known or not known else known[0]

    def is_scanned(self, span: Span) -> bool:
        """Say whether any of a stretch was read by OCR."""
        return any(
            page.source is PageSource.OCR
            for page in self.pages
            if page.span.start < span.end and span.start < page.span.end
        )

    def cite(self, span: Span) -> Citation:
        """Cite a stretch of the text, under the narrowest clause that holds it."""
        language = self.language(span.of(self.text))
        whole = Passage(
            document_id=self.document.id,
            sha256=self.document.sha256,
            language=language,
            locator="",
            label="",
            heading="",
            span=Span(0, len(self.text)),
            text=self.text,
        )
        return cite_span(whole, span, self.clauses, self.pages)


class Papers:
    """Reads documents of an index and keeps those read last. For one thread."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._kept: dict[str, Paper] = {}
        self._passages: dict[str, Normal] = {}

    def of_id(self, document_id: str) -> Paper | None:
        """Return the document of this id, if there is one."""
        try:
            return self.of_content(self._index.summary(document_id).sha256)
        except DocumentNotFound:
            return None

    def of_content(self, sha256: str) -> Paper | None:
        """Return the document with this content, if there is one."""
        if sha256 not in self._kept:
            sheet = self._index.sheets([sha256]).get(sha256)
            if sheet is None:
                return None
            try:
                text, clauses = self._index.text(sha256), self._index.clauses(sha256)
            except DocumentNotFound:  # deleted between two looks
                return None
            self._keep(Paper(*sheet, clauses, text))
        return self._kept[sha256]

    def normal_of(self, passage: Passage) -> Normal:
        """Return a passage as it is compared, without running lines."""
        if passage.id not in self._passages:
            start = passage.span.start
            omitted = [Span(one.start - start, one.end - start) for one in passage.omitted]
            self._passages[passage.id] = normal(passage.text, omitted)
        return self._passages[passage.id]

    def _keep(self, paper: Paper) -> None:
        kept = sum(len(one.text) for one in self._kept.values())
        if kept + len(paper.text) > _MOST_TEXT:
            self._kept.clear()
        self._kept[paper.document.sha256] = paper
