"""What stands on a page within a citation's boxes, read by another way than the index's own."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from ingest.readers.ocr_engine import Picture, recognise
from kb.geometry import around
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
        self._known: dict[int, _Letters] = {}

    def by_text(self, boxes: Sequence[PageBox]) -> str:
        """Return the letters of the text layer whose middles lie within the boxes, in order."""
        return "\n".join(self._letters(place.page).within(place) for place in boxes)

    def _letters(self, page: int) -> _Letters:
        if page not in self._known:
            assert self._document is not None
            with closing(self._document[page - 1]) as shown, closing(shown.get_textpage()) as layer:
                self._known[page] = _Letters.of(shown, layer)
        return self._known[page]

    def by_picture(self, boxes: Sequence[PageBox], quote: str) -> str:
        """Return what OCR reads of each box, cut out of the page as it is drawn."""
        return "\n".join(_read(cut, even(quote)) for cut in self._cuts(_lines(boxes)))

    def _cuts(self, boxes: Iterable[PageBox]) -> Iterator[Picture]:
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


@dataclass(frozen=True, slots=True)
class _Letters:
    """The letters of a page and the middle of each as displayed, in points; shape (n, 2)."""

    text: str
    middles: npt.NDArray[np.float64]

    @classmethod
    def of(cls, page: pypdfium2.PdfPage, layer: pypdfium2.PdfTextPage) -> _Letters:
        count = layer.count_chars()
        codes = [pdfium.FPDFText_GetUnicode(layer.raw, number) for number in range(count)]
        boxes = np.array([layer.get_charbox(number) for number in range(count)]).reshape(-1, 4)
        middles = (boxes[:, :2] + boxes[:, 2:]) / 2
        text = "".join(chr(code) if 0 < code <= 0x10FFFF else " " for code in codes)
        return cls(text, np.array([_displayed(page, *middle) for middle in middles]).reshape(-1, 2))

    def within(self, place: PageBox) -> str:
        """Return the letters in a box, in the order of the layer."""
        box = place.box
        x, y = self.middles[:, 0], self.middles[:, 1]
        inside = (
            (x >= box.left - _PAD)
            & (x <= box.right + _PAD)
            & (y >= box.top - _PAD)
            & (y <= box.bottom + _PAD)
        )
        return "".join(self.text[number] for number in np.flatnonzero(inside))


def _displayed(page: pypdfium2.PdfPage, across: float, up: float) -> tuple[float, float]:
    """Turn a point of the page's own into one of the page as displayed; PDFium counts pixels."""
    fine = 100  # pixels a point, so that whole ones do
    width, height = page.get_size()
    x, y = ctypes.c_int(), ctypes.c_int()
    size = (0, 0, round(width * fine), round(height * fine), 0)
    pdfium.FPDF_PageToDevice(page, *size, across, up, x, y)
    return x.value / fine, y.value / fine


def _lines(boxes: Sequence[PageBox]) -> Iterator[PageBox]:
    """Join the boxes of a line that runs down, up or backwards: OCR needs more than a word."""
    runs_down = sum(_height(one) for one in boxes) > sum(_width(one) for one in boxes)
    line: PageBox | None = None
    for place in boxes:
        if line is not None and line.page == place.page and _one_line(line, place, runs_down):
            line = replace(line, box=around((line.box, place.box)))
            continue
        if line is not None:
            yield line
        line = place
    if line is not None:
        yield line


def _one_line(line: PageBox, word: PageBox, runs_down: bool) -> bool:
    one, other = line.box, word.box
    if runs_down:
        shared = min(one.right, other.right) - max(one.left, other.left)
        gap = max(one.top, other.top) - min(one.bottom, other.bottom)
        thick = min(_width(line), _width(word))
    else:
        shared = min(one.bottom, other.bottom) - max(one.top, other.top)
        gap = max(one.left, other.left) - min(one.right, other.right)
        thick = min(_height(line), _height(word))
    return shared >= thick / 2 and gap <= 3 * thick


def _width(place: PageBox) -> float:
    return place.box.right - place.box.left


def _height(place: PageBox) -> float:
    return place.box.bottom - place.box.top
