"""What answering looked at for each question of the sample corpus: the benches' common ground.

Questions are halved by a hash of their pair, so that the English and the Chinese asking of one
thing are always on the same side: weights are learned on the first half and judged on the second.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.halves import half_of
from corpus.question_set import Answer, Question
from kb.answer.pool import DEPTH, Gatherer, Pool
from kb.answer.sentences import Sentence
from kb.embedding.default import load_encoder
from kb.embedding.encoder import Closely, Encoder
from kb.lexicon.lexicon import Lexicon
from kb.question import read_question
from kb.search import Searcher
from kb.settings import Settings
from kb.stop import ShouldStop, never
from kb.store.index import Index
from kb.types import Clause, Hit, Language


@dataclass(frozen=True, slots=True)
class Base:
    """An index with all that answering from it needs."""

    index: Index
    encoder: Encoder
    lexicon: Lexicon
    searcher: Searcher


class Remembering:
    """An encoder that reads each sentence once, however many questions come to it."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[str, Closely] = {}

    def __getattr__(self, name: str) -> object:
        return getattr(self._encoder, name)

    def encode_closely(
        self,
        texts: Sequence[str],
        languages: Sequence[Language],
        should_stop: ShouldStop = never,
    ) -> Closely:
        """Return what the encoder does."""
        new = [at for at, text in enumerate(texts) if text not in self._known]
        read = self._encoder.encode_closely(
            [texts[at] for at in new], [languages[at] for at in new], should_stop=should_stop
        )
        for row, at in enumerate(new):
            one = slice(row, row + 1)
            self._known[texts[at]] = Closely(
                read.vectors[one], read.tokens[one], read.usual[one], read.middle[one]
            )
        known = [self._known[text] for text in texts]
        return Closely(
            np.concatenate([one.vectors for one in known]),
            tuple(one.tokens[0] for one in known),
            np.concatenate([one.usual for one in known]),
            tuple(one.middle[0] for one in known),
        )


def open_base(folder: Path) -> Base:
    """Open the index in a folder, which `kb --index FOLDER ingest` has made."""
    settings = Settings()
    encoder: Encoder = Remembering(load_encoder(settings))  # type: ignore[assignment]
    index = Index.open(str(folder), encoder_id=encoder.id, dimension=encoder.dimension)
    lexicon = Lexicon.load(Path(settings.cache))
    return Base(index, encoder, lexicon, Searcher(index, encoder, lexicon))


def is_unseen(question: Question) -> bool:
    """Say whether a question is of the half that is judged, and nothing was learned from."""
    return bool(half_of(question.pair))


def pools(base: Base, questions: Sequence[str]) -> Iterator[tuple[tuple[Hit, ...], Pool]]:
    """Yield the hits and the pool of each question."""
    gatherer = Gatherer(base.encoder, base.lexicon, base.index.statistics)
    for question in questions:
        hits = base.searcher.search(question, DEPTH).hits
        clauses: dict[str, Sequence[Clause]] = {
            hit.passage.sha256: base.index.clauses(hit.passage.sha256) for hit in hits
        }
        yield hits, gatherer.pool(read_question(question), hits, clauses)


def answers(question: Question, source: str, *texts: str) -> bool:
    """Say whether any text of a file holds a phrase that answers the question."""
    return any(_is(answer, source, text) for answer in question.answers for text in texts)


def sentence_answers(question: Question, source: str, sentence: Sentence) -> bool:
    """Say the same of a sentence and the words that lead to it."""
    return answers(question, source, sentence.text, sentence.lead_text)


def _is(answer: Answer, source: str, text: str) -> bool:
    return answer.file == source and "".join(answer.quote.split()) in "".join(text.split())
