"""The ledger of pages: where each page's text came from, and whether all of it can be found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kb.types import Coverage, Page, PageSource, Verdict


def coverage_of(pages: Sequence[Page]) -> Coverage:
    """Return the sums over the pages of one document, or of several."""
    read = [page for page in pages if page.source is not PageSource.NONE and not page.unread]
    ocr = [page for page in read if page.source is PageSource.OCR]
    unread = sum(bool(page.unread) for page in pages)
    doubtful = sum(len(page.doubtful) for page in pages)
    characters, covered = (
        sum(page.characters for page in pages),
        sum(page.covered for page in pages),
    )
    scripts = tuple(sorted({page.script for page in pages} - {""}))
    return Coverage(
        pages=len(pages),
        text_pages=len(read) - len(ocr),
        ocr_pages=len(ocr),
        blank_pages=len(pages) - len(read) - unread,
        unread_pages=unread,
        plausibility=min((page.plausibility for page in read), default=1.0),
        confidence=_mean(page.confidence for page in ocr),
        doubtful_lines=doubtful,
        characters=characters,
        covered=covered,
        scripts=scripts,
        verdict=_verdict(bool(read), unread or covered < characters, doubtful or scripts),
    )


def total(sums: Iterable[Coverage]) -> Coverage:
    """Return the sums over several documents."""
    listed = tuple(sums)
    ocr = sum(one.ocr_pages for one in listed)
    shares = sum(one.confidence * one.ocr_pages for one in listed)
    missing = any(one.verdict in (Verdict.PARTIAL, Verdict.UNREAD) for one in listed)
    unread = sum(one.unread_pages for one in listed)
    read = sum(one.text_pages + one.ocr_pages for one in listed)
    return Coverage(
        pages=sum(one.pages for one in listed),
        text_pages=sum(one.text_pages for one in listed),
        ocr_pages=ocr,
        blank_pages=sum(one.blank_pages for one in listed),
        unread_pages=unread,
        plausibility=min((one.plausibility for one in listed), default=1.0),
        confidence=round(shares / ocr, 4) if ocr else 1.0,
        doubtful_lines=sum(one.doubtful_lines for one in listed),
        characters=sum(one.characters for one in listed),
        covered=sum(one.covered for one in listed),
        scripts=tuple(sorted({script for one in listed for script in one.scripts})),
        verdict=_verdict(
            bool(read),
            missing,
            any(one.verdict is Verdict.DOUBTFUL for one in listed),
        )
        if listed
        else Verdict.COMPLETE,
    )


def _verdict(read: object, missing: object, doubtful: object) -> Verdict:
    if missing:
        return Verdict.PARTIAL if read else Verdict.UNREAD
    return Verdict.DOUBTFUL if doubtful else Verdict.COMPLETE


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return round(sum(listed) / len(listed), 4) if listed else 1.0
