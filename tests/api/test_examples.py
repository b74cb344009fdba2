"""The answer that the API's description shows is the one that the sample corpus gives."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from api.examples import ANSWER, DOCUMENT, QUESTION
from api.search_schemas import SearchAnswer
from tests.api.asking import upload
from tests.api.conftest import Serve

CORPUS = Path(__file__).resolve().parent.parent.parent / "corpus" / "files"


def test_the_example_is_what_is_answered(serve: Serve) -> None:
    client = serve()
    name = str(DOCUMENT["source"])
    upload(client, {name: (CORPUS / name).read_bytes()})
    answer = client.post("/v1/search", json=QUESTION).json()
    shown: dict[str, Any] = ANSWER
    assert {name: answer[name] for name in ("query", "query_language")} == {
        name: shown[name] for name in ("query", "query_language")
    }
    (hit,), (expected,) = answer["hits"], shown["hits"]
    assert hit["clause"] == expected["clause"]
    for field in ("id", "source", "title", "type", "languages", "date", "coverage"):
        assert hit["document"][field] == expected["document"][field]
    for field in ("page", "pages", "locator", "quote", "boxes", "read_from", "authority", "short"):
        assert hit["citation"][field] == expected["citation"][field]


def test_the_example_has_the_shape_it_stands_for() -> None:
    assert SearchAnswer.model_validate(ANSWER).model_dump(mode="json") == ANSWER
    hit = cast(dict[str, Any], ANSWER)["hits"][0]
    assert len(hit["citation"]["quote"]) == hit["citation"]["end"] - hit["citation"]["start"]
