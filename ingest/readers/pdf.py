"""PDF: pages with their printed labels, and the text that the page shows."""

from __future__ import annotations

import threading
from contextlib import closing
from itertools import islice

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.readers.characters import clean
from ingest.readers.columns import in_columns
from ingest.readers.draft import Draft
from ingest.readers.pdf_facts import pdf_facts
from ingest.readers.plausible import is_plausible
from ingest.reading import Reading
from kb.errors import DamagedFile, EncryptedFile
from kb.settings import Settings

NO_TEXT = "no text layer"
UNREADABLE = "text layer unreadable"
DAMAGED = "page damaged"

_LINE_END_HYPHEN = "\ufffe"  # PDFium's mark for a hyphen at a line's end, the line end dropped
_MOST_OBJECTS = 1000  # looked at on a page without text
_DRAWN = 10  # objects on a page of a few rules or an empty frame; outlines of words are hundreds
# PDFium keeps state between calls that two threads may not share.
_one_at_a_time = threading.Lock()


def read_pdf(name: str, data: bytes, settings: Settings) -> Reading:
    """Read a PDF's text layer, page by page; a page without one, or with nonsense, is unread.

    A file that only forbids changes is read; one that opens with a password raises
    `EncryptedFile`, a broken one `DamagedFile`, one of too many pages `FileOverLimit`.
    """
    facts = pdf_facts(data)
    draft = Draft(name, settings)
    with _one_at_a_time, closing(_open(name, data)) as document:
        count = len(document)
        if not count:
            raise DamagedFile(name, "it has no pages")
        damaged = 0
        for index in range(count):
            text, unread = _page_text(document, index)
            draft.add_text(text)
            draft.end_page(facts.label(index), unread)
            damaged += unread == DAMAGED
    if damaged == count:
        raise DamagedFile(name, "none of its pages can be read")
    return draft.reading("application/pdf", facts.title)


def _open(name: str, data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise EncryptedFile(name) from error
        raise DamagedFile(name, "its structure cannot be read") from error


def _page_text(document: pypdfium2.PdfDocument, index: int) -> tuple[str, str]:
    """Return a page's text, ended by a line end, and why it is unread if it is."""
    try:
        with closing(document[index]) as page, closing(page.get_textpage()) as layer:
            extracted = in_columns(layer) or layer.get_text_range()
            extracted = extracted.replace(_LINE_END_HYPHEN, "-\n")
            if not extracted.strip():
                return "", NO_TEXT if _shows_something(page) else ""
    except pypdfium2.PdfiumError:
        return "", DAMAGED
    return (_lines(extracted), "") if is_plausible(extracted) else ("", UNREADABLE)


def _lines(extracted: str) -> str:
    """Return the page's lines without the space around them, empty where there are none."""
    lines = clean(extracted).replace("\f", "\n").split("\n")
    text = "\n".join(line.strip() for line in lines).strip("\n")
    return text + "\n" if text else ""


def _shows_something(page: pypdfium2.PdfPage) -> bool:
    """Say whether a page without text shows a picture, or outlines that may be words."""
    drawn = 0
    for item in islice(page.get_objects(max_depth=3), _MOST_OBJECTS):
        if item.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            return True
        drawn += 1
    return drawn >= _DRAWN
