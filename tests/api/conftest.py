"""A knowledge base of four papers, and a client of the application over it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import structlog
from fastapi.testclient import TestClient

from api.app import create_app
from api.knowledge_base import KnowledgeBase
from ingest.pipeline import ingest
from ingest.report import Report
from ingest.sources import find_files
from kb.embedding.encoder import Encoder
from kb.search import Searcher
from kb.settings import Settings
from kb.store.index import Index
from tests.papers import write_papers

Serve = Callable[..., TestClient]


def open_over(settings: Settings, encoder: Encoder) -> KnowledgeBase:
    index = Index.open(settings.index, encoder_id=encoder.id, dimension=encoder.dimension)
    return KnowledgeBase(
        index, encoder, Searcher(index, encoder, max_query_chars=settings.max_query_chars)
    )


def fill(settings: Settings, encoder: Encoder, papers: list[Path]) -> Report:
    index = open_over(settings, encoder).index
    return ingest(find_files(papers), index, encoder, settings)


@pytest.fixture(autouse=True)
def restored_logging() -> Iterator[None]:
    """Where logs go is the process's own; what a test sets ends with it."""
    handlers, level = logging.root.handlers[:], logging.root.level
    yield
    structlog.reset_defaults()
    logging.root.handlers[:] = handlers
    logging.root.setLevel(level)


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Settings:
    """Settings that name an index of the four papers, for tests that only read it."""
    folder = tmp_path_factory.mktemp("library")
    settings = Settings(index=str(folder / "index"))
    assert fill(settings, encoder, write_papers(folder / "papers")).complete
    return settings


@pytest.fixture(scope="session")
def client(library: Settings, encoder: Encoder) -> Iterator[TestClient]:
    """A client that only reads."""
    app = create_app(open_over(library, encoder), library)
    with TestClient(app, base_url="http://127.0.0.1:8000") as opened:
        yield opened


@pytest.fixture
def serve(tmp_path: Path, encoder: Encoder) -> Iterator[Serve]:
    """A function that returns a client over an index of the test's own, empty at first."""
    with ExitStack() as stack:

        def start(**changes: object) -> TestClient:
            settings = Settings(**{"index": str(tmp_path / "index"), **changes})  # type: ignore[arg-type]
            app = create_app(open_over(settings, encoder), settings)
            return stack.enter_context(TestClient(app, base_url="http://127.0.0.1:8000"))

        yield start
