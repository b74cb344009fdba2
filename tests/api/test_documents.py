"""Documents over HTTP: uploaded, listed, read, handed out, replaced and deleted."""

from __future__ import annotations

import hashlib
import threading
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from starlette.datastructures import UploadFile

from api.routes.documents import disposition
from api.uploads import Spool, clean_name
from kb.errors import BadRequest
from tests.api.asking import assert_problem, follow, upload, upload_papers
from tests.api.conftest import Serve
from tests.papers import MOU_EN, PAPERS


def test_good_and_bad_files_each_get_an_outcome(serve: Serve) -> None:
    client = serve()
    job = upload(
        client,
        {"mou-2026.md": MOU_EN.encode(), "empty.txt": b"", "broken.pdf": b"%PDF-1.7\nnot really"},
    )
    assert job["state"] == "done"
    by_name = {file["name"]: file for file in job["files"]}
    assert list(by_name) == ["mou-2026.md", "empty.txt", "broken.pdf"]
    good = by_name["mou-2026.md"]
    assert (good["outcome"], good["code"], good["pages"]) == ("added", "", 1)
    assert by_name["empty.txt"]["code"] == "file_empty"
    assert by_name["broken.pdf"]["code"] == "file_damaged"
    for name in ("empty.txt", "broken.pdf"):
        assert by_name[name]["outcome"] == "refused"
        assert name in by_name[name]["reason"]
    assert job["progress"]["files_done"] == 3
    listed = client.get("/v1/documents").json()["documents"]
    assert [document["id"] for document in listed] == [good["document_id"]]
    assert client.get("/v1/jobs").json()["jobs"] == [job]


def test_an_upload_says_where_its_job_is(serve: Serve) -> None:
    client = serve()
    answer = client.post("/v1/documents", files={"anything": ("a.txt", MOU_EN.encode())})
    assert answer.status_code == 202
    assert answer.headers["location"] == f"/v1/jobs/{answer.json()['id']}"
    assert [file["name"] for file in answer.json()["files"]] == ["a.txt"]
    assert follow(client, answer.json()["id"])["state"] == "done"


def test_the_same_name_replaces_and_the_same_content_is_skipped(serve: Serve) -> None:
    client = serve()
    first = upload(client, {"a.md": MOU_EN.encode()})["files"][0]
    again = upload(client, {"a.md": MOU_EN.encode()})["files"][0]
    other = upload(client, {"b.md": MOU_EN.encode()})["files"][0]
    changed = upload(client, {"a.md": MOU_EN.replace("sixty", "ninety").encode()})["files"][0]
    outcomes = [file["outcome"] for file in (first, again, other, changed)]
    assert outcomes == ["added", "skipped", "skipped", "replaced"]
    assert changed["document_id"] == first["document_id"]
    hits = client.post("/v1/search", json={"query": "termination notice"}).json()["hits"]
    assert "ninety" in hits[0]["citation"]["quote"]


def test_a_document_is_deleted_whole(serve: Serve) -> None:
    client = serve()
    upload_papers(client)
    listed = client.get("/v1/documents").json()["documents"]
    gone = next(row["id"] for row in listed if row["source"] == "mou-2026.md")
    assert client.delete(f"/v1/documents/{gone}").status_code == 204
    assert_problem(client.get(f"/v1/documents/{gone}"), 404, "document_not_found")
    assert_problem(client.delete(f"/v1/documents/{gone}"), 404, "document_not_found")
    hits = client.post("/v1/search", json={"query": "copper royalty", "top_k": 100}).json()["hits"]
    assert gone not in {hit["document"]["id"] for hit in hits}
    assert client.get("/v1/status").json()["documents"] == len(PAPERS) - 1


def test_a_document_is_read_in_full(client: TestClient) -> None:
    listed = client.get("/v1/documents").json()["documents"]
    assert {document["source"] for document in listed} == set(PAPERS)
    for document in listed:
        detail = client.get(f"/v1/documents/{document['id']}").json()
        assert {name: detail[name] for name in document} == document
        assert detail["pages"][0]["start"] == 0
        assert detail["pages"][-1]["end"] == len(detail["text"])
        assert len(detail["clauses"]) == document["clause_count"] > 0
        for clause in detail["clauses"]:
            assert 0 <= clause["start"] < clause["end"] <= len(detail["text"])


def test_the_original_is_handed_out_byte_for_byte_and_never_run(client: TestClient) -> None:
    for document in client.get("/v1/documents").json()["documents"]:
        answer = client.get(f"/v1/documents/{document['id']}/file")
        assert answer.content == PAPERS[document["source"]].encode()
        assert hashlib.sha256(answer.content).hexdigest() == document["sha256"]
        assert answer.headers["content-disposition"].startswith("attachment; ")
        assert answer.headers["content-type"] == "text/plain"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "sandbox" in answer.headers["content-security-policy"]


