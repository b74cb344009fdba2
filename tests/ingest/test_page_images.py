"""Pictures of pages: drawn in a child, kept within a bound, forgotten with their document."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ingest.drawing import PDF, DrawOrder, work
from ingest.page_images import WIDTHS, PageFile, PageImages, PageKey, width_for
from kb.errors import PageNotDrawn
from kb.settings import Settings
from tests.ingest.make_files import lines_down, make_pdf
from tests.ingest.pictures import saved

PAPER = make_pdf([lines_down("Article 1", "第一条"), lines_down("Article 2")])
FRAMES = saved("TIFF", Image.new("RGB", (300, 150), "red"), Image.new("RGB", (300, 150), "blue"))
CLEAR = saved("PNG", Image.new("RGBA", (40, 40), (0, 0, 0, 0)))


def opened(picture: bytes) -> Image.Image:
    return Image.open(BytesIO(picture)).convert("RGB")


def order(tmp_path: Path, data: bytes, **changes: object) -> DrawOrder:
    path = tmp_path / "file"
    path.write_bytes(data)
    return replace(DrawOrder("a file", path, PDF, 1, 320, 1_000_000), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "drawn"), [(1, 320), (320, 320), (321, 640), (1000, 1280), (4000, 2000)]
)
def test_widths_are_few(asked: int, drawn: int) -> None:
    assert width_for(asked) == drawn
    assert drawn in WIDTHS


@pytest.mark.parametrize(
    ("data", "kind", "page", "size", "middle"),
    [
        (PAPER, PDF, 1, (320, 453), (255, 255, 255)),
        (PAPER, PDF, 2, (320, 453), (255, 255, 255)),
        (FRAMES, "image/tiff", 2, (300, 150), (0, 0, 255)),
        (CLEAR, "image/png", 1, (40, 40), (255, 255, 255)),
    ],
)
def test_a_page_as_displayed(
    tmp_path: Path,
    data: bytes,
    kind: str,
    page: int,
    size: tuple[int, int],
    middle: tuple[int, int, int],
) -> None:
    drawn = work(order(tmp_path, data, media_type=kind, page=page))
    picture = opened(drawn.picture)
    assert picture.size == (drawn.width, drawn.height)
    assert abs(picture.width - size[0]) <= 1
    assert abs(picture.height - size[1]) <= 1
    centre = picture.getpixel((picture.width // 2, picture.height // 2))
    assert isinstance(centre, tuple)
    assert all(abs(one - other) < 12 for one, other in zip(centre, middle, strict=True))


def test_the_words_are_drawn_where_they_stand(tmp_path: Path) -> None:
    picture = opened(work(order(tmp_path, PAPER, width=640)).picture).convert("L")
    top, bottom = picture.crop((60, 40, 200, 90)), picture.crop((60, 400, 200, 900))
    assert np.asarray(top).min() < 100  # ink
    assert np.asarray(bottom).min() > 240  # paper


@pytest.mark.parametrize(
    ("data", "kind", "page", "why"),
    [
        (PAPER, PDF, 3, "has 2 pages"),
        (b"%PDF-1.7 broken", PDF, 1, "PdfiumError"),
        (FRAMES, "image/tiff", 3, "EOFError"),
        (b"no picture", "image/png", 1, "UnidentifiedImageError"),
        (saved("PNG", Image.new("1", (2000, 2000))), "image/png", 1, "KB_MAX_PIXELS"),
    ],
)
def test_a_page_that_cannot_be_drawn_says_why(
    tmp_path: Path, data: bytes, kind: str, page: int, why: str
) -> None:
    with pytest.raises(PageNotDrawn, match=why):
        work(order(tmp_path, data, media_type=kind, page=page))


@pytest.fixture
def images(tmp_path: Path) -> Iterator[PageImages]:
    made = PageImages(Settings(page_cache_bytes=12_000))
    made.open(tmp_path / "pages")
    yield made
    made.close()
    assert not (tmp_path / "pages").exists()


def paper(sha256: str = "a") -> PageFile:
    return PageFile(f"{sha256}.pdf", PDF, lambda: PAPER)


def test_a_picture_is_drawn_once_and_then_kept(images: PageImages) -> None:
    key = PageKey("a", 1, 320)
    assert images.kept(key) is None
    first: list[Future[bytes]] = [images.drawn(key, paper()) for _ in range(3)]
    pictures = {future.result(60) for future in first}
    assert len(pictures) == 1
    assert images.kept(key) in pictures


def test_what_is_kept_stays_within_its_bound(images: PageImages) -> None:
    keys = [PageKey("a", page, width) for width in (320, 640, 960) for page in (1, 2)]
    for key in keys:
        images.drawn(key, paper()).result(60)
    assert 0 < images.size <= 12_000
    assert images.kept(keys[0]) is None
    assert images.kept(keys[-1]) is not None


def test_a_document_is_forgotten_whole(images: PageImages, tmp_path: Path) -> None:
    for sha256 in ("a", "b"):
        images.drawn(PageKey(sha256, 1, 320), paper(sha256)).result(60)
    images.forget("a")
    assert images.kept(PageKey("a", 1, 320)) is None
    assert images.kept(PageKey("b", 1, 320)) is not None
    left = [path.name for path in (tmp_path / "pages").rglob("*") if path.is_file()]
    assert not [name for name in left if name.startswith("a-")]


def test_a_hostile_file_costs_its_own_page_and_no_other(images: PageImages) -> None:
    broken = PageFile("broken.pdf", PDF, lambda: b"%PDF-1.7 broken")
    with pytest.raises(PageNotDrawn, match=r"broken\.pdf"):
        images.drawn(PageKey("c", 1, 320), broken).result(60)
    assert images.drawn(PageKey("d", 1, 320), paper("d")).result(60)
