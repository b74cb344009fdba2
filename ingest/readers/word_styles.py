"""What a paragraph style of a Word document says: its outline level and its numbering."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from ingest.readers.word_xml import attribute, child, children, is_on, number, value

_BODY_TEXT = 9  # the outline level of text that is no heading
_LONGEST_CHAIN = 20  # styles based on one another; a loop must end


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style with what it inherits.

    `level` is the heading level from 1, 0 for text; `numbering` the id of its list, empty for
    none; `list_level` the list's level from 0, -1 where only the list knows it.
    """

    level: int = 0
    numbering: str = ""
    list_level: int = -1
    breaks_page: bool = False


class Styles:
    """The paragraph styles by their ids."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements = {attribute(style, "styleId"): style for style in children(root, "style")}
        self.default = next(
            (
                attribute(style, "styleId")
                for style in self._elements.values()
                if attribute(style, "type") == "paragraph"
                and attribute(style, "default") in ("1", "true")
            ),
            "",
        )
        self._known: dict[str, Style] = {}

    def style(self, style_id: str) -> Style:
        """Return a style; one that is not defined says nothing."""
        if style_id not in self._known:
            self._known[style_id] = self._resolve(style_id)
        return self._known[style_id]

    def chain(self, style_id: str) -> tuple[str, ...]:
        """Return a style's id and those it is based on, nearest first."""
        ids: list[str] = []
        while style_id in self._elements and style_id not in ids and len(ids) < _LONGEST_CHAIN:
            ids.append(style_id)
            style_id = value(self._elements[style_id], "basedOn")
        return tuple(ids)

    def _resolve(self, style_id: str) -> Style:
        level, numbering, list_level = 0, "", -1
        breaks_page = False
        for inherited in reversed(self.chain(style_id)):
            element = self._elements[inherited]
            properties = child(element, "pPr")
            level = heading_level(properties) or _title_level(element) or level
            if value(properties, "outlineLvl") == str(_BODY_TEXT):
                level = 0
            numbering = value(properties, "numPr", "numId") or numbering
            list_level = number(value(properties, "numPr", "ilvl"), list_level)
            breaks_page = breaks_page or is_on(properties, "pageBreakBefore")
        return Style(level, numbering, list_level, breaks_page)


def heading_level(properties: etree._Element | None) -> int:
    """Return the heading level that paragraph properties set, 0 where they set none."""
    outline = number(value(properties, "outlineLvl"), _BODY_TEXT)
    return outline + 1 if outline < _BODY_TEXT else 0


def _title_level(style: etree._Element) -> int:
    return 1 if value(style, "name").lower() == "title" else 0
