"""Looking at a document over HTTP: outline, pages, pictures, quotes, the other language."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from fastapi.testclient import TestClient
from PIL import Image

from api.app import create_app
from kb.embedding.encoder import Encoder
from kb.settings import Settings
from tests.api.asking import assert_problem, upload
from tests.api.conftest import Serve, open_over
from tests.ingest.make_files import lines_down, make_pdf

SHOWN = make_pdf(
    [
        lines_down("Agreement on Copper", "Article 1 Purpose", "The parties survey copper."),
        lines_down("Article 2 Royalty", "The royalty is three per cent.", "Paid each quarter."),
    ],
    labels="/PageLabels << /Nums [0 << /S /r >> 1 << /S /D >>] >>",
)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[TestClient]:
    """A client over one PDF and one text."""
    settings = Settings(index=str(tmp_path_factory.mktemp("shown") / "index"))
    app = create_app(open_over(settings, encoder), settings)
    with TestClient(app, base_url="http://127.0.0.1:8000") as client:
        files = {
            "copper.pdf": SHOWN,
            "备忘录.md": "# 备忘录\n\n第一条 宗旨\n\n勘查铜矿。\n".encode(),
        }
        assert upload(client, files)["state"] == "done"
        yield client


def listed(client: TestClient, source: str) -> dict[str, Any]:
    documents = client.get("/v1/documents").json()["documents"]
    return next(one for one in documents if one["source"] == source)


def address(client: TestClient, source: str = "copper.pdf") -> str:
    return f"/v1/documents/{listed(client, source)['id']}"


def test_an_outline_has_all_but_the_text(shown: TestClient) -> None:
    outline = shown.get(f"{address(shown)}/outline").json()
    whole = shown.get(address(shown)).json()
    assert "text" not in outline
    assert outline["clauses"] == whole["clauses"]
    assert outline["facts"] == whole["facts"]
    assert [page["label"] for page in outline["pages"]] == ["i", "1"]
    assert [(page["width"], page["height"]) for page in outline["pages"]] == [(595, 842)] * 2
    assert outline["pictures"]


def test_a_text_has_no_pictures_and_no_sizes(shown: TestClient) -> None:
    outline = shown.get(f"{address(shown, '备忘录.md')}/outline").json()
    assert not outline["pictures"]
    assert outline["pages"][0]["width"] is None
    answer = shown.get(f"{address(shown, '备忘录.md')}/pages/1/image")
    assert_problem(answer, 422, "page_not_drawn")


@pytest.mark.parametrize(("index", "label", "locators"), [(1, "i", ["art:1"]), (2, "1", ["art:2"])])
def test_a_page_has_its_text_and_clauses(
    shown: TestClient, index: int, label: str, locators: list[str]
) -> None:
    page = shown.get(f"{address(shown)}/pages/{index}").json()
    text = shown.get(address(shown)).json()["text"]
    assert page["text"] == text[page["start"] : page["end"]]
    assert page["label"] == label
    assert [clause["locator"] for clause in page["clauses"]][-1:] == locators


def test_a_picture_is_cached_by_content(shown: TestClient) -> None:
    document = listed(shown, "copper.pdf")
    path = f"/v1/documents/{document['id']}/pages/1/image"
    first = shown.get(path, params={"width": 600})
    assert first.headers["content-type"] == "image/webp"
    assert first.headers["cache-control"] == "no-cache"
    assert Image.open(BytesIO(first.content)).size == (640, 906)
    named = shown.get(path, params={"width": 600, "version": document["sha256"]})
    assert "immutable" in named.headers["cache-control"]
    assert named.content == first.content
    tag = {"If-None-Match": first.headers["etag"]}
    again = shown.get(path, params={"width": 601}, headers=tag)
    assert (again.status_code, again.content) == (304, b"")
    other = shown.get(path, params={"version": "0" * 64})
    assert other.headers["cache-control"] == "no-cache"
    assert other.headers["etag"] != first.headers["etag"]


def test_any_stretch_can_be_cited(shown: TestClient) -> None:
    text = shown.get(address(shown)).json()["text"]
    start = text.index("royalty")
    end = text.index("Paid") + len("Paid each")
    cited = shown.get(f"{address(shown)}/citation", params={"start": start - 1, "end": end}).json()
    assert cited["quote"] == text[cited["start"] : cited["end"]] == text[start:end]
    assert cited["page"] == {"index": 2, "label": "1"}
    assert cited["locator"] == "art:2"
    assert len(cited["boxes"]) == 2
    assert all(box["page"] == 2 for box in cited["boxes"])


@pytest.mark.parametrize(
    ("path", "status", "code", "field"),
    [
        ("/pages/3", 404, "page_not_found", None),
        ("/pages/3/image", 404, "page_not_found", None),
        ("/pages/0", 422, "bad_request", "index"),
        ("/pages/x/image", 422, "bad_request", "index"),
        ("/pages/1/image?width=0", 422, "bad_request", "width"),
        ("/pages/1/image?width=99999", 422, "bad_request", "width"),
        ("/citation?start=5&end=5", 422, "bad_request", "end"),
        ("/citation?start=9&end=5", 422, "bad_request", "end"),
        ("/citation?start=-1&end=5", 422, "bad_request", "start"),
        ("/citation?start=0&end=999999", 404, "page_not_found", None),
        ("/citation?start=0&end=99999999999", 422, "bad_request", "end"),
        ("/citation?start=0", 422, "bad_request", "end"),
        ("/counterpart?locator=art:1&language=fr", 422, "bad_request", "language"),
        ("/counterpart?language=en", 422, "bad_request", "locator"),
    ],
)
def test_what_cannot_be_looked_at(
    shown: TestClient, path: str, status: int, code: str, field: str | None
) -> None:
    assert_problem(shown.get(address(shown) + path), status, code, field)


@pytest.mark.parametrize(
    "path", ["/outline", "/pages/1", "/pages/1/image", "/citation?start=0&end=1",
             "/counterpart?locator=art:1&language=en"],
)  # fmt: skip
def test_a_document_that_is_not_there(shown: TestClient, path: str) -> None:
    assert_problem(shown.get("/v1/documents/none" + path), 404, "document_not_found")


@pytest.mark.parametrize(
    ("source", "language", "locator", "found"),
    [
        ("mou-2026.md", "en", "art:6", ("谅解备忘录.md", "第六条", "六十日")),
        ("谅解备忘录.md", "zh", "art:3", ("mou-2026.md", "Article 3", "geological data")),
        ("licences.txt", "en", "sec:1", ("探矿许可证.txt", "第一条", "四年")),
        ("mou-2026.md", "en", "art:99", None),
    ],
)
def test_the_same_clause_in_the_other_language(
    client: TestClient, source: str, language: str, locator: str, found: tuple[str, ...] | None
) -> None:
    asked = {"locator": locator, "language": language}
    answer = client.get(f"{address(client, source)}/counterpart", params=asked).json()[
        "counterpart"
    ]
    if found is None:
        assert answer is None
        return
    assert answer["document"]["source"] == found[0]
    assert answer["clause"]["label"] == found[1]
    assert found[2] in answer["citation"]["quote"]


def test_a_deleted_documents_pages_are_gone(serve: Serve) -> None:
    client = serve()
    upload(client, {"copper.pdf": SHOWN})
    path = address(client)
    assert client.get(f"{path}/pages/1/image").status_code == 200
    client.delete(path)
    assert_problem(client.get(f"{path}/pages/1/image"), 404, "document_not_found")
