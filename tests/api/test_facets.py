"""Filters with counts, and collections, over HTTP."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.api.asking import assert_problem, follow
from tests.api.conftest import Serve
from tests.papers import LAW_ZH, MOU_EN


def counts(answer: dict[str, Any], field: str) -> dict[str, int]:
    facet = next(one for one in answer["facets"] if one["field"] == field)
    return {one["value"]: one["count"] for one in facet["counts"]}


def test_the_papers_are_counted(client: TestClient) -> None:
    answer = client.post("/v1/facets", json={}).json()
    assert answer["documents"] == 4
    assert counts(answer, "languages") == {"en": 2, "zh": 2}
    assert counts(answer, "collections") == {"papers": 4}
    narrowed = client.post("/v1/facets", json={"filters": {"languages": ["zh"]}}).json()
    assert narrowed["documents"] == 2
    assert counts(narrowed, "languages") == {"en": 2, "zh": 2}
    assert counts(narrowed, "collections") == {"papers": 2}


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"filters": {"types": ["treaty"]}}, "filters.types.0"),
        ({"filters": {"colour": ["red"]}}, "filters.colour"),
        ({"query": "royalty"}, "query"),
        ({"filters": []}, "filters"),
    ],
)
def test_what_cannot_be_counted(client: TestClient, body: dict[str, Any], field: str) -> None:
    assert_problem(client.post("/v1/facets", json=body), 422, "bad_request", field)


def test_a_collection_given_with_an_upload_narrows_a_search(serve: Serve) -> None:
    client = serve()
    for collection, text in (("Forum 2026", MOU_EN), ("法律", LAW_ZH)):
        sent = {"files": ("a.txt", text.encode())}
        answer = client.post("/v1/documents", files=sent, data={"collection": collection})
        assert follow(client, answer.json()["id"])["files"][0]["outcome"] == "added"
    listed = client.get("/v1/documents").json()["documents"]
    assert {one["collection"] for one in listed} == {"Forum 2026", "法律"}
    found = client.post(
        "/v1/search", json={"query": "有效期", "filters": {"collections": ["法律"]}}
    )
    assert {hit["document"]["collection"] for hit in found.json()["hits"]} == {"法律"}


@pytest.mark.parametrize(
    ("data", "field"), [({"collection": ".."}, "files"), ({"folder": "x"}, "folder")]
)
def test_a_collection_that_is_no_name(serve: Serve, data: dict[str, str], field: str) -> None:
    answer = serve().post("/v1/documents", files={"files": ("a.txt", b"a")}, data=data)
    assert_problem(answer, 422, "bad_request", field)
