"""Which files a path stands for: every one is accounted for."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.sources import find_files, is_paper
from kb.errors import MissingPath


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")


def test_a_folder_stands_for_the_files_in_it_in_a_stable_order(tmp_path: Path) -> None:
    make(tmp_path, "b.pdf", "a/备忘录.docx", "a/.hidden", ".git/config")
    assert [source.name for source in find_files([tmp_path])] == ["备忘录.docx", "b.pdf"]


def test_a_file_named_twice_is_taken_once(tmp_path: Path) -> None:
    make(tmp_path, "a.pdf")
    assert len(find_files([tmp_path / "a.pdf", tmp_path, tmp_path / "." / "a.pdf"])) == 1


def test_two_files_of_one_name_are_two_documents(tmp_path: Path) -> None:
    make(tmp_path, "x/annex.pdf", "y/annex.pdf")
    assert len({source.origin for source in find_files([tmp_path])}) == 2


@pytest.mark.parametrize(
    ("name", "tried"),
    [
        ("mou.pdf", True),
        ("scan.jpg", True),  # refused aloud: it may be the only copy of a signed page
        ("mou.doc", True),
        ("README", True),
        ("MANIFEST.tsv", False),
        ("~$mou.docx", False),
        ("~$notes.doc", False),
        ("Thumbs.db", False),
    ],
)
def test_what_lies_in_a_folder_is_tried_unless_it_is_nobodys_paper(
    tmp_path: Path, name: str, tried: bool
) -> None:
    make(tmp_path, f"in/{name}")
    inside = [source for source in find_files([tmp_path]) if is_paper(source)]
    assert bool(inside) is tried
    assert all(is_paper(source) for source in find_files([tmp_path / "in" / name]))


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingPath, match="nowhere does not exist; check the spelling"):
        find_files([tmp_path / "nowhere"])
