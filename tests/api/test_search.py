"""Questions over HTTP: both languages, citations that hold, and what is refused."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.api.asking import assert_problem


def ask(client: TestClient, **body: Any) -> dict[str, Any]:
    answer = client.post("/v1/search", json=body)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


@pytest.mark.parametrize(
    ("query", "language", "quotes"),
    [
        ("sixty days' written notice of termination", "en", ("sixty days", "六十日")),
        ("提前终止的通知期", "zh", ("sixty days", "六十日")),
        ("Article 5(2)", "en", ("within thirty days", "三十日内")),
        ("第五条第二款", "zh", ("within thirty days", "三十日内")),
        ("how long is an exploration licence valid?", "en", ("four years", "四年")),
    ],
)
def test_a_question_is_answered_in_both_languages(
    client: TestClient, query: str, language: str, quotes: tuple[str, str]
) -> None:
    found = ask(client, query=query)
    assert (found["query"], found["query_language"]) == (query, language)
    top = found["hits"][:4]
    said = [one["citation"]["quote"] for hit in top for one in (hit, hit["counterpart"]) if one]
    for quote in quotes:
        assert any(quote in one for one in said), top


def test_every_quote_is_the_text_at_its_range(client: TestClient) -> None:
    hits = ask(client, query="royalty on copper 权利金", top_k=100)["hits"]
    assert len(hits) > 4
    assert [hit["rank"] for hit in hits] == list(range(1, len(hits) + 1))
    for hit in hits:
        cited = hit["citation"]
        document = client.get(f"/v1/documents/{cited['document_id']}").json()
        assert cited["quote"] == document["text"][cited["start"] : cited["end"]]
        assert cited["sha256"] == document["sha256"] == hit["document"]["sha256"]
        page = document["pages"][cited["page"]["index"] - 1]
        assert page["start"] <= cited["start"] < page["end"]
        assert hit["explanation"]["legs"]


@pytest.mark.parametrize(
    ("narrowed", "languages", "sources"),
    [
        ({"languages": ["zh"]}, {"zh"}, {"谅解备忘录.md", "探矿许可证.txt"}),
        ({"filters": {"languages": ["en"]}}, {"en"}, {"mou-2026.md", "licences.txt"}),
        ({"filters": {"date_from": "2199-01-01"}}, set(), set()),
        ({"filters": {"document_ids": ["no such"]}}, set(), set()),
        ({"filters": {"years": [2026]}}, {"en", "zh"}, {"mou-2026.md", "谅解备忘录.md"}),
        (
            {"languages": ["en"], "filters": {"statuses": ["signed"]}},
            {"en"},
            {"mou-2026.md"},
        ),
        ({"filters": {"parties": ["nobody"]}}, set(), set()),
        ({"filters": {"governing_laws": ["Pakistan"]}}, set(), set()),
    ],
)
def test_a_search_is_narrowed(
    client: TestClient, narrowed: dict[str, Any], languages: set[str], sources: set[str]
) -> None:
    hits = ask(client, query="licence 许可证 royalty 权利金", top_k=100, **narrowed)["hits"]
    assert {hit["language"] for hit in hits} == languages
    assert {hit["document"]["source"] for hit in hits} == sources


@pytest.mark.parametrize(
    ("body", "status", "code", "field"),
    [
        ({"query": "x", "filters": {"years": [12]}}, 422, "bad_request", "filters.years.0"),
        (
            {"query": "x", "filters": {"statuses": ["new"]}},
            422,
            "bad_request",
            "filters.statuses.0",
        ),
        ({"query": ""}, 422, "bad_request", "query"),
        ({"query": " \t\u3000\n"}, 422, "bad_request", "query"),
        ({"query": "\x00\x01"}, 422, "bad_request", "query"),
        ({"query": "x" * 20_001}, 422, "bad_request", "query"),
        ({"query": None}, 422, "bad_request", "query"),
        ({}, 422, "bad_request", "query"),
        ({"query": "x", "top_k": 0}, 422, "bad_request", "top_k"),
        ({"query": "x", "top_k": 101}, 422, "bad_request", "top_k"),
        ({"query": "x", "top_k": "5"}, 422, "bad_request", "top_k"),
        ({"query": "x", "topk": 5}, 422, "bad_request", "topk"),
        ({"query": "x", "languages": ["fr"]}, 422, "bad_request", "languages.0"),
        ({"query": "x", "filters": {"type": ["mou"]}}, 422, "bad_request", "filters.type"),
        ({"query": "x", "filters": {"types": ["novel"]}}, 422, "bad_request", "filters.types.0"),
        ({"query": "x", "filters": {"date_from": "soon"}}, 422, "bad_request", "filters.date_from"),
        (
            {"query": "x", "filters": {"date_from": "2026-02-01", "date_to": "2026-01-01"}},
            422,
            "bad_request",
            "filters",
        ),
        (
            {"query": "x", "languages": ["en"], "filters": {"languages": ["zh"]}},
            422,
            "bad_request",
            "body",
        ),
        ([], 422, "bad_request", "body"),
    ],
)
def test_what_cannot_be_understood_is_refused(
    client: TestClient, body: Any, status: int, code: str, field: str
) -> None:
    assert_problem(client.post("/v1/search", json=body), status, code, field)


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"{", 400),
        (b"", 422),
        (b"\xff\xfe", 400),
        (b"[" * 30_000, 400),
        (b'{"query": "\\ud800"}', 422),
        (b'{"query": "x", "top_k": 1e999}', 422),
        (b'{"query": "x", "top_k": ' + b"9" * 5000 + b"}", 400),
        (b'{"query": "x", "top_k": NaN}', 422),
    ],
)
def test_a_body_that_is_not_sound_json_is_refused(
    client: TestClient, content: bytes, status: int
) -> None:
    headers = {"Content-Type": "application/json"}
    answer = client.post("/v1/search", content=content, headers=headers)
    assert answer.status_code == status
    assert answer.json()["code"] == "bad_request"


@pytest.mark.parametrize(
    "query", ["a\x00b\u202e", "😀", "'; DROP TABLE", "\\", "%", "第", "(((", "§"]
)
def test_odd_questions_are_answered(client: TestClient, query: str) -> None:
    assert ask(client, query=query)["query"] == query


def test_many_can_ask_at_once(client: TestClient) -> None:
    queries = ["copper royalty", "铜的权利金", "Article 6", "第六条"] * 8
    alone = {query: ask(client, query=query)["hits"] for query in set(queries)}
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda query: ask(client, query=query)["hits"], queries))
    assert together == [alone[query] for query in queries]
