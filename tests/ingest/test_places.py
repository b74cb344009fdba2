"""A quote's boxes, cut out of the page and read again by another way, hold the quote."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, RectangleObject

from ingest.readers import read
from ingest.reading import Reading
from kb.geometry import boxes_on
from kb.settings import Settings
from kb.types import Box, PageBox, Span
from tests.ingest.make_files import lines_down, make_pdf
from tests.ingest.pictures import CHINESE, ENGLISH, FILES, letters

SETTINGS = Settings()
BILINGUAL = "pmdc-powerchina-memorandum.en-zh.pdf"
MARGIN = 0.5  # points; PDFium counts a letter in by its middle


@cache
def reading_of(name: str) -> Reading:
    return read(name, (FILES / name).read_bytes(), SETTINGS)


@cache
def document_of(name: str) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(FILES / name)


def places(reading: Reading, span: Span) -> list[PageBox]:
    pairs = zip(reading.pages, reading.geometry, strict=True)
    return [box for page, packed in pairs for box in boxes_on(page, packed, span)]


def words_in(name: str, place: PageBox) -> str:
    page = document_of(name)[place.page - 1]
    box, height = place.box, place.height
    return str(
        page.get_textpage().get_text_bounded(
            box.left - MARGIN, height - box.bottom - MARGIN, box.right + MARGIN, height - box.top
        )
    )


def _goes_on(character: str) -> bool:
    return character.isascii() and not character.isspace()


@settings(deadline=None, max_examples=60)
@given(data=st.data())
@pytest.mark.parametrize("name", [ENGLISH, CHINESE, BILINGUAL])
def test_the_boxes_of_a_quote_hold_the_quote(name: str, data: st.DataObject) -> None:
    reading = reading_of(name)
    start = data.draw(st.integers(0, len(reading.text) - 1))
    # Whole words with their marks: half of one is cut by its count of letters, not all as wide.
    while start and _goes_on(reading.text[start - 1]):
        start -= 1
    end = min(len(reading.text), start + data.draw(st.integers(1, 400)))
    while end < len(reading.text) and _goes_on(reading.text[end]):
        end += 1
    span = Span(start, end)
    found = "".join(words_in(name, place) for place in places(reading, span))
    assert letters(span.of(reading.text)) in letters(found)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [(0, 0, 595, 842), (40, 300, 500, 820)])
def test_places_are_on_the_page_as_displayed(turn: int, crop: tuple[int, ...]) -> None:
    data = make_pdf([lines_down("Article 5 Royalty", "Article 6 Term", left=72, top=700)])
    writer = PdfWriter(PdfReader(BytesIO(data)))
    writer.pages[0].rotate(turn)
    writer.pages[0].cropbox = RectangleObject(crop)
    out = BytesIO()
    writer.write(out)
    reading = read("a.pdf", out.getvalue(), SETTINGS)
    start = reading.text.index("Royalty")
    (place,) = places(reading, Span(start, start + len("Royalty")))
    shown = pypdfium2.PdfDocument(out.getvalue())[0].render(scale=2).to_pil().convert("L")
    assert (round(2 * place.width), round(2 * place.height)) == shown.size
    assert _ink(shown, place.box) > 0
    rest = [place.box]
    other = reading.text.index("Article 6")
    rest += [one.box for one in places(reading, Span(0, start - 1))]
    rest += [one.box for one in places(reading, Span(other, other + len("Article 6 Term")))]
    assert sum(_ink(shown, box) for box in rest) >= 0.98 * _ink(shown, None)


def test_a_page_whose_size_is_told_by_the_tree_above_it(tmp_path: Path) -> None:
    data = make_pdf([lines_down("Article 5 Royalty", left=72, top=700)])
    writer = PdfWriter(PdfReader(BytesIO(data)))
    page = writer.pages[0]
    for name in ("/MediaBox", "/CropBox"):
        page.pop(name, None)
    above = page["/Parent"].get_object()
    assert isinstance(above, DictionaryObject)
    above[NameObject("/MediaBox")] = RectangleObject((0, 0, 400, 900))
    writer.write(tmp_path / "a.pdf")
    reading = read("a.pdf", (tmp_path / "a.pdf").read_bytes(), SETTINGS)
    (place,) = places(reading, Span(0, len("Article 5 Royalty")))
    shown = pypdfium2.PdfDocument(tmp_path / "a.pdf")[0].render(scale=2).to_pil().convert("L")
    assert (round(2 * place.width), round(2 * place.height)) == shown.size == (800, 1800)
    assert _ink(shown, place.box) >= 0.98 * _ink(shown, None) > 0


def _ink(shown: Image.Image, box: Box | None) -> int:
    cut = shown.crop((2 * box.left, 2 * box.top, 2 * box.right, 2 * box.bottom)) if box else shown
    return int((np.asarray(cut) < 128).sum())
