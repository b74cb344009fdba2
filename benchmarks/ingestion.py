"""Ingesting English PDFs with a text layer: Concord against a stock Haystack pipeline.

The peer is what Haystack's own documentation builds: PyPDFToDocument, DocumentSplitter (200
words), SentenceTransformersDocumentEmbedder on torch with the same weights, and
InMemoryDocumentStore. Both sides read the same files, one after the other, in this process; both
models are loaded and warmed before the clock starts. Concord's time includes what the peer does
not do: the clause tree, the commit to disk, the full-text index and compaction.
"""

from __future__ import annotations

import csv
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from haystack import Pipeline
from haystack.components.converters import PyPDFToDocument
from haystack.components.preprocessors import DocumentSplitter
from haystack.components.writers import DocumentWriter
from haystack.document_stores.in_memory import InMemoryDocumentStore
from haystack.document_stores.types import DuplicatePolicy
from haystack_integrations.components.embedders.sentence_transformers import (
    SentenceTransformersDocumentEmbedder,
)

from benchmarks.torch_model import torch_model_folder
from ingest.pipeline import ingest
from ingest.sources import find_files
from kb.embedding.default import load_encoder
from kb.settings import Settings
from kb.store.index import Index
from kb.types import Language


def english_text_pdfs(folder: Path, *, huge: bool = False) -> list[Path]:
    """Return the English PDFs with a text layer that the manifest of `folder` names.

    A file whose content is there under another name is left out: Concord would skip it, and the
    peer would do the work twice.
    """
    kinds = {"text", "text+images", "text+tables", *(["text-huge"] if huge else [])}
    with (folder / "MANIFEST.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    chosen = {
        row["sha256_16"]: folder / row["file"]
        for row in reversed(rows)
        if row["lang"] == "en" and row["kind"] in kinds and row["file"].endswith(".pdf")
    }
    return sorted(chosen.values())


def run(folder: Path, *, full: bool = False) -> dict[str, float | int]:
    """Ingest the same files with both and return the seconds of each and their quotient."""
    files = english_text_pdfs(folder, huge=full)
    ours, pages, passages = _concord(files)
    theirs, chunks = _stock_haystack(files)
    return {
        "files": len(files),
        "pages": pages,
        "concord_s": round(ours, 2),
        "concord_passages": passages,
        "haystack_s": round(theirs, 2),
        "haystack_chunks": chunks,
        "times_faster": round(theirs / ours, 2),
    }


def _concord(files: Sequence[Path]) -> tuple[float, int, int]:
    settings = Settings()
    encoder = load_encoder(settings)
    encoder.encode_query("warm up", Language.EN)
    with tempfile.TemporaryDirectory() as folder:
        index = Index.open(folder, encoder_id=encoder.id, dimension=encoder.dimension)
        started = time.perf_counter()
        report = ingest(find_files(files), index, encoder, settings)
        seconds = time.perf_counter() - started
    pages = sum(outcome.pages for outcome in report.outcomes)
    return seconds, pages, sum(outcome.passages for outcome in report.outcomes)


def _stock_haystack(files: Sequence[Path]) -> tuple[float, int]:
    store = InMemoryDocumentStore()
    embedder = SentenceTransformersDocumentEmbedder(
        model=str(torch_model_folder()), prefix="passage: ", progress_bar=False
    )
    embedder.warm_up()
    pipeline = Pipeline()
    pipeline.add_component("converter", PyPDFToDocument())
    pipeline.add_component("splitter", DocumentSplitter(split_by="word", split_length=200))
    pipeline.add_component("embedder", embedder)
    pipeline.add_component("writer", DocumentWriter(store, policy=DuplicatePolicy.OVERWRITE))
    for one, other in (("converter", "splitter"), ("splitter", "embedder"), ("embedder", "writer")):
        pipeline.connect(one, other)
    started = time.perf_counter()
    pipeline.run({"converter": {"sources": list(files)}})
    return time.perf_counter() - started, store.count_documents()