def test_html_goes_out_as_plain_text(serve: Serve) -> None:
    client = serve()
    page = b"<!doctype html><html><body><p>The royalty is three per cent.</p><script>1</script>"
    file = upload(client, {"page.html": page})["files"][0]
    answer = client.get(f"/v1/documents/{file['document_id']}/file")
    assert answer.headers["content-type"] == "text/plain"


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("a.pdf", "attachment; filename=\"a.pdf\"; filename*=UTF-8''a.pdf"),
        ('a"b\\.pdf', "attachment; filename=\"a_b_.pdf\"; filename*=UTF-8''a%22b%5C.pdf"),
        (
            "录 1.pdf",
            "attachment; filename=\"_ 1.pdf\"; filename*=UTF-8''%E5%BD%95%201.pdf",
        ),
        (
            "a\r\nX: y.pdf",
            "attachment; filename=\"a__X: y.pdf\"; filename*=UTF-8''a%0D%0AX%3A%20y.pdf",
        ),
    ],
)
def test_a_file_is_saved_under_its_own_name(name: str, header: str) -> None:
    assert disposition(name) == header


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("mou.pdf", "mou.pdf"),
        ("合作备忘录（2026）.pdf", "合作备忘录（2026）.pdf"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\windows\\win.ini", "win.ini"),
        ("/etc/cron.d/x.txt", "x.txt"),
        ("C:\\papers\\a.docx", "a.docx"),
        ("a\x00b\r\n.pdf", "ab.pdf"),
        ("\u202efdp.exe", "fdp.exe"),
        ("re\u0301sume\u0301.txt", "résumé.txt"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
        (".htaccess", ".htaccess"),
    ],
)
def test_a_clients_name_is_only_a_name(given: str, name: str) -> None:
    assert clean_name(given) == name


@pytest.mark.parametrize("given", ["", "/", "..", "a/..", "\x00", " "])
def test_no_name_is_refused(given: str) -> None:
    with pytest.raises(BadRequest) as caught:
        clean_name(given)
    assert caught.value.field == "files"


def test_a_path_in_a_name_writes_nothing_there(serve: Serve, tmp_path: Path) -> None:
    client = serve()
    aim = tmp_path / "escaped.txt"
    job = upload(client, {f"../../../../../../..{aim}": MOU_EN.encode()})
    assert job["files"][0]["name"] == "escaped.txt"
    assert not aim.exists()


FORM = "multipart/form-data"


@pytest.mark.parametrize(
    ("request_", "status", "field"),
    [
        ({"files": [("f", ("a.txt", b"x")), ("f", ("b/a.txt", b"y"))]}, 422, "files"),
        ({"files": {"files": ("..", b"x")}}, 422, "files"),
        ({"files": {"files": ("a.txt", b"x")}, "data": {"title": "x"}}, 422, "title"),
        ({"content": b"--x--", "headers": {"Content-Type": f"{FORM}; boundary=x"}}, 422, "files"),
        ({"content": b"x", "headers": {"Content-Type": FORM}}, 400, None),
        ({"json": {"files": []}}, 415, None),
        ({"content": b"%PDF"}, 415, None),
    ],
)
def test_an_upload_that_cannot_be_taken(
    client: TestClient, request_: dict[str, object], status: int, field: str | None
) -> None:
    answer = client.post("/v1/documents", **request_)  # type: ignore[arg-type]
    assert_problem(
        answer, status, "unsupported_media_type" if status == 415 else "bad_request", field
    )


def test_searches_go_on_while_files_are_read(serve: Serve) -> None:
    client = serve()
    upload_papers(client)
    clauses = "\n\n".join(f"Article {n}\n\nThe fee is {n} dollars." for n in range(1, 300))
    answer = client.post("/v1/documents", files={"files": ("long.txt", clauses.encode())})
    seen: Counter[str] = Counter()
    while (job := client.get(f"/v1/jobs/{answer.json()['id']}").json())["state"] != "done":
        seen[job["state"]] += 1
        assert client.post("/v1/search", json={"query": "copper royalty"}).json()["hits"]
    assert set(seen) <= {"queued", "waiting", "running"}
    assert seen["running"] > 1  # searches that were answered before the file was read


def test_a_delete_says_when_another_writes(serve: Serve, tmp_path: Path) -> None:
    client = serve()
    upload(client, {"a.md": MOU_EN.encode()})
    document_id = client.get("/v1/documents").json()["documents"][0]["id"]
    index = client.app.state.services.knowledge_base.index  # type: ignore[attr-defined]
    entered, leave = threading.Event(), threading.Event()

    def hold() -> None:
        with index.writer(0):
            entered.set()
            leave.wait(30)

    holder = threading.Thread(target=hold)
    holder.start()
    entered.wait(10)
    answer = client.delete(f"/v1/documents/{document_id}")
    leave.set()
    holder.join()
    assert_problem(answer, 503, "index_busy")


def kept(spool: Spool, name: str) -> Path:
    return spool.keep([UploadFile(BytesIO(b"words"), filename=name)])[0]


def test_nothing_uploaded_stays_behind(tmp_path: Path) -> None:
    killed, running, stopped, later = (Spool(tmp_path) for _ in range(4))
    for spool in (killed, running, stopped):
        spool.open()
    left, in_use, gone = kept(killed, "a.txt"), kept(running, "b.txt"), kept(stopped, "c.txt")
    assert all(folder.stat().st_mode & 0o077 == 0 for folder in (left, left.parent))
    stopped.close()
    assert not gone.exists()
    assert killed._lock is not None
    killed._lock.release()  # as the operating system does for a process that was killed
    later.open()
    assert not left.exists()
    assert [path.read_bytes() for path in in_use.iterdir()] == [b"words"]
    assert [path.name for path in in_use.iterdir()] != ["b.txt"]
    running.close()
    later.close()
    assert [path.name for path in (tmp_path / "uploads").iterdir()] in ([], ["lock"])
