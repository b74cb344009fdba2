"""Citations as files over HTTP: each format holds the quotes, and what does not hold is refused."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.api.asking import assert_problem
from tests.api.test_verify import cited

FORMATS = {
    "markdown": ("text/markdown", "citations.md"),
    "csv": ("text/csv", "citations.csv"),
    "bibtex": ("application/x-bibtex", "citations.bib"),
    "csl-json": ("application/vnd.citationstyles.csl+json", "citations.json"),
}


@pytest.mark.parametrize("language", ["en", "zh", "zh-Hant"])
@pytest.mark.parametrize("kind", FORMATS)
def test_a_file_is_handed_out(client: TestClient, kind: str, language: str) -> None:
    citations = cited(client, "Article 5(1) royalty on copper", top_k=4)
    body = {"citations": citations, "format": kind, "language": language}
    answer = client.post("/v1/citations/export", json=body)
    assert answer.status_code == 200, answer.text
    media_type, name = FORMATS[kind]
    assert answer.headers["content-type"] == f"{media_type}; charset=utf-8"
    assert f'filename="{name}"' in answer.headers["content-disposition"]
    text = answer.content.decode()
    for citation in citations:
        assert citation["short"][language.replace("-Hant", "_hant")] in text


def test_csv_and_csl_have_the_quotes_word_for_word(client: TestClient) -> None:
    citations = cited(client, top_k=6)
    quotes = [citation["quote"] for citation in citations]

    def export(kind: str) -> str:
        answer = client.post(
            "/v1/citations/export", json={"citations": citations, "format": kind, "language": "en"}
        )
        return answer.content.decode()

    rows = list(csv.DictReader(io.StringIO(export("csv").removeprefix("\ufeff"), newline="")))
    assert [row["quote"] for row in rows] == quotes
    assert [item["note"] for item in json.loads(export("csl-json"))] == quotes


def test_a_quote_that_is_not_there_goes_into_no_file(client: TestClient) -> None:
    good, bad = cited(client, top_k=2)
    bad = {**bad, "quote": f"{bad['quote']} not"}
    body = {"citations": [good, bad], "format": "markdown"}
    answer = client.post("/v1/citations/export", json=body)
    assert_problem(answer, 422, "citation_unverified", "citations.1")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "citations"),
        ({"citations": [], "format": "csv"}, "citations"),
        ({"citations": [{"quote": "x"}], "format": "pdf"}, "format"),
        ({"citations": [{"quote": "x"}], "format": "csv", "language": "fr"}, "language"),
    ],
)
def test_what_cannot_be_exported_is_refused(
    client: TestClient, body: dict[str, Any], field: str
) -> None:
    assert_problem(client.post("/v1/citations/export", json=body), 422, "bad_request", field)
