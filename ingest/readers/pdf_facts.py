"""What a PDF says of itself: its title, and what is printed on its pages."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from io import BytesIO

from pypdf import PdfReader

# pypdf remarks on every oddity it repairs; whether a file is usable is ours to say.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """The title in the metadata, and the page labels; empty where the file gives none."""

    title: str = ""
    labels: tuple[str, ...] = ()


def pdf_facts(data: bytes) -> PdfFacts:
    """Return what can be learnt; a file too odd for it says nothing, and may still have text."""
    try:
        reader = PdfReader(BytesIO(data))
        title = reader.metadata.title if reader.metadata else None
        labelled = "/PageLabels" in reader.root_object
        labels = tuple(reader.page_labels) if labelled else ()
    except Exception:  # malformed objects surface as almost any error, RecursionError too
        return PdfFacts()
    return PdfFacts(" ".join(str(title or "").split()), labels)
