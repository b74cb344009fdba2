"""The ledger of pages, and where the words of a stored page stand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kb.geometry import Geometry, boxes
from kb.ledger import coverage_of, total
from kb.types import Coverage, Page, PageSource, Span, Verdict
from tests.kb.store_samples import open_index, sample

NOTHING = PageSource.NONE
READ = Page(1, "1", Span(0, 10), characters=8, covered=8)
OCR = replace(READ, source=PageSource.OCR, confidence=0.9)
UNSURE = replace(OCR, confidence=0.7, doubtful=(Span(0, 3),))
BLANK = Page(1, "1", Span(0, 0), source=NOTHING)
UNREAD = Page(1, "1", Span(0, 0), "no text layer", source=NOTHING)
LOST = replace(READ, covered=7)
ARABIC = replace(READ, script="Arabic")


@pytest.mark.parametrize(
    ("pages", "verdict", "counts"),
    [
        ((READ, OCR, BLANK), Verdict.COMPLETE, (1, 1, 1, 0)),
        ((READ, UNSURE), Verdict.DOUBTFUL, (1, 1, 0, 0)),
        ((ARABIC,), Verdict.DOUBTFUL, (1, 0, 0, 0)),
        ((READ, UNREAD), Verdict.PARTIAL, (1, 0, 0, 1)),
        ((LOST,), Verdict.PARTIAL, (1, 0, 0, 0)),
        ((UNREAD, BLANK), Verdict.UNREAD, (0, 0, 1, 1)),
        ((BLANK,), Verdict.COMPLETE, (0, 0, 1, 0)),
        ((), Verdict.COMPLETE, (0, 0, 0, 0)),
    ],
)
def test_a_verdict_says_whether_all_was_read(
    pages: tuple[Page, ...], verdict: Verdict, counts: tuple[int, ...]
) -> None:
    found = coverage_of(pages)
    kinds = (found.text_pages, found.ocr_pages, found.blank_pages, found.unread_pages)
    assert (found.verdict, kinds, found.pages) == (verdict, counts, len(pages))
    assert total([found]) == found
    assert total([found, coverage_of((READ,))]).characters == found.characters + 8


def test_confidence_is_the_mean_of_the_pages_read_by_ocr() -> None:
    assert coverage_of((READ, OCR, UNSURE)).confidence == pytest.approx(0.8)
    assert total([coverage_of((OCR, OCR)), coverage_of((UNSURE,))]).confidence == pytest.approx(
        (0.9 + 0.9 + 0.7) / 3, abs=1e-4
    )
    assert total([]) == Coverage()


def test_an_index_knows_where_a_stretch_stands(tmp_path: Path) -> None:
    item = sample(1)
    first, second = item.document.pages
    packed = tuple(
        Geometry.of(
            595, 842, [(0, len(page.span), 72, 50 * page.index, 400, 62 * page.index)]
        ).pack()
        for page in (first, second)
    )
    document = replace(item.document, geometry=packed)
    index = open_index(str(tmp_path / "index"))
    with index.writer(0) as writer:
        writer.commit([replace(item, document=document), sample(2)])
    assert index.document("d1") == document
    span = Span(first.span.end - 3, second.span.start + 3)
    gone = ("0" * 64, span)
    found, nothing, lost = index.boxes_of(
        [(document.sha256, span), (sample(2).document.sha256, Span(0, 5)), gone]
    )
    assert [box.page for box in found] == [1, 2]
    assert found == boxes(document, span)
    assert nothing == lost == ()
