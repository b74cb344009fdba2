"""A page as a picture, drawn from the file that was read: what a child process does of it.

Only what drawing needs is loaded: no OCR, no store. Places of words are in shares of the page as
displayed, so a highlight laid over the picture fits at any width.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

from kb.errors import PageNotDrawn

PDF = "application/pdf"
PICTURES = ("image/png", "image/jpeg", "image/tiff")
DRAWABLE = frozenset((PDF, *PICTURES))
"""Media types of the files that have pages to look at."""

MEDIA_TYPE = "image/webp"
# WebP's fastest method: half the bytes of JPEG at the same look and 25 to 110 ms a page of 1,200
# pixels; PNG is two to six times as large.
_QUALITY, _METHOD = 80, 0
_TALLEST = 4  # widths; a page that is longer (a receipt, a banner) is drawn smaller
_FORMATS = ("PNG", "JPEG", "TIFF")

# Pillow's own limit is one for the whole process; ours is asked before anything is unpacked.
Image.MAX_IMAGE_PIXELS = None


@dataclass(frozen=True, slots=True)
class DrawOrder:
    """A page to draw: `page` counts from 1, `width` is in pixels of the picture wanted."""

    name: str
    path: Path
    media_type: str
    page: int
    width: int
    max_pixels: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture as WebP, and its size in pixels."""

    picture: bytes
    width: int
    height: int


def work(order: object) -> Drawn:
    """Draw a page. Raises `PageNotDrawn` for one that the file does not have or cannot show."""
    if not isinstance(order, DrawOrder):
        raise TypeError(f"{type(order).__name__} is no order to draw")
    try:
        page = _pdf_page(order) if order.media_type == PDF else _frame(order)
    except (pypdfium2.PdfiumError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise PageNotDrawn(order.name, order.page, type(error).__name__) from error
    stream = BytesIO()
    page.save(stream, "WEBP", quality=_QUALITY, method=_METHOD)
    return Drawn(stream.getvalue(), *page.size)


def _pdf_page(order: DrawOrder) -> Image.Image:
    document = _opened(order.path)
    if order.page > len(document):
        raise PageNotDrawn(order.name, order.page, f"the file has {len(document)} pages")
    page = document[order.page - 1]
    try:
        width, height = page.get_size()
        scale = order.width / max(1.0, width, height / _TALLEST)
        picture: Image.Image = page.render(scale=scale).to_pil()
        return picture.convert("RGB")
    finally:
        page.close()


@lru_cache(maxsize=1)  # who reads a document asks for one page after the other
def _opened(path: Path) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(path)


def _frame(order: DrawOrder) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow remarks on odd metadata; it is not used
        with Image.open(order.path, formats=_FORMATS) as image:
            image.seek(order.page - 1)
            pixels = image.width * image.height
            if pixels > order.max_pixels:
                what = f"{pixels:,} pixels, more than KB_MAX_PIXELS"
                raise PageNotDrawn(order.name, order.page, what)
            return _on_paper(image, order.width)


def _on_paper(image: Image.Image, width: int) -> Image.Image:
    """Return a picture as displayed: turned as it asks for, on white where it is clear."""
    upright = ImageOps.exif_transpose(image).convert("RGBA")
    paper = Image.new("RGBA", upright.size, "white")
    paper.alpha_composite(upright)
    paper.thumbnail((width, _TALLEST * width))
    return paper.convert("RGB")
