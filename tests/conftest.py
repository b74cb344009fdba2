"""What every test may ask for: the real documents, and the one real model."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kb.embedding.default import load_encoder
from kb.embedding.encoder import Encoder
from kb.settings import Settings
from tests.e2e.browser import MISSING
from tests.product import ROOT, kb


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of real documents and retrieval sets; skips where it is absent."""
    folder = Path(os.environ.get("CONCORD_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"needs the real documents: set CONCORD_DATA (no folder at {folder})")
    return folder


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The model that ships, loaded once for all tests."""
    return load_encoder(Settings.from_env(os.environ))


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the sample corpus, made by `kb ingest`."""
    index = tmp_path_factory.mktemp("sample") / "index"
    done = kb("ingest", "corpus/files", index=index)
    assert done.returncode == 0, done.stderr
    return index


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say aloud what a green run did not try."""
    skipped = terminalreporter.stats.get("skipped", [])
    if any(MISSING in str(report.longrepr) for report in skipped):
        terminalreporter.write_sep("!", MISSING)
