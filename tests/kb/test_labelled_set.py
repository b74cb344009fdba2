"""Evaluation folders: read as they are, and the bad line named."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.errors import BadRequest
from kb.labelled_set import read_labelled_set
from kb.types import Language

CORPUS = (
    '{"_id": "a", "title": "T", "text": "royalty", "lang": "en"}\n{"_id": "b", "text": "矿权"}\n'
)
QUERIES = '{"_id": "q", "text": "矿", "lang": "zh-Hans"}\n{"_id": "r", "text": "x"}\n'
QRELS = "query-id\tcorpus-id\tscore\nq\ta\t1\nq\tb\t0\n"


def write(folder: Path, corpus: str = CORPUS, queries: str = QUERIES, qrels: str = QRELS) -> Path:
    (folder / "qrels").mkdir()
    (folder / "corpus.jsonl").write_text(corpus, encoding="utf-8")
    (folder / "queries.jsonl").write_text(queries, encoding="utf-8")
    (folder / "qrels" / "test.tsv").write_text(qrels, encoding="utf-8")
    return folder


def test_a_set_is_read(tmp_path: Path) -> None:
    labelled = read_labelled_set(write(tmp_path))
    assert [row.language for row in labelled.corpus] == [Language.EN, Language.ZH]
    assert [(row.id, row.language) for row in labelled.queries] == [("q", Language.ZH)]
    assert labelled.relevant == {"q": {"a": 1.0}}


def test_only_the_listed_questions_are_asked(tmp_path: Path) -> None:
    only = tmp_path / "ids.txt"
    only.write_text("r\n")
    with pytest.raises(BadRequest, match="no question with a relevant row"):
        read_labelled_set(write(tmp_path), only=only)


@pytest.mark.parametrize(
    ("part", "content", "message"),
    [
        ("corpus", CORPUS + "{broken\n", "corpus.jsonl, line 3"),
        ("corpus", '{"text": "no id"}\n', "corpus.jsonl, line 1"),
        ("queries", '["a list"]\n', "queries.jsonl, line 1"),
        ("qrels", QRELS + "q b 1\n", "test.tsv, line 4"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, part: str, content: str, message: str) -> None:
    folder = write(tmp_path, **{part: content})
    with pytest.raises(BadRequest, match=message):
        read_labelled_set(folder)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="cannot be read"):
        read_labelled_set(tmp_path)
