"""Three ways of reading a file, each called in a process of its own (`benchmarks.apart`)."""

from __future__ import annotations

import logging
import pickle
from pathlib import Path

import pypdfium2

from ingest.readers import read
from ingest.readers.plausible import PLAUSIBLE, plausibility
from kb.errors import KbError
from kb.settings import Settings


def by_concord(path: str, kept: str) -> str:
    """Read a file and keep the reading at `kept`; return the code of a refusal, "" for none."""
    try:
        reading = read(Path(path).name, Path(path).read_bytes(), Settings())
    except KbError as error:
        return error.code
    Path(kept).write_bytes(pickle.dumps(reading))
    return ""


def by_haystack(path: str) -> int:
    """Return how many pages of plausible text Haystack's converter gives."""
    # Here, so that the other ways are not weighed with what this one loads.
    from haystack.components.converters import PyPDFToDocument

    logging.disable(logging.CRITICAL)
    found = PyPDFToDocument().run(sources=[path])["documents"]
    return sum(_is_text(page) for one in found for page in (one.content or "").split("\f"))


def by_pdfium(path: str) -> int:
    """Return how many pages of plausible text PDFium gives, in the order drawn."""
    try:
        document = pypdfium2.PdfDocument(path)
        return sum(_is_text(page.get_textpage().get_text_range()) for page in document)
    except pypdfium2.PdfiumError:
        return 0


def _is_text(page: str) -> bool:
    return bool(page.strip()) and plausibility(page) >= PLAUSIBLE
