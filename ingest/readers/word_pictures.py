"""Pictures that fill a page of a Word document: scans that somebody pasted in."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from ingest.readers.draft import PageReading
from ingest.readers.package import Package
from ingest.readers.word_xml import attribute, child, children, number

ReadPicture = Callable[[bytes], PageReading]
"""Turns a picture's bytes into a page; one that is unread where it cannot be read."""

_EMU_PER_TWIP = 635
_EMU_PER_POINT = 12_700
_A4 = (11_906, 16_838)  # twips
_FILLS = 0.4  # of a page's area: a letterhead or a map is less, a scan with wide margins more
_STYLE_SIZE = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]+)pt", re.I)


class Pictures:
    """Says which drawings fill a page, and reads them by `read`."""

    def __init__(
        self, package: Package, part: str, body: etree._Element, read: ReadPicture
    ) -> None:
        self._package = package
        self._read = read
        self._targets = package.targets(part)
        self._page_area = _page_area(body)

    def fills_page(self, drawing: etree._Element) -> bool:
        """Say whether a drawing holds a picture about as large as the page."""
        return bool(_reference(drawing)) and _area(drawing) >= _FILLS * self._page_area

    def read(self, drawing: etree._Element) -> PageReading:
        """Return the page that the drawing's picture is; `b""` is read where there is none."""
        return self._read(self._package.bytes_of(self._targets.get(_reference(drawing), "")) or b"")


def _reference(drawing: etree._Element) -> str:
    """Return the id of the relationship to a drawing's first picture."""
    for blip in drawing.iter("{*}blip", "{*}imagedata"):
        return attribute(blip, "embed") or attribute(blip, "id")
    return ""


def _area(drawing: etree._Element) -> float:
    for extent in drawing.iter("{*}extent"):
        return float(number(attribute(extent, "cx")) * number(attribute(extent, "cy")))
    for shape in drawing.iter("{*}shape"):
        sides = dict(_STYLE_SIZE.findall(attribute(shape, "style").lower()))
        if len(sides) == 2:
            return float(sides["width"]) * float(sides["height"]) * _EMU_PER_POINT**2
    return 0.0


def _page_area(body: etree._Element) -> float:
    size = child(next(children(body, "sectPr"), None), "pgSz")
    width, height = (number(attribute(size, name)) for name in ("w", "h"))
    if width <= 0 or height <= 0:
        width, height = _A4
    return float(width * height * _EMU_PER_TWIP**2)
