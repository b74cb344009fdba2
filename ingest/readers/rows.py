"""A table's row as lines of text."""

from __future__ import annotations

from collections.abc import Sequence

from kb.tokens import detect_language

# A line of text and, where it is a heading, its level from 1; else 0.
Line = tuple[str, int]

_PROSE = 60  # characters: a cell of several lines, one of them as long, holds paragraphs
_SENTENCE = 12  # characters: two cells of as much, each in its language, are a text and its version


def row_lines(cells: Sequence[Sequence[Line]]) -> list[Line]:
    """Return one line, cells between tabs; or every cell's own lines where the cells hold prose.

    Pages and contracts are laid out in tables too: paragraphs in a cell, a language a column.
    """
    if _holds_prose(cells):
        return [line for cell in cells for line in cell]
    joined = "\t".join(" ".join(text for text, _ in cell) for cell in cells)
    return [(joined.rstrip("\t"), 0)] if joined.strip() else []


def _holds_prose(cells: Sequence[Sequence[Line]]) -> bool:
    filled = [cell for cell in cells if cell]
    if len(filled) == 1 and len(cells) == 1:
        return True
    for cell in filled:
        if len(cell) > 1 and any(level or len(text) >= _PROSE for text, level in cell):
            return True
    sentences = [" ".join(text for text, _ in cell) for cell in filled]
    languages = {detect_language(text) for text in sentences if len(text) >= _SENTENCE}
    return len(languages) > 1
