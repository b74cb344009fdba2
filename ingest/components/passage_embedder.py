"""Passages to vectors, a slice at a time so that progress can be told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from haystack import component

from ingest.components.batch import Batch, CutFile
from kb.embedding.encoder import Embedded, Encoder
from kb.store.index import PreparedDocument
from kb.types import Passage

SLICE = 256  # passages between two reports: two to four seconds on two cores


@component
class PassageEmbedder:
    """Embeds the passages of a whole batch together, which fills the model's batches best."""

    def __init__(self, encoder: Encoder, on_embedded: Callable[[int], None]) -> None:
        self._encoder = encoder
        self._on_embedded = on_embedded

    @component.output_types(documents=Batch[PreparedDocument])
    def run(self, files: Batch[CutFile]) -> dict[str, object]:
        """Embed every passage of `files`."""
        embedded = self._embed([passage for file in files.items for passage in file.passages])
        return {"documents": Batch(tuple(_share_out(files.items, embedded)))}

    def _embed(self, passages: Sequence[Passage]) -> Embedded:
        # Passages of like length side by side: a batch is as slow as its longest.
        order = sorted(range(len(passages)), key=lambda at: len(passages[at].searchable))
        vectors = np.zeros((len(passages), self._encoder.dimension), dtype=np.float32)
        tokens = [b""] * len(passages)
        for first in range(0, len(order), SLICE):
            rows = order[first : first + SLICE]
            chosen = [passages[row] for row in rows]
            part = self._encoder.embed(
                [passage.searchable for passage in chosen],
                [passage.language for passage in chosen],
            )
            vectors[rows] = part.vectors
            for row, packed in zip(rows, part.tokens, strict=True):
                tokens[row] = packed
            self._on_embedded(len(rows))
        return Embedded(vectors, tuple(tokens))


def _share_out(files: Sequence[CutFile], embedded: Embedded) -> Iterator[PreparedDocument]:
    start = 0
    for cut_file in files:
        end = start + len(cut_file.passages)
        yield PreparedDocument(
            document=cut_file.file.document,
            passages=cut_file.passages,
            embedded=embedded[start:end],
            original=cut_file.file.original,
            origin=cut_file.file.task.source.origin,
        )
        start = end
