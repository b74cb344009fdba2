"""Whatever is sent to any address, the answer is the one described or a problem; never a crash."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

WORDS = st.text(st.characters(codec="utf-8"), max_size=40)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | WORDS
)
JSON = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4)
)
FIELDS = ("query", "top_k", "languages", "filters", "document_ids", "types", "date_from", "date_to")
LIKELY = (
    st.sampled_from(["en", "zh", "mou", "2026-01-15", "0000-00-00", "条", 5, [], ["en"]]) | JSON
)
BODIES = st.dictionaries(
    st.sampled_from(FIELDS), LIKELY | st.dictionaries(st.sampled_from(FIELDS), LIKELY)
)
QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def assert_sound(answer: Any) -> None:
    assert answer.status_code < 500, answer.text
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["status"] == answer.status_code


@QUICK
@given(body=BODIES | JSON)
def test_any_body(client: TestClient, body: Any) -> None:
    assert_sound(client.post("/v1/search", json=body))


CITED = st.dictionaries(
    st.sampled_from(["quote", "document_id", "sha256", "page", "locator", "start", "end"]), LIKELY
)
CHECKED = st.dictionaries(
    st.sampled_from(["citations", "text", "format", "language"]),
    LIKELY | st.lists(CITED, max_size=3) | st.sampled_from(["csv", "markdown", "“Article 5(2)”"]),
)


@pytest.mark.parametrize("path", ["/v1/verify", "/v1/citations/export"])
@QUICK
@given(body=CHECKED | JSON)
def test_any_citations(client: TestClient, path: str, body: Any) -> None:
    assert_sound(client.post(path, json=body))


@QUICK
@given(text=st.text(max_size=200).map(lambda words: f"Article 5: “{words}”（《{words}》）"))
def test_any_memo(client: TestClient, text: str) -> None:
    assert_sound(client.post("/v1/verify", json={"text": text}))


@QUICK
@given(query=st.text(max_size=80))
def test_any_question(client: TestClient, query: str) -> None:
    assert_sound(client.post("/v1/search", json={"query": query, "top_k": 3}))


@pytest.mark.parametrize(
    "path", ["/v1/documents/{}", "/v1/documents/{}/file", "/v1/jobs/{}", "/{}"]
)
@QUICK
@given(name=WORDS)
def test_any_address(client: TestClient, path: str, name: str) -> None:
    assert_sound(client.get(path.format(quote(name, safe=""))))


@QUICK
@given(content=st.binary(max_size=300), name=WORDS)
def test_any_form(client: TestClient, content: bytes, name: str) -> None:
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    head = f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'.encode()
    for body in (content, head + content, head + content + b"\r\n--x--\r\n"):
        assert_sound(client.post("/v1/documents", content=body, headers=headers))
