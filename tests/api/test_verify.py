"""Quotes checked over HTTP: the verdicts, what is refused, and a memo as a lawyer writes it."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.api.asking import assert_problem, upload, upload_papers
from tests.api.conftest import Serve
from tests.papers import MOU_EN


def check(client: TestClient, **body: Any) -> dict[str, Any]:
    answer = client.post("/v1/verify", json=body)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    assert found["checked"] == len(found["results"]) == sum(found["verdicts"].values())
    return found


def cited(client: TestClient, query: str = "royalty on copper", top_k: int = 8) -> list[Any]:
    hits = client.post("/v1/search", json={"query": query, "top_k": top_k}).json()["hits"]
    return [hit["citation"] for hit in hits]


def test_every_citation_of_a_search_is_there_as_it_is_cited(client: TestClient) -> None:
    citations = cited(client)
    found = check(client, citations=citations)
    assert found["verdicts"]["exact"] == found["checked"] == 8
    assert [result["found"] for result in found["results"]] == citations


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({"quote": "The royalty on copper is four per cent"}, "not_found"),
        ({"locator": "art:6"}, "moved"),
        ({"locator": "Article 6"}, "moved"),
        ({"locator": "第六条"}, "moved"),
        ({"page": {"index": 2}}, "moved"),
        ({"page": {"label": "7"}}, "moved"),
        ({"sha256": "f" * 64}, "stale"),
        ({"document_id": "no such", "sha256": None}, "moved"),
        ({"start": 0, "end": 9}, "moved"),
    ],
)
def test_a_citation_that_was_changed_is_caught(
    client: TestClient, changes: dict[str, Any], verdict: str
) -> None:
    (citation,) = cited(client, "Article 5(1) royalty on copper", top_k=1)
    (result,) = check(client, citations=[{**citation, **changes}])["results"]
    assert result["verdict"] == verdict
    assert result["found"]["quote"]
    assert bool(result["differences"]) is (verdict == "not_found")
    assert (result["was"] is not None) is (verdict == "stale")


def test_a_memo_is_checked_whole(client: TestClient) -> None:
    memo = (
        "Article 5(2) of the Memorandum of Understanding on Mineral Exploration requires that “the"
        " royalty shall be paid within thirty days after the end of each quarter”. “Each Party"
        " bears its own costs” (Article 5). The (“Area”) is shown on a map.\n\n"
        "《矿产勘查合作谅解备忘录》第六条：“任何一方可以提前六十日书面通知另一方终止本备忘录。”\n\n"
        "> 各方自行承擔其費用。\n> ——第四条\n"
    )
    found = check(client, text=memo)
    verdicts = [result["verdict"] for result in found["results"]]
    assert verdicts == ["normalised", "moved", "not_found", "normalised"]
    assert found["passed_over"] == ["Area"]
    first, second, third, _ = found["results"]
    assert first["claimed"]["document"].startswith("Memorandum of Understanding")
    assert first["claimed"]["locators"] == ["art:5/par:2"]
    assert second["found"]["locator"] == "art:4"
    assert third["differences"] == [
        {"change": "changed", "quoted": "可以", "found": "可"}
    ] or third["differences"] == [{"change": "added", "quoted": "以", "found": ""}]


def test_a_replaced_document_makes_its_citations_stale(serve: Serve) -> None:
    client = serve()
    upload_papers(client)
    (citation,) = cited(client, "Article 5(1) royalty on copper", top_k=1)
    upload(client, {"mou-2026.md": MOU_EN.replace("three per cent", "nine per cent").encode()})
    (result,) = check(client, citations=[citation])["results"]
    assert result["verdict"] == "stale"
    assert "three per cent" in result["was"]
    assert "nine per cent" in result["now"]
    assert result["differences"] == [{"change": "changed", "quoted": "three", "found": "nine"}]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "body"),
        ({"citations": [], "text": ""}, "body"),
        ({"citations": "all"}, "citations"),
        ({"citations": [{}]}, "citations.0.quote"),
        ({"citations": [{"quote": 5}]}, "citations.0.quote"),
        ({"citations": [{"quote": "x", "start": 5, "end": 2}]}, "citations.0"),
        ({"citations": [{"quote": "x", "start": -1}]}, "citations.0.start"),
        ({"citations": [{"quote": "x", "page": {"index": 0}}]}, "citations.0.page.index"),
        ({"citations": [{"quote": "x"}] * 501}, "citations"),
        ({"text": "“four words stand here” " * 501}, "text"),
        ({"memo": "x"}, "memo"),
    ],
)
def test_what_cannot_be_checked_is_refused(
    client: TestClient, body: dict[str, Any], field: str
) -> None:
    answer = client.post("/v1/verify", json=body)
    code = "bad_request"
    assert_problem(answer, 422, code, field)


@pytest.mark.parametrize(
    "quote", ["", " ", "\x00", "…", "“”", "?" * 500, "'; DROP TABLE", "条" * 19_000]
)
def test_any_quote_has_a_verdict(client: TestClient, quote: str) -> None:
    (result,) = check(client, citations=[{"quote": quote, "document_id": quote[:400]}])["results"]
    assert result["verdict"] == "not_found"


def test_half_a_character_is_no_crash(client: TestClient) -> None:
    for body in (
        rb'{"citations": [{"quote": "\ud800x"}]}',
        rb'{"text": "\ud800 \u201c\udc00\u201d"}',
    ):
        answer = client.post(
            "/v1/verify", content=body, headers={"Content-Type": "application/json"}
        )
        assert answer.status_code < 500


def test_nothing_to_check_is_no_mistake(client: TestClient) -> None:
    assert check(client, text="no quotation at all")["checked"] == 0
    assert check(client, citations=[])["checked"] == 0


def test_a_body_over_its_own_limit_is_refused(serve: Serve) -> None:
    client = serve(max_memo_bytes=5_000)
    answer = client.post("/v1/verify", json={"text": "x" * 6_000})
    assert_problem(answer, 413, "request_over_limit")


def test_a_memo_larger_than_a_question_is_taken(client: TestClient) -> None:
    assert check(client, text=f"{'x ' * 60_000}“Each Party bears its own costs.”")["checked"] == 1
