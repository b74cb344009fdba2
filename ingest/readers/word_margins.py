"""What stands in a Word document's headers and footers and nowhere else: a number, a marking."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.readers.rows import Line

_PAGE_NUMBER = re.compile(r"(?:page|of|第|共|页|頁|[\d\s/.\-–—|]|\b[ivxl]+\b)+", re.I)
_SPACE = re.compile(r"\s+")


def margin_lines(margins: Iterable[Line], body: str) -> Iterator[Line]:
    """Yield each line of the margins once that says what the body does not.

    A running title repeats what is there; a page's number is no text.
    """
    said = _SPACE.sub("", body)
    for text, _ in margins:
        words = _SPACE.sub("", text)
        if words and words not in said and not _PAGE_NUMBER.fullmatch(text.strip()):
            said += "\n" + words
            yield text.strip("\f"), 0
