"""What stands on a page within a citation's boxes, read by another way than the index's own."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator, Sequence
from contextlib import closing
from difflib import SequenceMatcher

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from ingest.readers.ocr_engine import Picture, recognise
from kb.types import PageBox
from kb.verify.normal import normal

_DPI = 220
_PAD = 1.5  # points around a box: letters reach a little beyond
_UNTURNED = 0.8  # likeness to the quote from which a line is not tried turned


class Pages:
    """One file, its pages read within boxes; a picture is a file of one page."""

    def __init__(self, data: bytes) -> None:
        self._document = pypdfium2.PdfDocument(data) if data[:5] == b"%PDF-" else None
        self._data = data

    def by_text(self, boxes: Sequence[PageBox]) -> str:
        """Return the characters of the text layer whose places lie within the boxes, in order."""
        assert self._document is not None
        found = []
        for place in boxes:
            with (
                closing(self._document[place.page - 1]) as page,
                closing(page.get_textpage()) as layer,
            ):
                found.append(layer.get_text_bounded(*_on_paper(page, place)))
        return "\n".join(found)

    def by_picture(self, boxes: Sequence[PageBox], quote: str) -> str:
        """Return what OCR reads of each box, cut out of the page as it is drawn."""
        return "\n".join(_read(cut, even(quote)) for cut in self._cuts(boxes))

    def _cuts(self, boxes: Sequence[PageBox]) -> Iterator[Picture]:
        drawn: dict[int, Picture] = {}
        for place in boxes:
            if place.page not in drawn:
                drawn[place.page] = self._draw(place.page)
            picture = drawn[place.page]
            across, down = picture.shape[1] / place.width, picture.shape[0] / place.height
            left, right = (place.box.left - _PAD) * across, (place.box.right + _PAD) * across
            top, bottom = (place.box.top - _PAD) * down, (place.box.bottom + _PAD) * down
            yield picture[max(0, int(top)) : int(bottom) + 1, max(0, int(left)) : int(right) + 1]

    def _draw(self, page: int) -> Picture:
        if self._document is None:
            image = Image.open(io.BytesIO(self._data)).convert("RGB")
        else:
            image = self._document[page - 1].render(scale=_DPI / 72).to_pil().convert("RGB")
        return np.ascontiguousarray(np.array(image)[:, :, ::-1])


def even(text: str) -> str:
    """Return the letters of a text as they are compared, without white space and cells' edges."""
    return "".join(normal(text).text.split())


def holds(read: str, quote: str) -> bool:
    """Say whether every letter of the quote was read, in order, with few others between."""
    wanted, there = even(quote), even(read)
    rest = iter(there)
    return all(letter in rest for letter in wanted) and len(there) <= 1.2 * len(wanted) + 10


def share(read: str, quote: str) -> float:
    """Return how much of the quote was read, in order: OCR reads a crop a little otherwise."""
    wanted, there = even(quote), even(read)
    blocks = SequenceMatcher(None, wanted, there, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(1, len(wanted))


def _read(cut: Picture, quote: str) -> str:
    best, likeness = "", -1.0
    for turns in range(4):
        (line,) = recognise([np.ascontiguousarray(np.rot90(cut, turns))])
        text = even(line.text)
        alike = sum(piece in quote for piece in _pieces(text)) / max(1, len(_pieces(text)))
        if alike > likeness:
            best, likeness = line.text, alike
        if likeness >= _UNTURNED:
            break
    return best


def _pieces(text: str) -> list[str]:
    return [text[at : at + 3] for at in range(max(1, len(text) - 2))] if text else []


def _on_paper(page: pypdfium2.PdfPage, place: PageBox) -> tuple[float, float, float, float]:
    """Return a box in the page's own coordinates: left, bottom, right, top."""
    corners = [
        _to_page(page, place, x, y)
        for x, y in ((place.box.left, place.box.top), (place.box.right, place.box.bottom))
    ]
    (x0, y0), (x1, y1) = corners
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _to_page(
    page: pypdfium2.PdfPage, place: PageBox, across: float, down: float
) -> tuple[float, float]:
    """Turn a point of the page as displayed into one of its own; PDFium counts whole pixels."""
    fine = 100  # pixels a point, so that whole ones do
    x, y = ctypes.c_double(), ctypes.c_double()
    size = (0, 0, round(place.width * fine), round(place.height * fine), 0)
    pdfium.FPDF_DeviceToPage(page, *size, round(across * fine), round(down * fine), x, y)
    return x.value, y.value
