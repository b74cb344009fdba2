"""What has to be read: new files, changed files, and nothing that is there already."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from ingest.plan import document_id, make_plan
from ingest.report import OutcomeStatus, SourceFile
from ingest.sources import find_files
from kb.store.index import KnownFile

LIMIT = 100


def sources(folder: Path, **contents: str) -> list[SourceFile]:
    for name, content in contents.items():
        (folder / f"{name}.txt").write_text(content, encoding="utf-8")
    return [source for name in contents for source in find_files([folder / f"{name}.txt"])]


def known(source: SourceFile, content: str) -> KnownFile:
    sha256 = hashlib.sha256(content.encode()).hexdigest()
    return KnownFile(document_id(source.origin), sha256, source.origin)


def test_a_new_file_is_read(tmp_path: Path) -> None:
    plan = make_plan(sources(tmp_path, a="one"), [], LIMIT)
    assert [(task.source.name, task.replaces) for task in plan.tasks] == [("a.txt", False)]


def test_an_unchanged_file_is_skipped(tmp_path: Path) -> None:
    (a,) = sources(tmp_path, a="one")
    plan = make_plan([a], [known(a, "one")], LIMIT)
    assert not plan.tasks
    assert plan.settled[0].status is OutcomeStatus.SKIPPED
    assert plan.settled[0].reason == "unchanged"


def test_a_changed_file_replaces_its_document(tmp_path: Path) -> None:
    (a,) = sources(tmp_path, a="two")
    (task,) = make_plan([a], [known(a, "one")], LIMIT).tasks
    assert task.replaces
    assert task.document_id == document_id(a.origin)


def test_the_same_content_under_another_name_is_skipped_and_said_so(tmp_path: Path) -> None:
    a, b = sources(tmp_path, a="one", b="one")
    plan = make_plan([b], [known(a, "one")], LIMIT)
    assert plan.settled[0].document_id == document_id(a.origin)
    assert "the same content as document" in plan.settled[0].reason


def test_two_new_files_of_one_content_wait_for_each_other(tmp_path: Path) -> None:
    plan = make_plan(sources(tmp_path, a="one", b="one"), [], LIMIT)
    assert [task.source.name for task in plan.tasks] == ["a.txt"]
    assert [source.name for source in plan.deferred] == ["b.txt"]


def test_content_whose_document_is_being_replaced_is_looked_at_again(tmp_path: Path) -> None:
    # b holds what a held until now; were b skipped, that text would be lost from the index.
    a, b = sources(tmp_path, a="new", b="old")
    plan = make_plan([a, b], [known(a, "old")], LIMIT)
    assert [task.source.name for task in plan.tasks] == ["a.txt"]
    assert [source.name for source in plan.deferred] == ["b.txt"]


@pytest.mark.parametrize(
    ("content", "code"), [("", "file_empty"), ("x" * (LIMIT + 1), "file_over_limit")]
)
def test_a_file_that_is_not_worth_opening_is_refused(
    tmp_path: Path, content: str, code: str
) -> None:
    plan = make_plan(sources(tmp_path, a=content), [], LIMIT)
    assert plan.settled[0].code == code


def test_every_source_is_in_the_plan_once(tmp_path: Path) -> None:
    given = sources(tmp_path, a="one", b="one", c="", d="two", e="three")
    plan = make_plan(given, [known(given[3], "two")], LIMIT)
    found = [task.source.origin for task in plan.tasks]
    found += [source.origin for source in plan.deferred]
    found += [outcome.origin for outcome in plan.settled]
    assert sorted(found) == sorted(source.origin for source in given)
