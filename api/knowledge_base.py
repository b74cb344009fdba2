"""The index, the model and the search over them, opened together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kb.answer.answerer import Answerer
from kb.embedding.default import load_encoder
from kb.embedding.encoder import Encoder
from kb.embedding.prepare import OnProgress
from kb.lexicon.lexicon import Lexicon
from kb.lexicon.termbase import read_termbase
from kb.search import Searcher
from kb.settings import Settings
from kb.store.index import Index


@dataclass(frozen=True, slots=True)
class KnowledgeBase:
    """One open index with the model that made it."""

    index: Index
    encoder: Encoder
    searcher: Searcher
    lexicon: Lexicon | None = None

    @property
    def answerer(self) -> Answerer:
        """What answers from the index; it holds no state of its own."""
        return Answerer(self.index, self.encoder, self.searcher, self.lexicon)


def open_knowledge_base(
    settings: Settings, on_progress: OnProgress = lambda step, done, total: None
) -> KnowledgeBase:
    """Load the model and open the index that `settings` name; the index need not exist yet.

    Raises `ModelUnavailable` and `IndexIncompatible`. `on_progress` is told what takes long.
    """
    encoder = load_encoder(settings, on_progress)
    index = Index.open(settings.index, encoder_id=encoder.id, dimension=encoder.dimension)
    own = index.termbase()
    lexicon = Lexicon.load(Path(settings.cache), read_termbase(own, "termbase.tsv") if own else ())
    searcher = Searcher(index, encoder, lexicon, max_query_chars=settings.max_query_chars)
    return KnowledgeBase(index, encoder, searcher, lexicon)
