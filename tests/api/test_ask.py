"""Questions that are answered over HTTP: statements that hold, refusals to answer, the stream."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.api.asking import assert_problem, upload_papers
from tests.model_server import Script, model_server

Serve = Callable[..., TestClient]
EVENTS = {"accept": "text/event-stream"}


def ask(client: TestClient, query: str, **more: Any) -> dict[str, Any]:
    answer = client.post("/v1/ask", json={"query": query, **more})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def quoted(answer: dict[str, Any]) -> list[dict[str, Any]]:
    both = [[one, one["counterpart"]] for one in answer["statements"]]
    return [one for pair in both for one in pair if one]


@pytest.mark.parametrize(
    ("query", "language", "words"),
    [
        ("How long is an exploration licence valid?", "en", ("four years", "四年")),
        ("探矿许可证有效期多久？", "zh", ("four years", "四年")),
        ("What is the royalty on copper?", "en", ("three per cent", "百分之三")),
        ("铜的权利金费率是多少？", "zh", ("three per cent", "百分之三")),
        ("How much notice must a party give to terminate?", "en", ("sixty days", "六十日")),
        ("Article 5(2)", "en", ("thirty days", "三十日")),
    ],
)
def test_a_question_is_answered_in_sentences_of_both_languages(
    client: TestClient, query: str, language: str, words: tuple[str, str]
) -> None:
    answer = ask(client, query)
    assert (answer["query"], answer["query_language"], answer["answered"]) == (
        query,
        language,
        True,
    )
    assert 1 <= len(answer["statements"]) <= 12
    for expected in words:
        assert any(expected in one["text"] for one in quoted(answer)), answer["statements"]
    assert answer["synthesis"] is None


def test_every_statement_and_lead_is_the_text_at_its_range(client: TestClient) -> None:
    answer = ask(client, "What is the royalty on copper, and when is it paid?", top_k=20)
    assert answer["statements"]
    for one in quoted(answer):
        document = client.get(f"/v1/documents/{one['citation']['document_id']}").json()
        for part in filter(None, (one, one["lead"])):
            cited = part["citation"]
            assert part["text"] == cited["quote"] == document["text"][cited["start"] : cited["end"]]
        for figure in one["figures"]:
            assert figure["text"] == one["text"][figure["start"] : figure["end"]]
            assert figure["value"]


def test_figures_are_singled_out(client: TestClient) -> None:
    answer = ask(client, "How long is an exploration licence valid?")
    figures = [figure for one in quoted(answer) for figure in one["figures"]]
    assert {"kind": "duration", "value": "P4Y"}.items() <= {
        key: value
        for figure in figures
        if figure["value"] == "P4Y"
        for key, value in figure.items()
    }.items()


@pytest.mark.parametrize(
    "query",
    [
        "Who won the football world cup in 1998?",
        "How many seats does each province have in the Senate?",
        "哪位导演拍了这部电影？",
    ],
)
def test_what_the_documents_do_not_say_is_declined_with_a_certificate(
    client: TestClient, query: str
) -> None:
    answer = ask(client, query)
    assert (answer["answered"], answer["statements"]) == (False, [])
    made = answer["certificate"]
    assert made["confidence"] < made["threshold"]
    assert (made["documents"], made["pages"], made["unread_pages"]) == (4, 4, 0)
    assert made["passages"] >= 10
    assert made["languages"] == ["en", "zh"]
    assert 1 <= len(made["nearest"]) <= 5


@pytest.mark.parametrize(
    ("narrowed", "languages", "documents"),
    [
        ({"languages": ["zh"]}, {"zh"}, 2),
        ({"filters": {"languages": ["en"]}}, {"en"}, 2),
        ({"filters": {"years": [2026]}}, {"en", "zh"}, 2),
        ({"filters": {"date_from": "2199-01-01"}}, set(), 0),
    ],
)
def test_a_question_is_narrowed_as_a_search_is(
    client: TestClient, narrowed: dict[str, Any], languages: set[str], documents: int
) -> None:
    answer = ask(client, "royalty on copper 权利金 许可证 licence", **narrowed)
    assert {one["language"] for one in quoted(answer)} <= languages
    assert answer["certificate"]["documents"] == documents


@pytest.mark.parametrize(
    ("body", "code", "field"),
    [
        ({}, "bad_request", "query"),
        ({"query": ""}, "bad_request", "query"),
        ({"query": " \t\u3000"}, "bad_request", "query"),
        ({"query": "x" * 20_001}, "bad_request", "query"),
        ({"query": "x", "top_k": 0}, "bad_request", "top_k"),
        ({"query": "x", "top_k": 21}, "bad_request", "top_k"),
        ({"query": "x", "synthesis": "perhaps"}, "bad_request", "synthesis"),
        ({"query": "x", "model": "y"}, "bad_request", "model"),
        ({"query": "x", "filters": {"years": [12]}}, "bad_request", "filters.years.0"),
    ],
)
def test_what_cannot_be_asked_is_a_problem(
    client: TestClient, body: dict[str, Any], code: str, field: str
) -> None:
    assert_problem(client.post("/v1/ask", json=body), 422, code, field)
    assert_problem(client.post("/v1/ask", json=body, headers=EVENTS), 422, code, field)


def events(client: TestClient, query: str) -> list[tuple[str, dict[str, Any]]]:
    answer = client.post("/v1/ask", json={"query": query}, headers=EVENTS)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("text/event-stream")
    blocks = [block.split("\n") for block in answer.text.strip().split("\n\n")]
    return [
        (name.removeprefix("event: "), json.loads(data.removeprefix("data: ")))
        for name, data in blocks
    ]


def test_the_stream_without_a_model_is_the_answer_and_its_end(client: TestClient) -> None:
    found = events(client, "How long is an exploration licence valid?")
    assert [name for name, _ in found] == ["statements", "done"]
    assert found[0][1] == found[1][1]
    assert found[0][1]["statements"]


def test_a_model_s_checked_sentences_are_streamed_and_the_rest_counted(serve: Serve) -> None:
    words = "An exploration licence is valid for four years [1]. It costs USD 9,000 [1]."
    with model_server(Script(words)) as url:
        client = serve(llm_url=url, llm_model="small")
        upload_papers(client)
        found = events(client, "How long is an exploration licence valid?")
        assert [name for name, _ in found] == ["statements", "sentence", "done"]
        assert found[0][1]["synthesis"] is None
        sentence = found[1][1]
        assert sentence["text"] == "An exploration licence is valid for four years."
        assert sentence["statements"] == [0]
        assert "four years" in sentence["citations"][0]["quote"]
        done = found[2][1]["synthesis"]
        assert (done["dropped"], done["model"], done["problem"]) == (1, "small", "")
        whole = ask(client, "How long is an exploration licence valid?")["synthesis"]
        assert whole == done
        asked = ask(client, "How long is an exploration licence valid?", synthesis=False)
        assert asked["synthesis"] is None


@pytest.mark.parametrize("manner", ["stall", "error", "garbage", "cut", "shape"])
def test_a_model_that_breaks_leaves_the_statements_whole(serve: Serve, manner: str) -> None:
    with model_server(Script("", manner)) as url:
        client = serve(llm_url=url, llm_model="small", llm_silence=0.5, llm_timeout=1.5)
        upload_papers(client)
        found = events(client, "How long is an exploration licence valid?")
        assert [name for name, _ in found] == ["statements", "error", "done"]
        assert found[1][1]["code"] in ("timeout", "broken", "unreachable")
        assert found[2][1]["statements"] == found[0][1]["statements"] != []
        assert found[2][1]["synthesis"]["sentences"] == []
