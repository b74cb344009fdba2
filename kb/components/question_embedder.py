"""A question to its vector."""

from __future__ import annotations

from haystack import component

from kb.embedding.encoder import Encoder, Vectors
from kb.question import Question


@component
class QuestionEmbedder:
    """Embeds a question with the model that made the index."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    @component.output_types(vector=Vectors)
    def run(self, question: Question) -> dict[str, object]:
        """Return the question's unit vector."""
        return {"vector": self._encoder.encode_query(question.text, question.language)}
