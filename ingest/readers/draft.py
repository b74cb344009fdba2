"""A reading in the making: lines, headings and pages, in the order they are met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.readers.running import EdgeLine, running_lines
from ingest.reading import Heading, Reading
from kb.errors import FileOverLimit
from kb.settings import Settings
from kb.types import Page, PageSource, Span


@dataclass(frozen=True, slots=True)
class PageReading:
    """One page as read: what `Page` says of it, its spans counted from the page's own beginning.

    `edges` are the lines that may turn out to be running ones when all pages are known, `notes`
    those of footnotes.
    """

    text: str = ""
    unread: str = ""
    source: PageSource = PageSource.TEXT
    plausibility: float = 1.0
    confidence: float = 1.0
    script: str = ""
    running: tuple[Span, ...] = ()
    doubtful: tuple[Span, ...] = ()
    geometry: bytes = b""
    edges: tuple[EdgeLine, ...] = ()
    notes: tuple[Span, ...] = ()


class Draft:
    """Collects a file's text and keeps count of offsets, pages and limits.

    Everything added raises `FileOverLimit` when the file has more text or pages than `settings`
    allow.
    """

    def __init__(self, name: str, settings: Settings) -> None:
        self._name = name
        self._settings = settings
        self._pieces: list[str] = []
        self._length = 0
        self._pages: list[Page] = []
        self._page_start = 0
        self._headings: list[Heading] = []
        self._geometry: list[bytes] = []
        self._notes: list[Span] = []

    def add_text(self, text: str) -> None:
        """Append `text` as it is."""
        self._pieces.append(text)
        self._length += len(text)
        self.expect_text(self._length)

    def expect_text(self, length: int) -> None:
        """Refuse a text that will be this long, if that is too long."""
        if length > self._settings.max_text_chars:
            raise FileOverLimit(
                self._name,
                f"more than {self._settings.max_text_chars:,} characters of text",
                f"{self._settings.max_text_chars:,}",
                "KB_MAX_TEXT_CHARS",
            )

    def expect_pages(self, count: int) -> None:
        """Refuse a file that will have so many pages, if that is too many."""
        if count > self._settings.max_pages:
            raise FileOverLimit(
                self._name,
                f"more than {self._settings.max_pages:,} pages",
                f"{self._settings.max_pages:,}",
                "KB_MAX_PAGES",
            )

    def add_line(self, line: str, level: int = 0) -> None:
        """Append a line and its end; one with a `level` from 1 is a heading.

        A form feed in it ends a page there, in mid-sentence too; one of nothing but form feeds
        leaves no line.
        """
        words = line.lstrip("\f")
        for _ in range(len(line) - len(words)):
            self.end_page()
        if words or not line:
            self._add_words(words.rstrip("\f"), level)
        for _ in range(len(words) - len(words.rstrip("\f"))):
            self.end_page()

    def _add_words(self, words: str, level: int) -> None:
        start = self._length
        first, *rest = words.split("\f")
        self.add_text(first)
        for part in rest:
            self.end_page()
            self.add_text(part)
        if level:
            self._headings.append(Heading(level, Span(start, self._length)))
        self.add_text("\n")

    def add_page(self, page: PageReading, label: str = "") -> None:
        """Append a whole page."""
        self.add_text(page.text)
        self.end_page(label, page)

    def add_pages(self, pages: Sequence[PageReading], labels: Sequence[str] = ()) -> None:
        """Append all the pages of a file, their running lines recognised."""
        found = running_lines([page.edges for page in pages])
        for place, (page, running) in enumerate(zip(pages, found, strict=True)):
            label = labels[place] if place < len(labels) else ""
            self.add_page(replace(page, running=running), label)

    def end_page(self, label: str = "", read: PageReading | None = None) -> None:
        """End the page here; without a `label` it is called by its number."""
        index = len(self._pages) + 1
        self.expect_pages(index)
        span = Span(self._page_start, self._length)
        read = read or PageReading()
        self._pages.append(
            Page(
                index,
                label or str(index),
                span,
                read.unread,
                read.source,
                read.plausibility,
                read.confidence,
                read.script,
                tuple(_moved(read.running, span.start)),
                tuple(_moved(read.doubtful, span.start)),
            )
        )
        self._geometry.append(read.geometry)
        self._notes += _moved(read.notes, span.start)
        self._page_start = self._length

    def reading(self, media_type: str, title: str = "") -> Reading:
        """Return what was collected; text after the last page's end is a page more."""
        if self._length > self._page_start or not self._pages:
            self.end_page()
        return Reading(
            text="".join(self._pieces),
            pages=tuple(self._pages),
            media_type=media_type,
            title=title,
            headings=tuple(self._headings),
            geometry=tuple(self._geometry) if any(self._geometry) else (),
            notes=tuple(self._notes),
        )


def _moved(spans: Iterable[Span], by: int) -> Iterator[Span]:
    return (Span(span.start + by, span.end + by) for span in spans)
