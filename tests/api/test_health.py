"""Health, counts, logs, and the headers on every answer."""

from __future__ import annotations

import json
import logging

import pytest
import structlog
from fastapi.testclient import TestClient

from api.log_lines import configure_logging
from tests.api.asking import assert_problem, upload
from tests.api.conftest import Serve
from tests.papers import PAPERS


def test_the_server_says_how_it_is(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ready", "documents": len(PAPERS)}
    status = client.get("/v1/status").json()
    assert (status["documents"], status["pages"], status["unread_pages"]) == (4, 4, 0)
    assert status["passages"] > 0
    assert status["encoder"].startswith("multilingual-e5-small")


def test_the_counts_follow(serve: Serve) -> None:
    client = serve()
    upload(client, {"a.md": PAPERS["mou-2026.md"].encode(), "empty.txt": b""})
    client.post("/v1/search", json={"query": "copper"})
    client.get("/v1/documents/none")
    client.get("/no/such/place")
    client.request("BREW", "/healthz")
    lines = client.get("/metrics").text.splitlines()
    for line in (
        'concord_requests_total{method="POST",route="/v1/search",status="200"} 1.0',
        'concord_requests_total{method="GET",route="/v1/documents/{document_id}",status="404"} 1.0',
        'concord_requests_total{method="GET",route="unmatched",status="404"} 1.0',
        "concord_search_seconds_count 1.0",
        "concord_documents 1.0",
        "concord_unread_pages 0.0",
        'concord_jobs{state="done"} 1.0',
        'concord_jobs{state="failed"} 0.0',
    ):
        assert line in lines
    assert any(line.startswith('concord_requests_total{method="other"') for line in lines)
    assert any(line.startswith("concord_passages ") for line in lines)


@pytest.mark.parametrize("path", ["/", "/docs", "/healthz", "/v1/status", "/nothing", "/metrics"])
def test_every_answer_has_the_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-request-id"]


def test_a_request_is_one_line_without_its_words(
    serve: Serve, capsys: pytest.CaptureFixture[str]
) -> None:
    configure_logging(logging.INFO)
    client = serve()
    client.post("/v1/search", json={"query": "confidential"}, headers={"X-Request-ID": "mine-1"})
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    requests = [line for line in lines if line["event"] == "request"]
    assert len(requests) == 1
    line = requests[0]
    assert (line["method"], line["route"], line["status"]) == ("POST", "/v1/search", 503)
    assert line["request_id"] == "mine-1"
    assert line["ms"] >= 0
    assert "confidential" not in json.dumps(lines)


def test_what_nobody_foresaw_is_a_problem_and_a_line_without_words(
    serve: Serve, capsys: pytest.CaptureFixture[str]
) -> None:
    configure_logging(logging.INFO)
    client = serve()

    async def breaks() -> None:
        raise RuntimeError("the words of a confidential paper")

    client.app.add_api_route("/breaks", breaks)  # type: ignore[attr-defined]
    assert_problem(client.get("/breaks"), 500, "error")
    written = capsys.readouterr().err
    assert '"error": "RuntimeError"' in written
    assert "test_health.py" in written
    assert "confidential" not in written


def test_a_librarys_error_is_json_without_words(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging(logging.INFO)
    try:
        raise ValueError("the words of a confidential paper")
    except ValueError:
        logging.getLogger("some.library").exception("it failed")
        structlog.get_logger().exception("ours_failed")
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [line["event"] for line in lines] == ["it failed", "ours_failed"]
    assert {line["error"] for line in lines} == {"ValueError"}
    assert "confidential" not in json.dumps(lines)
