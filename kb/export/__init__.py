"""Citations as files for other programs: `FORMATS` has a row for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kb.export.bibtex import to_bibtex
from kb.export.csl import to_csl
from kb.export.entry import Edition, Entry
from kb.export.markdown import to_markdown
from kb.export.table import to_csv

__all__ = ["FORMATS", "Edition", "Entry", "ExportFormat", "Writer"]


class ExportFormat(StrEnum):
    """What citations can be written as."""

    MARKDOWN = "markdown"
    CSV = "csv"
    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"


@dataclass(frozen=True, slots=True)
class Writer:
    """How a format is written, what its files are called and what they are."""

    write: Callable[[Sequence[Entry], Edition], str]
    extension: str
    media_type: str


FORMATS: dict[ExportFormat, Writer] = {
    ExportFormat.MARKDOWN: Writer(to_markdown, ".md", "text/markdown"),
    ExportFormat.CSV: Writer(to_csv, ".csv", "text/csv"),
    ExportFormat.BIBTEX: Writer(to_bibtex, ".bib", "application/x-bibtex"),
    ExportFormat.CSL_JSON: Writer(to_csl, ".json", "application/vnd.citationstyles.csl+json"),
}
