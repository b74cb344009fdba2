"""Footnotes and endnotes, in the order the text refers to them."""

from __future__ import annotations

from lxml import etree

from ingest.readers.counting import count
from ingest.readers.word_xml import attribute, children
from kb.superscript import raised

_SEPARATORS = frozenset(("separator", "continuationSeparator", "continuationNotice"))
_FORMATS = {"footnote": "decimal", "endnote": "lowerRoman"}  # Word's own, where nothing is set


class Notes:
    """Numbers notes as the text refers to them, and gives them back in that order."""

    def __init__(self, footnotes: etree._Element | None, endnotes: etree._Element | None) -> None:
        self._elements = {
            (kind, attribute(note, "id")): note
            for kind, root in (("footnote", footnotes), ("endnote", endnotes))
            for note in children(root, kind)
            if attribute(note, "type") not in _SEPARATORS
        }
        self._marks: dict[tuple[str, str], str] = {}

    def refer(self, kind: str, note_id: str) -> str:
        """Return the mark, ¹ or [i], of the note of a `kind` that the text refers to here."""
        key = (kind, note_id)
        if key not in self._elements:
            return ""
        if key not in self._marks:
            number = sum(known == kind for known, _ in self._marks) + 1
            mark = count(_FORMATS[kind], number)
            self._marks[key] = raised(mark) if mark.isdecimal() else f"[{mark}]"
        return self._marks[key]

    def referred(self) -> tuple[tuple[str, etree._Element], ...]:
        """Return each note's mark and element: footnotes first, then endnotes."""
        ordered = sorted(self._marks, key=lambda key: key[0], reverse=True)
        return tuple((self._marks[key], self._elements[key]) for key in ordered)
