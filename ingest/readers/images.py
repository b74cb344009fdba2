"""Pictures of paper: PNG, JPEG, and TIFF of one page or many."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from io import BytesIO

import numpy as np
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from ingest.readers.draft import Draft, PageReading
from ingest.readers.ocr_page import PagePicture, read_page, read_pictures
from ingest.reading import Reading
from kb.errors import DamagedFile, FileOverLimit
from kb.settings import Settings
from kb.types import PageSource

# Pillow's own limit is one for the whole process; ours is asked before anything is unpacked.
Image.MAX_IMAGE_PIXELS = None
_FORMATS = ("PNG", "JPEG", "TIFF")
_BROKEN = (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError)
_MOST_SCAN_PIXELS = 100_000_000  # of a page within a document: KB_MAX_PIXELS as it comes
NOT_READ = "picture not read"
_LONGEST_SIDE = 3_400  # pixels, as of a PDF's pages: what is larger is read made smaller


def read_image(name: str, data: bytes, settings: Settings) -> Reading:
    """Read pictures of pages by OCR, a frame a page; places are in the picture's own pixels.

    Raises `DamagedFile` for a broken one, `FileOverLimit` for one of too many pixels or pages.
    """
    draft = Draft(name, settings)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow remarks on odd metadata; it is not used
            with Image.open(BytesIO(data), formats=_FORMATS) as image:
                draft.expect_pages(getattr(image, "n_frames", 1))
                media_type = Image.MIME[str(image.format)]
                frames = _frames(name, image, settings.max_pixels)
                pages = list(read_pictures(frames, settings.threads))
    except _BROKEN as error:
        raise DamagedFile(name, "its picture cannot be unpacked") from error
    draft.add_pages(pages)
    return draft.reading(media_type)


def read_scan(data: bytes) -> PageReading:
    """Read a picture that stands for a page in another file; one that cannot be is unread."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=_FORMATS) as image:
                if image.width * image.height > _MOST_SCAN_PIXELS:
                    return PageReading(unread=NOT_READ, source=PageSource.NONE)
                return read_page(_picture(image))
    except _BROKEN:
        return PageReading(unread=NOT_READ, source=PageSource.NONE)


def _frames(name: str, image: Image.Image, most: int) -> Iterator[PagePicture]:
    for frame in ImageSequence.Iterator(image):
        pixels = frame.width * frame.height
        if pixels > most:
            raise FileOverLimit(name, f"{pixels:,} pixels", f"{most:,}", "KB_MAX_PIXELS")
        yield _picture(frame)


def _picture(frame: Image.Image) -> PagePicture:
    """Return a frame as it is displayed: turned as it asks for, on white where it is clear."""
    upright = ImageOps.exif_transpose(frame).convert("RGBA")
    paper = Image.new("RGBA", upright.size, "white")
    paper.alpha_composite(upright)
    width, height = paper.size
    paper.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    return PagePicture(np.asarray(paper.convert("RGB"))[:, :, ::-1].copy(), width, height)
