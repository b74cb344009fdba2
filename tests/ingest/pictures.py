"""Pictures of real pages, whose words are known from the text layers they were drawn from."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pypdfium2
from PIL import Image

from tests.product import ROOT

FILES = ROOT / "corpus" / "files"
ENGLISH = "mineral-licensing-regulations-2025.en.pdf"
CHINESE = "mineral-licensing-regulations-2025.zh.pdf"
PAGE = 1  # counted from 0: the first is a cover
SCALE = 150 / 72
HEIGHT = 300.0  # points of the page's top that are drawn: a dozen lines


def picture(name: str, height: float = HEIGHT) -> Image.Image:
    """Return the top of a page of a corpus file, cut between two lines."""
    drawn: Image.Image = (
        pypdfium2.PdfDocument(FILES / name)[PAGE].render(scale=SCALE).to_pil().convert("RGB")
    )
    return drawn.crop((0, 0, drawn.width, _between_lines(drawn, round(height * SCALE))))


def scan(name: str, page: int, top: float, bottom: float, angle: float = 0) -> Image.Image:
    """Return a part of a page of a corpus file, from 1, between heights in points, lying askew."""
    drawn: Image.Image = (
        pypdfium2.PdfDocument(FILES / name)[page - 1].render(scale=SCALE).to_pil().convert("RGB")
    )
    part = drawn.crop((0, round(top * SCALE), drawn.width, round(bottom * SCALE)))
    return part.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor="white")


def words_of(name: str, height: float = HEIGHT) -> str:
    """Return the letters and figures that the same stretch of the text layer holds."""
    page = pypdfium2.PdfDocument(FILES / name)[PAGE]
    width, whole = page.get_size()
    cut = picture(name, height).height / SCALE
    return letters(page.get_textpage().get_text_bounded(0, whole - cut, width, whole))


def _between_lines(drawn: Image.Image, row: int) -> int:
    """Return the last row above `row` in the middle of white ones."""
    white = np.asarray(drawn.convert("L")).min(axis=1) > 200
    return next(at for at in range(row, 0, -1) if white[at - 4 : at + 4].all())


def letters(text: str) -> str:
    """Return letters and figures alone: OCR takes one kind of comma for another."""
    return "".join(filter(str.isalnum, text))


def saved(form: str, *pages: Image.Image) -> bytes:
    """Return pictures as a file."""
    out = BytesIO()
    several = {"save_all": True, "append_images": pages[1:]} if len(pages) > 1 else {}
    pages[0].save(out, form, **several)
    return out.getvalue()
