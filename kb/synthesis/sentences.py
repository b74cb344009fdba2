"""A model's words, as they come, in sentences with the evidence that each names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Marks stand before or after the stop: "… three years [1]." and "… three years. [1]".
_MARK = r"(?:\s*[\[【［]\s?\d{1,4}(?:\s?[,，、]\s?\d{1,4})*\s?[\]】］])"
_END = re.compile(
    rf"(?:[。！？][”’」』]*{_MARK}*"
    rf"|(?<!\b[A-Z])(?<!\bNo)(?<!\bArt)(?<!\bRs)[.!?][\"”’]*{_MARK}*(?=\s|$)|{_MARK}+\s*(?=\n)|\n+)"
)
_MARKS = re.compile(_MARK)
_NUMBER = re.compile(r"\d+")
MOST_PENDING = 4_000  # characters without an end: no sentence is that long


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the model's without its marks, and the numbers in them, each once."""

    text: str
    numbers: tuple[int, ...]


class SentenceReader:
    """Cuts a stream of pieces into sentences. A sentence is given out when the next one begins.

    Until then a mark may follow that belongs to it.
    """

    def __init__(self) -> None:
        self._pending = ""

    def read(self, piece: str) -> Iterator[Said]:
        """Yield the sentences that are whole now."""
        self._pending += piece
        while len(self._pending) > MOST_PENDING:
            yield _said(self._pending[:MOST_PENDING])
            self._pending = self._pending[MOST_PENDING:]
        here = 0
        for end in _END.finditer(self._pending):
            rest = self._pending[end.end() :]
            if not rest.strip() or re.match(r"\s*[\[【［]", rest):
                continue
            if said := self._between(here, end.end()):
                yield said
            here = end.end()
        self._pending = self._pending[here:]

    def rest(self) -> Iterator[Said]:
        """Yield what is left when the model has ended."""
        if said := self._between(0, len(self._pending)):
            yield said
        self._pending = ""

    def _between(self, start: int, end: int) -> Said | None:
        said = _said(self._pending[start:end])
        return said if said.text or said.numbers else None


def _said(words: str) -> Said:
    marks = _MARKS.findall(words)
    numbers = tuple(dict.fromkeys(int(one) for mark in marks for one in _NUMBER.findall(mark)))
    text = " ".join(_MARKS.sub("", words).split())
    return Said(re.sub(r"\s+([.,;:!?])", r"\1", text), numbers)
