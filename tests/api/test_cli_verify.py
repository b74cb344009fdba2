"""`kb verify`: every kind of file, both languages, and an exit code that scripts can rely on."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from fastapi.testclient import TestClient

from api.cli import run
from kb.settings import Settings

GOOD = (
    "Article 5(2) of the Mineral Exploration MoU: “The royalty shall be paid within thirty days”."
)
MOVED = "第五条规定：“各方自行承担其费用”。"
WRONG = (
    "Article 6: “Either Party shall terminate this Memorandum by giving sixty days' written notice”"
)

Verify = Callable[..., tuple[int, str, str]]


@pytest.fixture
def verify(
    library: Settings, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Verify:
    for name in [name for name in os.environ if name.startswith("KB_")]:
        monkeypatch.delenv(name)

    def ask(*arguments: str, lang: str = "en") -> tuple[int, str, str]:
        capsys.readouterr()  # what a server in this process logged
        code = run(["--index", library.index, "--lang", lang, "verify", *arguments])
        written = capsys.readouterr()
        return code, written.out, written.err

    return ask


def test_a_memo_that_holds_ends_with_0(verify: Verify, tmp_path: Path) -> None:
    memo = tmp_path / "memo.md"
    memo.write_text(GOOD, "utf-8")
    code, out, err = verify(str(memo))
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "1  exact · Memorandum of Understanding on Mineral Exploration, Art. 5(2)",
        "   “The royalty shall be paid within thirty days”",
        "1 checked: 1 exact",
    ]


def test_one_that_does_not_ends_with_1_and_says_why_in_both_languages(
    verify: Verify, tmp_path: Path
) -> None:
    memo = tmp_path / "memo.txt"
    memo.write_text("\n\n".join((GOOD, MOVED, WRONG)), "utf-8")
    code, out, _ = verify(str(memo))
    assert code == 1
    assert "2  MOVED · it stands in 矿产勘查合作谅解备忘录, Art. 4" in out
    assert "3  NOT FOUND · nearest: Memorandum of Understanding on Mineral Exploration" in out
    assert "quoted “shall”, reads “may”" in out
    assert out.endswith("3 checked: 1 exact, 1 MOVED, 1 NOT FOUND\n")
    code, out, _ = verify(str(memo), lang="zh")
    assert code == 1
    assert "2  出处不符 · 实见于 《矿产勘查合作谅解备忘录》第四条" in out
    assert "引作“shall”，原文为“may”" in out
    assert out.endswith("已核对 3 条：1 完全一致，1 出处不符，1 未找到\n")


def test_a_word_file_is_read_as_papers_are(verify: Verify, tmp_path: Path) -> None:
    paper = docx.Document()
    for line in (GOOD, MOVED):
        paper.add_paragraph(line)
    paper.save(str(tmp_path / "memo.docx"))
    code, out, _ = verify(str(tmp_path / "memo.docx"), "--json")
    assert code == 1
    assert [one["verdict"] for one in json.loads(out)["results"]] == ["exact", "moved"]


def test_what_search_prints_is_verified_from_stdin(
    verify: Verify, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = client.post("/v1/search", json={"query": "royalty on copper", "top_k": 5}).content
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(answer)))
    hits = json.loads(answer)["hits"]
    cited = len(hits) + sum(hit["counterpart"] is not None for hit in hits)
    assert cited > len(hits) == 5
    code, out, _ = verify("-", "--json")
    assert (code, json.loads(out)["verdicts"]["exact"]) == (0, cited)
    changed = answer.replace("三".encode(), "四".encode()).replace(b"three", b"nine")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(changed)))
    code, out, _ = verify("-", "--json")
    assert code == 1
    assert json.loads(out)["verdicts"]["not_found"] >= 2


def test_what_is_printed_is_what_the_api_answers(
    verify: Verify, client: TestClient, tmp_path: Path
) -> None:
    text = "\n\n".join((GOOD, MOVED, WRONG))
    (tmp_path / "memo.md").write_text(text, "utf-8")
    _, out, _ = verify(str(tmp_path / "memo.md"), "--json")
    assert json.loads(out) == client.post("/v1/verify", json={"text": text}).json()


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        ("memo.md", b"nothing is quoted here", 1, "no quotation found"),
        ("memo.md", b"[1] A memo in brackets, nothing quoted", 1, "no quotation found"),
        ("memo.json", b'{"citations": []}', 1, "no quotation found"),
        ("memo.json", b'[{"quote": "x", "start": 5, "end": 2}]', 2, "start is after end"),
        ("memo.json", b'[{"quote": "x", "page": 5}]', 2, "page"),
        ("memo.pdf", b"no PDF", 1, "memo.pdf is"),
        ("memo.docx", b"", 1, "memo.docx is empty"),
        ("memo.txt", b"\xff\xfe\x00\xd8\x00\x00\x81", 1, "memo.txt is not text"),
    ],
)
def test_what_cannot_be_verified_says_what_to_do(
    verify: Verify, tmp_path: Path, name: str, content: bytes, code: int, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    ended, _, err = verify(str(tmp_path / name))
    assert (ended, said in err) == (code, True), err


def test_a_file_that_is_not_there(verify: Verify, tmp_path: Path) -> None:
    code, _, err = verify(str(tmp_path / "none.md"))
    assert (code, "cannot be read" in err) == (1, True)


def test_without_an_index_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "memo.md").write_text(GOOD, "utf-8")
    code = run(["--index", str(tmp_path / "index"), "verify", str(tmp_path / "memo.md")])
    assert (code, "kb ingest" in capsys.readouterr().err) == (1, True)
