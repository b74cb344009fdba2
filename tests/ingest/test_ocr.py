"""Pictures of pages: what they say, whichever way up, and where."""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher

import pytest
from PIL import Image

from ingest.readers import read
from kb.errors import DamagedFile, FileOverLimit
from kb.geometry import Geometry
from kb.settings import Settings
from kb.types import Language, PageSource, Span
from tests.ingest.pictures import CHINESE, ENGLISH, SCALE, letters, picture, saved, words_of

SETTINGS = Settings()
NAMES = {Language.EN: ENGLISH, Language.ZH: CHINESE}
BLANK = Image.new("RGB", (600, 400), "white")


def likeness(read: str, truth: str) -> float:
    return SequenceMatcher(None, letters(read), truth, autojunk=False).ratio()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("angle", [0, 90, 180, 270, 1.5, -2])
def test_a_page_is_read_whichever_way_it_lies(language: Language, angle: float) -> None:
    name = NAMES[language]
    lying = picture(name).rotate(angle, expand=True, fillcolor="white")
    reading = read("a.png", saved("PNG", lying), SETTINGS)
    assert likeness(reading.text, words_of(name)) > 0.97
    (page,) = reading.pages
    assert page.source is PageSource.OCR
    assert page.confidence > 0.95


@pytest.mark.parametrize(
    ("form", "media_type", "pages"),
    [("PNG", "image/png", 1), ("JPEG", "image/jpeg", 1), ("TIFF", "image/tiff", 2)],
)
def test_pictures_are_documents(form: str, media_type: str, pages: int) -> None:
    shown = [picture(NAMES[language], 160) for language in list(Language)[:pages]]
    reading = read(f"a.{form.lower()}", saved(form, *shown), SETTINGS)
    assert (reading.media_type, len(reading.pages)) == (media_type, pages)
    for page, language in zip(reading.pages, Language, strict=False):
        assert likeness(page.span.of(reading.text), words_of(NAMES[language], 160)) > 0.98


def test_a_picture_inside_a_pdf_is_read_and_a_blank_one_says_so() -> None:
    reading = read("a.pdf", saved("PDF", picture(ENGLISH, 160), BLANK), SETTINGS)
    seen, blank = reading.pages
    assert (seen.source, blank.source) == (PageSource.OCR, PageSource.NONE)
    assert likeness(seen.span.of(reading.text), words_of(ENGLISH, 160)) > 0.98
    assert blank.unread == "no text layer; no text found in its picture"
    assert len(blank.span) == 0


@pytest.mark.parametrize("angle", [0, 90, 180, 270, 1.5])
def test_places_are_on_the_picture_as_it_lies(angle: float) -> None:
    shown = picture(ENGLISH, 160)
    lying = shown.rotate(angle, expand=True, fillcolor="white")
    reading = read("a.png", saved("PNG", lying), SETTINGS)
    word = "commencement"
    start = reading.text.lower().index(word)
    geometry = Geometry.unpack(reading.geometry[0])
    assert [geometry.width, geometry.height] == list(lying.size)
    (box,) = geometry.boxes(Span(start, start + len(word)))
    margin = 3 * SCALE
    cut = lying.crop((box.left - margin, box.top - margin, box.right + margin, box.bottom + margin))
    again = read("b.png", saved("PNG", cut), SETTINGS)
    assert word in letters(again.text).lower()


def test_lines_that_are_hard_to_read_are_marked() -> None:
    clear, small = picture(CHINESE), picture(CHINESE)
    blurred = small.resize((small.width // 5, small.height // 5)).resize(small.size)
    both = Image.new("RGB", (clear.width, 2 * clear.height), "white")
    both.paste(clear, (0, 0))
    both.paste(blurred, (0, clear.height))
    (page,) = read("a.png", saved("PNG", both), SETTINGS).pages
    half = len(page.span) / 2
    assert page.doubtful
    assert sum(span.start > half for span in page.doubtful) > len(page.doubtful) / 2
    assert all(page.span.start <= span.start < span.end <= page.span.end for span in page.doubtful)


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n", saved("PNG", BLANK)[:200], b"\xff\xd8\xff\xe0junk", b"II*\x00"]
)
def test_a_broken_picture_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedFile) as caught:
        read("a", data, SETTINGS)
    assert "picture" in str(caught.value)


def test_a_picture_of_too_many_pixels_is_refused() -> None:
    with pytest.raises(FileOverLimit) as caught:
        read("a.png", saved("PNG", BLANK), replace(SETTINGS, max_pixels=1000))
    assert "KB_MAX_PIXELS" in str(caught.value)
