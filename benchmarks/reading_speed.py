"""How fast pages are read: text with boxes against pypdf's text, OCR against rapidocr by itself."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Any

import pypdf
import pypdfium2
from rapidocr import RapidOCR

from ingest.readers import read
from ingest.readers.ocr_page import read_pictures
from ingest.readers.pdf_pages import draw
from kb.settings import Settings

ROUNDS = 3


def text_speed(files: Sequence[Path]) -> dict[str, object]:
    """Read text PDFs with places on two cores, and extract text with pypdf page by page.

    The processes are started before the clock, as a service has them; a barrier sees to it that
    each has read a file by then, and not one of them both.
    """
    ordered = sorted(files, key=lambda file: -file.stat().st_size)
    spawn = get_context("spawn")
    with ProcessPoolExecutor(2, spawn, _meet_at, (spawn.Barrier(2),)) as pool:
        list(pool.map(_warmed, [str(ordered[-1])] * 2))
        started = time.perf_counter()
        pages = sum(pool.map(pages_with_boxes, map(str, ordered)))
        ours = time.perf_counter() - started
    started = time.perf_counter()
    for file in ordered:
        for page in pypdf.PdfReader(file).pages:
            page.extract_text()
    theirs = time.perf_counter() - started
    return {
        "files": len(files),
        "pages": pages,
        "concord, pages a second": round(pages / ours, 1),
        "pypdf, pages a second": round(pages / theirs, 1),
        "times": round(theirs / ours, 2),
    }


_barrier: Any = None


def _meet_at(barrier: Any) -> None:
    global _barrier
    _barrier = barrier


def _warmed(path: str) -> None:
    pages_with_boxes(path)
    _barrier.wait()


def pages_with_boxes(path: str) -> int:
    """Read a file and return how many pages it has."""
    return len(read(Path(path).name, Path(path).read_bytes(), Settings(threads=1)).pages)


def ocr_speed(path: Path, pages: int) -> dict[str, object]:
    """Read a scan's first pages with every core, and with rapidocr as it comes, page by page.

    In turns, since a machine that others share is not as fast from one minute to the next; medians.
    """
    with pypdfium2.PdfDocument(path) as document:
        drawn = [draw(document, index) for index in range(pages)]
    pictures = [page.picture for page in drawn if page.picture is not None]
    engine = RapidOCR(params={"Global.log_level": "critical"})
    list(read_pictures(drawn[:1]))  # loads the models
    engine(pictures[0])
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        found = list(read_pictures(drawn))
        ours.append(time.perf_counter() - started)
        started = time.perf_counter()
        alone: list[Any] = [engine(picture) for picture in pictures]
        theirs.append(time.perf_counter() - started)
    return {
        "pages": pages,
        "concord, seconds a page": round(median(ours) / pages, 2),
        "rapidocr, seconds a page": round(median(theirs) / pages, 2),
        "times": round(median(theirs) / median(ours), 2),
        "concord, characters": sum(len("".join(page.text.split())) for page in found),
        "rapidocr, characters": sum(len("".join(one.txts or ())) for one in alone),
    }


def text_pdfs(rows: Sequence[dict[str, str]], folder: Path) -> Iterator[Path]:
    """Yield the PDFs with a text layer of the manifest's `rows`, each content once."""
    seen = set()
    for row in rows:
        if row["kind"] in ("text", "text+images", "text+tables") and row["sha256_16"] not in seen:
            seen.add(row["sha256_16"])
            if row["file"].endswith(".pdf"):
                yield folder / row["file"]
