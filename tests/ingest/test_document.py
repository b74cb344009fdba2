"""A file's bytes to its document: what it is comes from what it says, not from its name."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from ingest.document import read_document
from ingest.orders import ReadOrder
from ingest.same_text import fingerprint
from kb.errors import DamagedFile, MissingPath
from kb.settings import Settings
from kb.types import Document
from tests.papers import LAW_ZH, POLICY_EN


def read(path: Path, name: str) -> Document:
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return read_document(ReadOrder(name, path, "d1", sha256, Settings())).document


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        (POLICY_EN, "companies-act-2017.txt", "Policy on Exploration Licences"),
        (POLICY_EN, "a.zip › 外商投资法.txt", "Policy on Exploration Licences"),
        (LAW_ZH, "contract act.txt", "探矿许可证管理办法"),
        ("一\n", "a.zip › b/矿业合作.txt", "矿业合作"),
    ],
)
def test_the_title_is_what_the_file_says(tmp_path: Path, text: str, name: str, title: str) -> None:
    path = tmp_path / "x"
    path.write_text(text, encoding="utf-8")
    assert read(path, name).title == title


@pytest.mark.data
def test_a_real_act_under_another_acts_name(data: Path) -> None:
    document = read(data / "pdfs" / "pk_DUPLICATE_of_contract_act_en.pdf", "companies-act-2017.pdf")
    assert document.title == "CONTRACT ACT, 1872"


def test_a_file_that_changed_or_went_since_it_was_planned_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(POLICY_EN, encoding="utf-8")
    with pytest.raises(DamagedFile, match="changed"):
        read_document(ReadOrder("a.txt", path, "d1", "0" * 64, Settings()))
    path.unlink()
    with pytest.raises(MissingPath):
        read_document(ReadOrder("a.txt", path, "d1", "0" * 64, Settings()))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (POLICY_EN, POLICY_EN.replace("\n", "\r\n\r\n"), True),
        (POLICY_EN, POLICY_EN.upper(), True),
        (LAW_ZH * 5, LAW_ZH.replace("，", ",") * 5, True),
        (POLICY_EN, POLICY_EN.replace("four years", "five years"), False),
        ("Cover", "Cover", False),
    ],
)
def test_the_same_words_are_told_from_others(one: str, other: str, same: bool) -> None:
    assert (fingerprint(one) == fingerprint(other) != "") is same
