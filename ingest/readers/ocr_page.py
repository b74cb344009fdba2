"""What OCR read off a picture, as a page: lines in reading order, with their places on the page."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from ingest.pulse import beat
from ingest.readers.columns import in_reading_order, rows_of, run_of
from ingest.readers.draft import PageReading
from ingest.readers.ocr import OcrPage, read_picture
from ingest.readers.ocr_engine import Picture
from ingest.readers.ocr_tables import with_scanned_tables
from ingest.readers.plausible import PLAUSIBLE, plausibility, script_of
from ingest.readers.running import edge_lines
from ingest.readers.words import Line, Word, compose
from kb.types import PageSource

NOTHING_FOUND = "no text found in its picture"
DAMAGED = "page damaged"
UNSURE = "its picture is not legible"
# Mean confidence of a page below which it is not kept. The least of the legible scans is 0.93; of
# Arabic, which the model does not know, nearly every line comes back without a letter.
_LEAST_SURE = 0.6
_MOST_SILENT = 0.5  # of the lines found, from which that is what the page is


@dataclass(frozen=True, slots=True)
class PagePicture:
    """The picture of a page that is `width` by `height` as displayed; none of a damaged page."""

    picture: Picture | None
    width: float
    height: float


def read_pictures(pages: Iterable[PagePicture], threads: int = 0) -> Iterator[PageReading]:
    """Read pictures of pages in their order, `threads` of them at a time, 0 for one a core.

    The pictures are asked for one by one, in the caller's own thread, as they can be read.
    """
    workers = threads or os.cpu_count() or 1
    waiting: deque[Future[PageReading]] = deque()
    with ThreadPoolExecutor(workers) as pool:
        for page in pages:
            waiting.append(pool.submit(read_page, page))
            if len(waiting) > workers:
                yield _next(waiting)
        while waiting:
            yield _next(waiting)


def _next(waiting: deque[Future[PageReading]]) -> PageReading:
    read = waiting.popleft().result()
    beat()
    return read


def read_page(page: PagePicture) -> PageReading:
    """Read the picture of one page; what gives nothing legible keeps no text, and says why."""
    if page.picture is None:
        return PageReading(unread=DAMAGED, source=PageSource.NONE)
    found = read_picture(page.picture)
    width, height = page.width, page.height
    lines = in_order(found)
    composed = compose([[_placed(word, found, width, height) for word in line] for line in lines])
    likely = plausibility(composed.text)
    why = _why_not(found, likely) if composed.text else NOTHING_FOUND
    if why:
        return PageReading(unread=why, source=PageSource.NONE, confidence=found.confidence)
    return PageReading(
        composed.text,
        source=PageSource.OCR,
        plausibility=round(likely, 3),
        confidence=round(found.confidence, 3),
        script=script_of(composed.text),
        doubtful=composed.doubtful,
        geometry=composed.geometry(width, height),
        edges=edge_lines(composed, height),
    )


def in_order(found: OcrPage) -> Sequence[Line]:
    """Return the lines of a page as they are read, a table's rows a line each."""
    rows = rows_of(run_of(line) for line in found.lines)
    ordered = in_reading_order(rows)
    laid = with_scanned_tables(ordered, found.lines, found.tilt)
    if ordered is rows or laid is not ordered:
        return laid
    # A table's columns can be taken for the page's: that is so where nothing else stands in two.
    laid = with_scanned_tables(rows, found.lines, found.tilt)
    rest = [line for line in laid if not any(word.bars for word in line)]
    return laid if in_reading_order(rest) is rest else ordered


def _why_not(found: OcrPage, likely: float) -> str:
    silent = found.silent / (found.silent + len(found.lines))
    unsure = found.confidence < _LEAST_SURE or likely < PLAUSIBLE or silent > _MOST_SILENT
    return UNSURE if unsure else ""


def _placed(word: Word, found: OcrPage, width: float, height: float) -> Word:
    """Move a word from the upright, straight picture to the page as displayed."""
    lean = found.tilt * (word.left + word.right) / 2
    left, right = word.left / found.width, word.right / found.width
    top, bottom = (word.top + lean) / found.height, (word.bottom + lean) / found.height
    for _ in range(found.turns):  # a quarter turn to the right each, in shares of the page
        left, top, right, bottom = 1 - bottom, left, 1 - top, right
    return word._replace(
        left=left * width, top=top * height, right=right * width, bottom=bottom * height
    )
