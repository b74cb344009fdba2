"""An answer that nobody waits for: no step begins after it was told to stop."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from ingest.pipeline import ingest
from ingest.sources import find_files
from kb.answer.answerer import Answerer
from kb.embedding.encoder import Encoder
from kb.embedding.sentence_encoder import BATCH
from kb.errors import Cancelled
from kb.search import Searcher
from kb.settings import Settings
from kb.store.index import Index
from kb.types import Language
from tests.papers import write_papers

QUESTIONS = ("What is the royalty on copper?", "铜的权利金费率是多少？")


@dataclass
class Client:
    """Somebody who leaves at the `leaves`-th time of being asked; 0 waits to the end."""

    leaves: int = 0
    asked: int = 0

    def __call__(self) -> bool:
        self.asked += 1
        return 0 < self.leaves <= self.asked


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Answerer:
    folder = tmp_path_factory.mktemp("stopping")
    settings = Settings(index=str(folder / "index"))
    index = Index.open(settings.index, encoder_id=encoder.id, dimension=encoder.dimension)
    ingest(find_files(write_papers(Path(folder) / "papers")), index, encoder, settings)
    return Answerer(index, encoder, Searcher(index, encoder))


@pytest.mark.parametrize("question", QUESTIONS)
def test_it_stops_at_whichever_step_it_is_told_to(answerer: Answerer, question: str) -> None:
    stays = Client()
    assert answerer.answer(question, should_stop=stays).statements
    # Twice in the search, before sentences are cut, measured, read in each batch, and quoted.
    assert stays.asked >= 6
    for leaves in range(1, stays.asked + 1):
        client = Client(leaves)
        with pytest.raises(Cancelled):
            answerer.answer(question, should_stop=client)
        assert client.asked == leaves


@pytest.mark.parametrize("leaves", [1, 2, 3])
def test_sentences_are_read_batch_by_batch(encoder: Encoder, leaves: int) -> None:
    texts = [f"The fee of lot {number} is {number} rupees." for number in range(3 * BATCH)]
    client = Client(leaves)
    with pytest.raises(Cancelled):
        encoder.encode_closely(texts, [Language.EN] * len(texts), should_stop=client)
    assert client.asked == leaves
