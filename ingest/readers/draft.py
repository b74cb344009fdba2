"""A reading in the making: lines, headings and pages, in the order they are met."""

from __future__ import annotations

from ingest.reading import Heading, Reading
from kb.errors import FileOverLimit
from kb.settings import Settings
from kb.types import Page, Span


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

    def add_text(self, text: str) -> None:
        """Append `text` as it is."""
        self._pieces.append(text)
        self._length += len(text)
        if self._length > self._settings.max_text_chars:
            raise FileOverLimit(
                self._name,
                f"more than {self._settings.max_text_chars:,} characters of text",
                f"{self._settings.max_text_chars:,}",
                "KB_MAX_TEXT_CHARS",
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

    def end_page(self, label: str = "", unread: str = "") -> None:
        """End the page here; without a `label` it is called by its number."""
        index = len(self._pages) + 1
        if index > self._settings.max_pages:
            raise FileOverLimit(
                self._name,
                f"more than {self._settings.max_pages:,} pages",
                f"{self._settings.max_pages:,}",
                "KB_MAX_PAGES",
            )
        span = Span(self._page_start, self._length)
        self._pages.append(Page(index, label or str(index), span, unread))
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
        )
