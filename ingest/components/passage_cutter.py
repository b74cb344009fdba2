"""Documents to passages that fit the model."""

from __future__ import annotations

from dataclasses import replace

from haystack import component

from ingest.components.batch import Batch, CutFile, ReadFile
from ingest.ledger import accounted
from ingest.passages import cut
from kb.embedding.encoder import Encoder


@component
class PassageCutter:
    """Cuts each document along its clauses, and counts what of each page its passages hold."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    @component.output_types(files=Batch[CutFile])
    def run(self, files: Batch[ReadFile]) -> dict[str, object]:
        """Cut every document of `files`."""
        return {"files": Batch(tuple(map(self._cut, files.items)))}

    def _cut(self, file: ReadFile) -> CutFile:
        passages = cut(file.document, self._encoder)
        return CutFile(replace(file, document=accounted(file.document, passages)), passages)
