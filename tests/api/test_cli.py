"""The `kb` command: what it prints, how it ends, and that it says what to do next."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.cli import app, run
from kb.settings import Settings
from tests.papers import PAPERS, write_papers

COMMANDS = (
    *(
        "ingest",
        "search",
        "ask",
        "verify",
        "documents",
        "show",
        "delete",
        "serve",
        "status",
        "termbase",
    ),
    "eval",
)


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("KB_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("KB_LANG", "en")


def ask(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(arguments)
    written = capsys.readouterr()
    return code, written.out, written.err


def test_the_main_path_in_processes_of_its_own(tmp_path: Path) -> None:
    write_papers(tmp_path / "papers")
    (tmp_path / "papers" / "empty.txt").touch()
    environ = {**os.environ, "KB_INDEX": str(tmp_path / "index"), "KB_LANG": "en"}

    def kb(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", "from api.cli import main; main()", *arguments]
        return subprocess.run(
            command, capture_output=True, encoding="utf-8", env=environ, check=False
        )

    ingested = kb("ingest", str(tmp_path / "papers"), "--json")
    assert ingested.returncode == 1, ingested.stderr
    report = json.loads(ingested.stdout)
    outcomes = {file["name"]: file["outcome"] for file in report["files"]}
    assert outcomes == {**dict.fromkeys(PAPERS, "added"), "empty.txt": "refused"}
    assert (report["totals"]["added"], report["totals"]["refused"]) == (4, 1)

    found = kb("search", "notice period for termination", "--top-k", "2", "--json")
    assert found.returncode == 0, found.stderr
    assert found.stderr == ""
    hits = json.loads(found.stdout)["hits"]
    texts = [one for hit in hits for one in (hit, hit["counterpart"]) if one]
    assert {one["language"] for one in texts} == {"en", "zh"}


def test_search_prints_exactly_the_http_answer(
    library: Settings, client: TestClient, capsys: pytest.CaptureFixture[str]
) -> None:
    query = "提前终止的通知期"
    code, out, _ = ask(capsys, "--index", library.index, "search", query, "--json")
    assert code == 0
    over_http = client.post("/v1/search", json={"query": query}).json()
    printed = json.loads(out)
    for answer in (over_http, printed):
        answer["took_ms"] = 0
    assert printed == over_http


def test_search_for_people(library: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("--index", library.index, "search", "Article 5(2)", "--language", "zh", "--top-k", "1")
    code, out, err = ask(capsys, *asked)
    assert (code, err) == (0, "")
    assert out.startswith("1  矿产勘查合作谅解备忘录 · ")
    assert "三十日内" in out
    assert "p. 1" in out
    code, out, _ = ask(capsys, "--lang", "zh", *asked)
    assert "第 1 页" in out


def test_documents_show_status_and_delete(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KB_INDEX", str(tmp_path / "index"))
    papers = [str(path) for path in write_papers(tmp_path / "papers")]
    code, out, _ = ask(capsys, "ingest", *papers)
    assert (code, "4 added" in out) == (0, True)

    code, out, _ = ask(capsys, "documents", "--json")
    listed = json.loads(out)["documents"]
    assert {document["source"] for document in listed} == set(PAPERS)
    code, out, _ = ask(capsys, "documents")
    assert all(document["id"] in out for document in listed)

    code, out, _ = ask(capsys, "show", "mou-2026.md", "--text")
    assert "Article 6" in out
    code, out, _ = ask(capsys, "show", "谅解备忘录.md")
    assert "第五条" in out
    code, out, _ = ask(capsys, "show", listed[0]["id"], "--json")
    assert json.loads(out)["id"] == listed[0]["id"]

    code, out, _ = ask(capsys, "status", "--json")
    status = json.loads(out)
    assert (status["documents"], status["unread_pages"]) == (4, 0)
    code, out, _ = ask(capsys, "status")
    assert "not read: 0" in out

    code, out, _ = ask(capsys, "delete", "mou-2026.md", "--json")
    assert code == 0
    code, _, err = ask(capsys, "show", json.loads(out)["deleted"])
    assert code == 1
    assert "`kb documents` lists" in err


def test_a_labelled_set_is_evaluated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [("e1", "The royalty on copper is three per cent."), ("z1", "铜的权利金为百分之三。")]
    rows += [("e2", "The office is closed on Sundays."), ("z2", "办公室周日不开放。")]
    corpus = [{"_id": name, "title": "", "text": text} for name, text in rows]
    queries = [{"_id": "q1", "text": "copper royalty rate"}, {"_id": "q2", "text": "周日开放吗"}]
    for name, lines in (("corpus", corpus), ("queries", queries)):
        text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
        (tmp_path / f"{name}.jsonl").write_text(text, encoding="utf-8")
    (tmp_path / "qrels").mkdir()
    judged = "query-id\tcorpus-id\tscore\nq1\te1\t1\nq1\tz1\t1\nq2\tz2\t1\n"
    (tmp_path / "qrels" / "test.tsv").write_text(judged, encoding="utf-8")

    code, out, _ = ask(capsys, "eval", str(tmp_path), "--json")
    report = json.loads(out)
    assert (code, report["documents"], report["queries"]) == (0, 4, 2)
    assert report["metrics"]["recall@10"] == 1.0
    assert set(report["by_direction"]) == {"en->en", "en->zh", "zh->zh"}
    assert set(report["latency_ms"]) == {"p50", "p95"}

    (tmp_path / "only.txt").write_text("q2\n", encoding="utf-8")
    code, out, _ = ask(capsys, "eval", str(tmp_path), "--limit-queries", str(tmp_path / "only.txt"))
    assert (code, "zh->zh" in out, "en->zh" in out) == (0, True, False)


def test_the_characters_that_search_brings_are_judged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = {
        "mou/pmdc.txt": "Article 1  Term\r\nThis memorandum lasts three years.\r\n",
        "矿业.txt": "第一条 费率\n铜的权利金为百分之三。\n",
    }
    for name, text in texts.items():
        path = tmp_path / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    gold = [
        ("mou/pmdc.txt", "three years", "How long does it last?"),
        ("矿业.txt", "百分之三", "铜费率"),
    ]
    lines = [
        {
            "_id": f"q{number}",
            "text": asked,
            "gold": [
                {
                    "file": name,
                    "start": texts[name].index(words),
                    "end": texts[name].index(words) + len(words),
                }
            ],
        }
        for number, (name, words, asked) in enumerate(gold)
    ]
    written = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    (tmp_path / "queries.jsonl").write_text(written, encoding="utf-8")

    code, out, _ = ask(capsys, "eval", str(tmp_path), "--spans", "--json")
    report = json.loads(out)
    assert (code, report["documents"], report["queries"]) == (0, 2, 2)
    assert report["spans"]["4000"]["recall"] == 1.0
    assert 0 < report["spans"]["4000"]["precision"] < 1
    code, _, err = ask(capsys, "eval", str(tmp_path), "--spans", "--qrels", "x.tsv")
    assert (code, "--qrels" in err) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("search", ""), 2, "the question is empty"),
        (("search",), 2, "`kb search --help` shows how"),
        (("search", "x", "--top-k", "0"), 2, "--top-k"),
        (("search", "x", "--language", "fr"), 2, "--language"),
        (("serch", "x"), 2, "`kb --help` shows how"),
        (("search", "x", "--nope"), 2, "--nope"),
        (("ingest",), 2, "PATH"),
        (("ingest", "no/such/file.pdf"), 1, "no/such/file.pdf does not exist"),
        (("show", "none"), 1, "make one with `kb ingest PATH`"),
        (("status",), 1, "make one with `kb ingest PATH`"),
        (("search", "x"), 1, "make one with `kb ingest PATH`"),
        (("eval", "no/such"), 2, "an evaluation set needs it"),
        (("serve", "--port", "70000"), 2, "--port"),
        (("serve", "--host", "192.0.2.1"), 1, "choose another with --port"),
    ],
)
def test_an_error_is_one_line_with_what_to_do(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    code: int,
    says: str,
) -> None:
    monkeypatch.setenv("KB_INDEX", str(tmp_path / "index"))
    ended, out, err = ask(capsys, *arguments)
    assert (ended, out) == (code, "")
    last = err.splitlines()[-1]
    assert last.startswith("error: ")
    assert says in last
    if arguments[0] != "serve":  # which warns first where it can be reached from
        assert err.count("\n") == 1


def test_errors_speak_chinese(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = ask(capsys, "--lang", "zh", "--index", str(tmp_path / "none"), "status")
    assert code == 1
    assert err.startswith("错误：索引尚未建立，请先运行 `kb ingest PATH`（")
    code, _, err = ask(capsys, "--lang", "zh", "search")
    assert (code, "用法见 `kb search --help`" in err) == (2, True)


def test_a_wrong_setting_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KB_PORT", "many")
    code, _, err = ask(capsys, "status")
    assert (code, "KB_PORT" in err) == (2, True)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_ends_with_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = ask(capsys, command, "--help")
    assert code == 0
    assert out.strip().splitlines()[-1].strip().startswith(f"Example: kb {command}")
    assert "--json" in out


def test_help_loads_nothing_heavy(capsys: pytest.CaptureFixture[str]) -> None:
    named = {row.name or getattr(row.callback, "__name__", "") for row in app.registered_commands}
    assert named == set(COMMANDS)
    code = (
        "import sys; from api.cli import run; run(['--help']);"
        "sys.exit(bool({'haystack', 'lancedb', 'torch', 'fastapi', 'pydantic'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0


def test_text_that_is_not_unicode_is_taken(
    library: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments: Any = ("--index", library.index, "search", "copper \udcff", "--json")
    code, out, _ = ask(capsys, *arguments)
    assert code == 0
    assert json.loads(out)["query"] == "copper \\udcff"


def test_a_bad_termbase_leaves_the_last_good_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_papers(tmp_path / "papers")
    place = ("--index", str(tmp_path / "index"))
    assert ask(capsys, "ingest", str(tmp_path / "papers"), *place)[0] == 0
    terms = tmp_path / "terms.tsv"
    header = "field\tenglish\tsimplified\ttraditional\n"
    terms.write_text(header + "tax\ttolling fee\t代工费\t代工費\n", encoding="utf-8")
    assert json.loads(ask(capsys, "termbase", str(terms), "--json", *place)[1]) == {"pairs": 2}
    terms.write_text(header + "tax\ttolling fee\n", encoding="utf-8")
    code, _, err = ask(capsys, "termbase", str(terms), *place)
    assert (code, "line 2" in err, "2 cells" in err) == (1, True, True)
    assert json.loads(ask(capsys, "termbase", "--json", *place)[1]) == {"pairs": 2}
