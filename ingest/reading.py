"""What a reader gives back: text in pages, and what the file itself says of its structure."""

from __future__ import annotations

from dataclasses import dataclass

from kb.types import Page, Span

TRACKED_CHANGES = "tracked_changes"
"""A remark: the file holds changes that nobody has accepted or rejected; the final text is read."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that the file's own format marks as a heading; `level` counts from 1, the highest."""

    level: int
    span: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as text.

    `pages` follow one another without gap or overlap and cover `text` exactly. `title` is what
    the file's own metadata calls it, or empty. `media_type` is what the bytes are. `remarks` are
    codes of what a reader of the text should know ("tracked_changes"). `geometry` is each page's,
    as `kb.geometry` packs it, or () for a format without places. `notes` are the lines of footnotes
    that stand among the text.
    """

    text: str
    pages: tuple[Page, ...]
    media_type: str
    title: str = ""
    headings: tuple[Heading, ...] = ()
    remarks: tuple[str, ...] = ()
    geometry: tuple[bytes, ...] = ()
    notes: tuple[Span, ...] = ()
