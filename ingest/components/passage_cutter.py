"""Documents to passages that fit the model."""

from __future__ import annotations

from haystack import component

from ingest.components.batch import Batch, CutFile, ReadFile
from ingest.passages import cut
from kb.embedding.encoder import Encoder


@component
class PassageCutter:
    """Cuts each document along its clauses."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    @component.output_types(files=Batch[CutFile])
    def run(self, files: Batch[ReadFile]) -> dict[str, object]:
        """Cut every document of `files`."""
        cut_files = (CutFile(file, cut(file.document, self._encoder)) for file in files.items)
        return {"files": Batch(tuple(cut_files))}
