"""Text that an amendment quotes: another instrument's articles, which are none of its own."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from kb.types import Span

# What announces new wording, up to the quotation mark that opens it. Without the colon or the line
# break, "replaced by “three years”" changes a few words, and no clause begins in those.
_ANNOUNCED = re.compile(
    r"(?:\b(?:replaced|substituted|amended|inserted|added|appended|revised|restated"
    r"|reads?|following)\b[^“”\"]{0,160}?[:：—–-]|[:：]\s*$"
    r"|(?:修改|修正|修订|修訂|改|替换|替換|表述|调整|調整|增列?|增加|增订|增訂|代之以)"
    r"[^“”「」]{0,40}?[:：])\s*$"
)
_AMENDING = re.compile(
    r"\b(?:replac|substitut|amend|insert|add(?:ed|ing)\b|append|revis|restat|delet|read as follows)"
    r"|修改|修正|修订|修訂|改为|改為|替换|替換|增加|增列|增订|增訂|代之以|表述为|表述為",
    re.I,
)
_OPENS = re.compile(r"[“「『]|(?<![\w.;,])\"(?=\S)")
_CLOSERS = {"“": "”", "「": "」", "『": "』", '"': '"'}
_END_OF_LINE = r"[.,;。；，)）]?(?:\s+(?:and|or))?[ \t\r　]*(?:\n|$)"
_CLOSES = {mark: re.compile(mark + _END_OF_LINE) for mark in set(_CLOSERS.values())}
_BEFORE = 240  # characters that announce a quotation
_LONGEST = 20_000  # characters; a chapter that is replaced whole


class Quoted:
    """The stretches of a text that it quotes as another instrument's new wording."""

    def __init__(self, text: str) -> None:
        self.spans = tuple(_spans(text))
        self._starts = [span.start for span in self.spans]

    def holds(self, offset: int) -> bool:
        """Say whether a place lies within quoted wording."""
        place = bisect_right(self._starts, offset) - 1
        return place >= 0 and self.spans[place].covers(offset)

    def outside(self, offsets: Iterable[int]) -> Iterator[int]:
        """Yield the offsets that are the text's own."""
        return (offset for offset in offsets if not self.holds(offset))


def _spans(text: str) -> Iterator[Span]:
    end = 0
    for opening in _OPENS.finditer(text):
        if opening.start() < end:
            continue
        before = text[max(0, opening.start() - _BEFORE) : opening.start()]
        if not (_ANNOUNCED.search(before) and _AMENDING.search(before)):
            continue
        closes = _CLOSES[_CLOSERS[opening.group()]]
        closing = closes.search(text, opening.end(), opening.end() + _LONGEST)
        if closing:
            end = closing.end()
            yield Span(opening.start(), end)
