"""Killed while taking files in, and run again: nothing lost, nothing half, nothing twice.

`CONCORD_CRASH_FOLDERS` (folders, separated by colons) runs the same on real documents.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import time
from pathlib import Path

import numpy as np
import pytest

from ingest.pipeline import ingest
from ingest.report import OutcomeStatus
from ingest.sources import find_files
from kb.embedding.default import load_encoder
from kb.settings import Settings
from kb.store.index import Index
from kb.types import Language, SearchFilter
from tests.papers import MOU_EN, MOU_ZH

KILLS = 10
PROBE = np.eye(1, 384, dtype=np.float32)[0]  # any vector: all passages are asked for
FILES = 72  # three commits, so that a kill can fall between two
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["kb.embedding.default", "ingest.pipeline"])


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Many papers in both languages, each with words of its own."""
    given = os.environ.get("CONCORD_CRASH_FOLDERS")
    if given:
        return [Path(folder) for folder in given.split(":")]
    folder = tmp_path_factory.mktemp("papers")
    for number in range(FILES // 2):
        english = f"{MOU_EN}\n## Article 7 Block\n\nThe block is number {number}.\n"
        chinese = f"{MOU_ZH}\n第七条 区块\n\n区块编号为{number}。\n"
        (folder / f"mou-{number}.md").write_text(english, encoding="utf-8")
        (folder / f"备忘录-{number}.md").write_text(chinese, encoding="utf-8")
    return [folder]


def take_in(index: str, papers: list[Path]) -> None:
    """Run one ingestion; the process this runs in may be killed at any moment."""
    encoder = load_encoder(Settings())
    opened = Index.open(index, encoder_id=encoder.id, dimension=encoder.dimension)
    report = ingest(find_files(papers), opened, encoder, Settings(writer_wait=60))
    assert not report.count(OutcomeStatus.REFUSED)


def content(index: str) -> tuple[set[tuple[str, str]], set[str]]:
    """Return what an index holds: documents by id and content, and passages by id."""
    opened = Index.open_as_made(index)
    documents = {(one.id, one.sha256) for one in opened.summaries()}
    passages = {
        candidate.passage.id
        for language in Language
        for candidate in opened.dense(PROBE, language, SearchFilter(), 100_000)
    }
    return documents, passages


def test_an_ingestion_killed_ten_times_ends_as_one_left_alone(
    tmp_path: Path, papers: list[Path]
) -> None:
    chance = random.Random()
    run(tmp_path / "calm", papers)
    started = time.monotonic()  # a second time: the first also pays for the imports
    run(tmp_path / "timed", papers)
    whole = time.monotonic() - started

    killed = 0
    for kill in range(1, KILLS + 1):
        process = PROCESSES.Process(target=take_in, args=(str(tmp_path / "torn"), papers))
        process.start()
        # The first early, the others later: a run that gets to its end leaves nothing to do for
        # those after it, and this machine may have been busier while the whole was timed.
        process.join(chance.uniform(0.2, max(0.4, whole * kill / KILLS)))
        killed += process.is_alive()
        process.kill()
        process.join()
    run(tmp_path / "torn", papers)

    assert killed, "every run ended before its kill; the test proved nothing"
    calm, torn = content(str(tmp_path / "calm")), content(str(tmp_path / "torn"))
    assert torn == calm
    statuses = [Index.open_as_made(str(tmp_path / name)).status() for name in ("calm", "torn")]
    assert statuses[0].passages == statuses[1].passages == len(calm[1])


def run(index: Path, papers: list[Path]) -> None:
    process = PROCESSES.Process(target=take_in, args=(str(index), papers))
    process.start()
    process.join()
    assert process.exitcode == 0
