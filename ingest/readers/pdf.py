"""PDF: pages with their printed labels, and the words that each page shows, with their places."""

from __future__ import annotations

import threading
from contextlib import closing

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.pulse import beat
from ingest.readers.draft import Draft, PageReading
from ingest.readers.ocr_page import DAMAGED, read_pictures
from ingest.readers.pdf_facts import pdf_facts
from ingest.readers.pdf_pages import Doubt, draw, read_layer
from ingest.reading import Reading
from kb.errors import DamagedFile, EncryptedFile
from kb.settings import Settings

# PDFium keeps state between calls that two threads may not share.
_one_at_a_time = threading.Lock()


def read_pdf(name: str, data: bytes, settings: Settings) -> Reading:
    """Read a PDF page by page: its text layer, or its picture where that is none or nonsense.

    A page of which neither gives anything is unread and says why. A file that only forbids changes
    is read; one that opens with a password raises `EncryptedFile`, a broken one `DamagedFile`, one
    of too many pages `FileOverLimit`.
    """
    facts = pdf_facts(data)
    draft = Draft(name, settings)
    with _one_at_a_time, closing(_open(name, data)) as document:
        if not len(document):
            raise DamagedFile(name, "it has no pages")
        draft.expect_pages(len(document))
        pages = _read_pages(document, draft, settings)
    if all(page.unread == DAMAGED for page in pages):
        raise DamagedFile(name, "none of its pages can be read")
    draft.add_pages(pages, facts.labels)
    return draft.reading("application/pdf", facts.title)


def _open(name: str, data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise EncryptedFile(name) from error
        raise DamagedFile(name, "its structure cannot be read") from error


def _read_pages(
    document: pypdfium2.PdfDocument, draft: Draft, settings: Settings
) -> list[PageReading]:
    found: list[PageReading | Doubt] = []
    length = 0
    for index in range(len(document)):
        page = read_layer(document, index)
        beat()
        found.append(page)
        if isinstance(page, PageReading):
            length += len(page.text)
            draft.expect_text(length)
    doubts = [page for page in found if isinstance(page, Doubt)]
    drawn = (draw(document, doubt.index) for doubt in doubts)
    seen = {
        doubt.index: doubt.settled(read)
        for doubt, read in zip(doubts, read_pictures(drawn, settings.threads), strict=True)
    }
    return [page if isinstance(page, PageReading) else seen[page.index] for page in found]
