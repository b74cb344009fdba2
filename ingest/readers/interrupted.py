"""Where notes may stand on a page so that they break no sentence that runs over to the next one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.readers.words import Line
from kb.superscript import RAISED

_HEADER = 0.1  # of the page's height: what stands there is not the end of its text
_MOST_LINES = 12  # that a sentence which runs over to the next page has on this one
_LAST_WORDS = 6  # of a line, enough to see how it ends
_END = re.compile(
    rf"(?:[.!?:;。！？：；…]|[;；]\s*(?:and|or))[”’」』》）)\]\"']*(?:\s?\[\d{{1,3}}\]|[①-⑳*†‡{RAISED}])*$"
)
_ABBREVIATION = re.compile(
    r"\b(?:[A-Za-z]|Nos?|Arts?|Secs?|ss|pp|cls?|paras?|Regs?|Rs|Ltd|Co|Mrs?|Dr|viz|cf|vs)\.$", re.I
)


def with_notes(
    text: Sequence[Line], notes: Sequence[Line], height: float
) -> tuple[list[Line], range]:
    """Return a page's lines with its notes among them, and which of the lines are the notes.

    They stand at the end of the text, or where a sentence ends before the one that the page breaks;
    an empty line parts them from what comes next. Where no sentence ends they stay at the foot.
    """
    place = _place(text, min(word.top for line in notes for word in line), height)
    return [*text[:place], *notes, (), *text[place:]], range(place, place + len(notes))


def _place(text: Sequence[Line], top: float, height: float) -> int:
    """Return before which line of the text the notes stand that are printed from `top` down."""
    above = [
        at
        for at, line in enumerate(text)
        if line[0].top < top and line[0].bottom > _HEADER * height
    ]
    last = max(above, default=len(text) - 1)
    near = range(last, max(-1, last - _MOST_LINES), -1)
    ended = (at for at in near if _ends_sentence(text[at]))
    indented = (at for at in near if at < last and _is_indented(text[at + 1], text[at]))
    return next(ended, next(indented, last)) + 1


def _is_indented(line: Line, above: Line) -> bool:
    """Say whether a line begins a paragraph, as those of a preamble do that ends with a comma."""
    return line[0].left - above[0].left > line[0].bottom - line[0].top


def _ends_sentence(line: Line) -> bool:
    if any(word.bars for word in line):
        return True
    words = line[-_LAST_WORDS:]
    said = "".join(f" {word.text}" if word.spaced else word.text for word in words)
    return bool(_END.search(said)) and not _ABBREVIATION.search(said)
