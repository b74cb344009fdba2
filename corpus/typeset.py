"""Sources to PDF: typst for the text, a raster for the scan."""

from __future__ import annotations

import calendar
import io
import json
import random
import time
from dataclasses import asdict
from itertools import zip_longest

import pypdfium2
import typst
from PIL import Image, ImageFilter

from corpus.source import HERE, Block, Kind, Source

_TEMPLATE = HERE / "template.typ"
_SCAN_DPI = 150
_SCAN_QUALITY = 38  # JPEG; legible, with the blocks and the fringes of an office scanner


def pdf(source: Source, style: str) -> bytes:
    """Return the source as an A4 PDF; `style` is plain, cover or agreement."""
    return _compile([source], style, [])


def pdf_columns(left: Source, right: Source) -> bytes:
    """Return two language versions side by side, one row an article.

    Raises `ValueError` when the two have not the same number of headings.
    """
    parted = (_by_heading(left), _by_heading(right))
    if len(parted[0]) != len(parted[1]):
        raise ValueError(
            f"{left.title}: {len(parted[0])} headings, {right.title}: {len(parted[1])}"
        )
    rows = [[_plain(one), _plain(other)] for one, other in zip_longest(*parted)]
    return _compile([left, right], "columns", rows)


def pdf_scan(source: Source) -> bytes:
    """Return the source as a scanner would leave it: pictures of pages, a little askew."""
    chance = random.Random(source.title)  # seeded: the same scan every time
    pages = pypdfium2.PdfDocument(pdf(source, "plain"))
    pictures = []
    for page in pages:
        picture = page.render(scale=_SCAN_DPI / 72).to_pil().convert("L")
        angle = chance.uniform(0.3, 0.9) * chance.choice((-1, 1))
        picture = picture.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=252)
        pictures.append(_noisy(picture, chance).filter(ImageFilter.GaussianBlur(0.5)))
    made = time.strptime(source.date.isoformat(), "%Y-%m-%d")
    out = io.BytesIO()
    pictures[0].save(
        out,
        "PDF",
        save_all=True,
        append_images=pictures[1:],
        resolution=_SCAN_DPI,
        quality=_SCAN_QUALITY,
        creationDate=made,
        modDate=made,
    )
    return out.getvalue()


def _noisy(picture: Image.Image, chance: random.Random) -> Image.Image:
    width, height = picture.size
    tile = Image.frombytes("L", (256, 256), chance.randbytes(256 * 256))
    noise = Image.new("L", picture.size)
    for x in range(0, width, 256):
        for y in range(0, height, 256):
            noise.paste(tile, (x, y))
    return Image.blend(picture, noise, 0.06)


def _compile(sources: list[Source], style: str, rows: list[list[list[dict[str, object]]]]) -> bytes:
    first = sources[0]
    handed = {
        "style": style,
        "year": first.date.year,
        "month": first.date.month,
        "day": first.date.day,
        "rows": rows,
        "sources": [
            {
                "title": source.title,
                "number": source.number,
                "issuer": source.issuer,
                "dateline": source.dateline,
                "lang": source.lang,
                "notice": source.notice,
                "blocks": _plain(source.blocks),
            }
            for source in sources
        ],
    }
    made: bytes = typst.compile(
        str(_TEMPLATE),
        sys_inputs={"data": json.dumps(handed, ensure_ascii=False)},
        timestamp=calendar.timegm(first.date.timetuple()),
        pdf_tags=False,
    )
    return made


def _plain(blocks: tuple[Block, ...]) -> list[dict[str, object]]:
    return [asdict(block) for block in blocks]


def _by_heading(source: Source) -> list[tuple[Block, ...]]:
    parts: list[list[Block]] = [[]]
    for block in source.blocks:
        if block.kind in (Kind.TITLE, Kind.CHAPTER, Kind.ARTICLE):
            parts.append([])
        parts[-1].append(block)
    return [tuple(part) for part in parts if part]
