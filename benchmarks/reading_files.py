"""What becomes of every file of a folder, beside what two common ways of extracting text give."""

from __future__ import annotations

import logging
import pickle
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from haystack.components.converters import PyPDFToDocument

from benchmarks.apart import apart
from ingest.clauses import clause_tree
from ingest.describe import describe
from ingest.ledger import accounted
from ingest.passages import cut
from ingest.readers import read
from ingest.readers.plausible import PLAUSIBLE, plausibility
from ingest.reading import Reading
from kb.embedding.encoder import Encoder
from kb.errors import KbError
from kb.ledger import coverage_of
from kb.settings import Settings
from kb.types import Document

LIMIT = 1_800.0  # seconds a file


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file: what became of it, and its pages of plausible text by each way; -1 for a failure."""

    name: str
    outcome: str  # the ledger's verdict, or the code of the refusal
    pages: int = 0
    ours: int = 0
    blank: int = 0
    haystack: int = 0
    pdfium: int = 0
    seconds: float = 0.0
    peak_mb: int = 0
    covered: str = ""


def file_row(path: Path, encoder: Encoder, kept: Path) -> FileRow:
    """Read a file by all three ways, each in a process of its own; the reading goes to `kept`."""
    done = apart(read_apart, str(path), str(kept), limit=LIMIT)
    is_pdf = path.suffix == ".pdf"
    haystack = (apart(by_haystack, str(path), limit=LIMIT).result if is_pdf else 0) or 0
    pdfium = (apart(by_pdfium, str(path), limit=LIMIT).result if is_pdf else 0) or 0
    if done.result is None or done.result:
        return FileRow(
            path.name,
            done.result or "died",
            haystack=haystack,
            pdfium=pdfium,
            seconds=done.seconds,
            peak_mb=done.peak_mb,
        )
    document = accounted_document(path.name, pickle.loads(kept.read_bytes()), encoder)
    coverage = coverage_of(document.pages)
    return FileRow(
        path.name,
        str(coverage.verdict),
        len(document.pages),
        coverage.text_pages + coverage.ocr_pages,
        coverage.blank_pages,
        haystack,
        pdfium,
        done.seconds,
        done.peak_mb,
        f"{coverage.covered}/{coverage.characters}",
    )


def read_apart(path: str, kept: str) -> str:
    """Read a file and keep the reading; return the code of a refusal, empty for none."""
    try:
        reading = read(Path(path).name, Path(path).read_bytes(), Settings())
    except KbError as error:
        return error.code
    Path(kept).write_bytes(pickle.dumps(reading))
    return ""


def accounted_document(name: str, reading: Reading, encoder: Encoder) -> Document:
    """Return a reading as the document that ingestion makes of it, its pages counted."""
    about = describe(reading, name)
    document = Document(
        id="d" + name,
        sha256=name,
        source=name,
        title=about.title,
        type=about.type,
        languages=about.languages,
        date=about.date,
        text=reading.text,
        pages=reading.pages,
        clauses=clause_tree(reading),
        media_type=reading.media_type,
        geometry=reading.geometry,
    )
    return accounted(document, cut(document, encoder))


def by_haystack(path: str) -> int:
    """Return how many pages of plausible text Haystack's converter gives."""
    logging.disable(logging.CRITICAL)
    found = PyPDFToDocument().run(sources=[path])["documents"]
    pages = [page for document in found for page in (document.content or "").split("\f")]
    return sum(map(_is_text, pages))


def by_pdfium(path: str) -> int:
    """Return how many pages of plausible text PDFium gives, in the order drawn."""
    try:
        document = pypdfium2.PdfDocument(path)
        return sum(_is_text(page.get_textpage().get_text_range()) for page in document)
    except pypdfium2.PdfiumError:
        return 0


def _is_text(page: str) -> bool:
    return bool(page.strip()) and plausibility(page) >= PLAUSIBLE
