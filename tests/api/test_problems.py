"""Whatever goes wrong has one shape, at every address."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.problems import RESPONSES
from tests.api.asking import assert_problem
from tests.api.conftest import Serve

ADDRESSES = [
    ("POST", "/v1/search"),
    ("POST", "/v1/documents"),
    ("GET", "/v1/documents"),
    ("GET", "/v1/documents/{document_id}"),
    ("DELETE", "/v1/documents/{document_id}"),
    ("GET", "/v1/documents/{document_id}/file"),
    ("GET", "/v1/documents/{document_id}/outline"),
    ("GET", "/v1/documents/{document_id}/pages/{index}"),
    ("GET", "/v1/documents/{document_id}/pages/{index}/image"),
    ("GET", "/v1/documents/{document_id}/citation"),
    ("GET", "/v1/documents/{document_id}/counterpart"),
    ("POST", "/v1/facets"),
    ("POST", "/v1/ask"),
    ("POST", "/v1/verify"),
    ("POST", "/v1/citations/export"),
    ("GET", "/v1/jobs"),
    ("GET", "/v1/jobs/{job_id}"),
    ("GET", "/v1/status"),
    ("GET", "/healthz"),
    ("GET", "/readyz"),
    ("GET", "/metrics"),
]


def test_the_table_names_every_address(client: TestClient) -> None:
    paths: dict[str, dict[str, Any]] = client.get("/openapi.json").json()["paths"]
    described = [(method.upper(), path) for path, methods in paths.items() for method in methods]
    assert sorted(described) == sorted(ADDRESSES)
    for methods in paths.values():
        for operation in methods.values():
            assert set(RESPONSES) <= set(operation["responses"])


@pytest.mark.parametrize(("method", "path"), ADDRESSES)
def test_a_method_it_does_not_take(client: TestClient, method: str, path: str) -> None:
    answer = client.request("PATCH", path)
    assert_problem(answer, 405, "method_not_allowed")
    assert method in answer.headers["allow"].split(", ")


@pytest.mark.parametrize(
    ("method", "path", "code"),
    [
        ("GET", "/v1/documents/none", "document_not_found"),
        ("DELETE", "/v1/documents/none", "document_not_found"),
        ("GET", "/v1/documents/none/file", "document_not_found"),
        ("GET", "/v1/documents/%F0%9F%98%80", "document_not_found"),
        ("GET", "/v1/documents/%27%20OR%201=1", "document_not_found"),
        ("GET", "/v1/jobs/none", "job_not_found"),
        ("GET", "/nothing/here", "not_found"),
        ("GET", "/web/..%2f..%2fcli.py", "not_found"),
        ("GET", "/web/cli.py", "not_found"),
    ],
)
def test_what_is_not_there(client: TestClient, method: str, path: str, code: str) -> None:
    assert_problem(client.request(method, path), 404, code)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/v1/documents"),
        ("GET", "/v1/documents/d1"),
        ("DELETE", "/v1/documents/d1"),
        ("GET", "/v1/documents/d1/file"),
        ("GET", "/v1/status"),
        ("GET", "/readyz"),
    ],
)
def test_without_an_index(serve: Serve, method: str, path: str) -> None:
    client = serve()
    assert_problem(client.request(method, path), 503, "index_missing")
    assert_problem(client.post("/v1/search", json={"query": "x"}), 503, "index_missing")
    assert client.get("/healthz").json() == {"status": "ok"}
    assert "concord_documents 0.0" in client.get("/metrics").text


def test_several_faults_are_all_named(client: TestClient) -> None:
    answer = client.post("/v1/search", json={"query": 7, "top_k": 0, "kind": 1})
    assert [fault["field"] for fault in answer.json()["errors"]] == ["query", "top_k", "kind"]


def test_a_fault_does_not_echo_what_was_asked(client: TestClient) -> None:
    answer = client.post("/v1/search", json={"query": "secret matter", "top_k": 0})
    assert "secret" not in answer.text
