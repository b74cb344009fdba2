"""Prepared documents into the index, a batch in one commit."""

from __future__ import annotations

from haystack import component

from ingest.components.batch import Batch
from kb.store.index import IndexWriter, PreparedDocument


@component
class BatchWriter:
    """Commits a batch: all of each document, or nothing of it."""

    def __init__(self, writer: IndexWriter) -> None:
        self._writer = writer

    @component.output_types(documents=Batch[PreparedDocument])
    def run(self, documents: Batch[PreparedDocument]) -> dict[str, object]:
        """Commit `documents` and pass them on."""
        if documents.items:
            self._writer.commit(documents.items)
        return {"documents": documents}
