"""A text as its sentences run: lines that the page broke are joined, and every place is kept.

Patterns then need one spelling of each thing: Chinese is folded to Simplified, full-width signs to
half-width, and a line break is a space, or nothing between Chinese characters.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from kb.tokens import fold_in_place
from kb.types import Span

_HAN = r"\u3400-\u9fff，。；：、“”‘’「」（）《》"
# A break is nothing only where Chinese stands on both sides and no sentence or number ends there.
_BROKEN = re.compile(rf"(?<=[{_HAN}])(?<![。；])[ \t\u3000]*\n[ \t\u3000]*(?=[{_HAN}])")
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    ord("\n"): " ",
    ord("\r"): " ",
    ord("\t"): " ",
    0x3000: " ",
    0xA0: " ",
    ord("「"): "“",
    ord("」"): "”",
    ord("’"): "'",
}
_LINES = re.compile(r"[ \t]*\n\s*")
_BETWEEN_HAN = re.compile(rf"(?<=[{_HAN}]) (?=[{_HAN}])")


class Flow:
    """The text in one line, and where each place of it stands in the document."""

    def __init__(self, text: str) -> None:
        self._original = text
        pieces: list[str] = []
        self._starts = [0]  # of each piece, in the flow
        self._offsets = [0]  # and in the document
        here = length = 0
        for gap in _BROKEN.finditer(text):
            pieces.append(text[here : gap.start()])
            length += gap.start() - here
            here = gap.end()
            self._starts.append(length)
            self._offsets.append(here)
        pieces.append(text[here:])
        self.text = fold_in_place("".join(pieces)).translate(_HALF_WIDTH)

    def at(self, place: int) -> int:
        """Return where a place of the flow stands in the document."""
        piece = bisect_right(self._starts, place) - 1
        return self._offsets[piece] + place - self._starts[piece]

    def place(self, offset: int) -> int:
        """Return the place of a document's offset in the flow."""
        piece = bisect_right(self._offsets, offset) - 1
        return self._starts[piece] + max(0, offset - self._offsets[piece])

    def span(self, start: int, end: int) -> Span:
        """Return the document's span of a stretch of the flow, without white space at its edges."""
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        end = max(start, end - (len(words) - len(words.rstrip())))
        return Span(self.at(start), self.at(end - 1) + 1 if end > start else self.at(start))

    def words(self, span: Span) -> str:
        """Return the document's words of a span in one line, as they are written."""
        line = _LINES.sub(" ", span.of(self._original))
        return _BETWEEN_HAN.sub("", " ".join(line.split()))
