"""What of each page can be found: its characters counted against the passages that were cut."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from kb.types import Document, Page, Passage, Span

Flags = npt.NDArray[np.bool_]
_SPACES = np.array(
    [code for code in range(0x3001) if chr(code).isspace()], dtype=np.uint32
)  # U+3000 is the last of them


def accounted(document: Document, passages: Sequence[Passage]) -> Document:
    """Return the document with its pages' characters counted, and those that passages hold.

    Running lines are no part of either: they are kept in the text and in no passage.
    """
    seen = _visible(document.text) & ~_flags(
        len(document.text), (span for page in document.pages for span in page.running)
    )
    held = seen & _flags(len(document.text), (passage.span for passage in passages))
    pages = tuple(_counted(page, seen, held) for page in document.pages)
    return replace(document, pages=pages)


def _counted(page: Page, seen: Flags, held: Flags) -> Page:
    place = slice(page.span.start, page.span.end)
    return replace(page, characters=int(seen[place].sum()), covered=int(held[place].sum()))


def _visible(text: str) -> Flags:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return ~np.isin(codes, _SPACES)


def _flags(length: int, spans: Iterable[Span]) -> Flags:
    flags = np.zeros(length, dtype=np.bool_)
    for span in spans:
        flags[span.start : span.end] = True
    return flags
