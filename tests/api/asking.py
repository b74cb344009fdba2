"""What tests of the API do over and over."""

from __future__ import annotations

import time
from typing import Any

from fastapi.testclient import TestClient

from tests.papers import PAPERS

OVER = {"done", "failed", "interrupted"}


def upload(client: TestClient, files: dict[str, bytes]) -> dict[str, Any]:
    """Upload `files` and return the job when it is over."""
    parts = [("files", (name, data)) for name, data in files.items()]
    answer = client.post("/v1/documents", files=parts)
    assert answer.status_code == 202, answer.text
    return follow(client, answer.json()["id"])


def upload_papers(client: TestClient) -> dict[str, Any]:
    """Upload the four papers of the tests."""
    return upload(client, {name: text.encode() for name, text in PAPERS.items()})


def follow(client: TestClient, job_id: str) -> dict[str, Any]:
    """Return a job when it is over."""
    for _ in range(600):
        job: dict[str, Any] = client.get(f"/v1/jobs/{job_id}").json()
        if job["state"] in OVER:
            return job
        time.sleep(0.05)
    raise AssertionError(f"still {job['state']} after 30 s")


def assert_problem(answer: Any, status: int, code: str, field: str | None = None) -> None:
    """Assert that an answer is an RFC 9457 problem, whole and true to its status."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["type"] == f"urn:concord:problem:{code}"
    assert (problem["code"], problem["status"], problem["field"]) == (code, status, field)
    assert problem["title"]
    assert problem["detail"]
    assert problem["instance"].startswith("/")
    assert problem["request_id"] == answer.headers["x-request-id"]
