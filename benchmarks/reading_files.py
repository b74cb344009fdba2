"""What becomes of every file of a folder, beside what two common ways of extracting text give."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.apart import apart
from ingest.clauses import clause_tree
from ingest.describe import describe
from ingest.ledger import accounted
from ingest.passages import cut
from ingest.reading import Reading
from kb.embedding.encoder import Encoder
from kb.ledger import coverage_of
from kb.types import Document

LIMIT = 1_800.0  # seconds a file


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file: what became of it, and its pages of plausible text by each way."""

    name: str
    outcome: str  # the ledger's verdict, or the code of the refusal
    pages: int = 0
    ours: int = 0
    blank: int = 0
    haystack: int | str = 0
    pdfium: int | str = 0
    seconds: float = 0.0
    processor: float = 0.0
    peak_mb: int = 0
    covered: str = ""


def file_row(path: Path, encoder: Encoder, kept: Path) -> FileRow:
    """Read a file by all three ways, each in a process of its own; the reading goes to `kept`."""
    done = apart("benchmarks.reading_ways:by_concord", str(path), str(kept), limit=LIMIT)
    row = FileRow(
        path.name,
        str(done.result),
        haystack=_peer("haystack", path),
        pdfium=_peer("pdfium", path),
        seconds=round(done.seconds, 1),
        processor=round(done.processor, 1),
        peak_mb=done.peak_mb,
    )
    if done.result:
        return row
    document = accounted_document(path.name, pickle.loads(kept.read_bytes()), encoder)
    coverage = coverage_of(document.pages)
    return replace(
        row,
        outcome=str(coverage.verdict),
        pages=len(document.pages),
        ours=coverage.text_pages + coverage.ocr_pages,
        blank=coverage.blank_pages,
        covered=f"{coverage.covered}/{coverage.characters}",
    )


def _peer(name: str, path: Path) -> int | str:
    """Return the pages of plausible text that another way gives; "-" for what is no PDF."""
    if path.suffix != ".pdf":
        return "-"
    return apart(f"benchmarks.reading_ways:by_{name}", str(path), limit=LIMIT).result


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
