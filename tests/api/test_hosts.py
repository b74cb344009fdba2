"""Names the server answers under, and pages of other sites that it does not let change things."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from api.hosts import is_loopback
from tests.api.asking import assert_problem
from tests.api.conftest import Serve


@pytest.mark.parametrize(
    ("host", "ours"),
    [
        ("127.0.0.1:8000", True),
        ("127.0.0.1", True),
        ("localhost:8000", True),
        ("LOCALHOST", True),
        ("[::1]:8000", True),
        ("evil.example", False),
        ("127.0.0.1.evil.example:8000", False),
        ("localhost.evil.example", False),
        ("evil.example:127.0.0.1", False),
        ("192.168.1.5:8000", False),
        ("[::1", False),
        ("", False),
    ],
)
def test_only_its_own_names(client: TestClient, host: str, ours: bool) -> None:
    answer = client.get("/healthz", headers={"Host": host})
    if ours:
        assert answer.status_code == 200
    else:
        assert_problem(answer, 403, "forbidden")


@pytest.mark.parametrize(
    ("bound", "allowed", "host", "status"),
    [
        ("0.0.0.0", "", "192.168.1.5:8000", 200),
        ("0.0.0.0", "", "[fe80::1]:8000", 200),
        ("0.0.0.0", "", "evil.example", 403),
        ("0.0.0.0", "kb.example, docs.example", "kb.example", 200),
        ("127.0.0.1", "kb.example", "kb.example:443", 200),
        ("10.0.0.7", "", "10.0.0.7:8000", 200),
        ("10.0.0.7", "", "10.0.0.8:8000", 403),
    ],
)
def test_names_when_bound_elsewhere(
    serve: Serve, bound: str, allowed: str, host: str, status: int
) -> None:
    client = serve(host=bound, allowed_hosts=allowed)
    assert client.get("/healthz", headers={"Host": host}).status_code == status


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://127.0.0.1:8000", 404),
        (None, 404),
        ("https://evil.example", 403),
        ("http://127.0.0.1:9999", 403),
        ("null", 403),
    ],
)
def test_another_sites_page_may_not_change_anything(
    client: TestClient, origin: str | None, status: int
) -> None:
    headers = {"Origin": origin} if origin else {}
    assert client.delete("/v1/documents/none", headers=headers).status_code == status
    assert "access-control-allow-origin" not in client.get("/healthz", headers=headers).headers


@pytest.mark.parametrize(
    ("host", "answer"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("localhost", True),
     ("0.0.0.0", False), ("10.0.0.1", False), ("kb.example", False)],
)  # fmt: skip
def test_what_is_loopback(host: str, answer: bool) -> None:
    assert is_loopback(host) is answer
