"""Running headers, footers and page numbers: kept in the text, kept out of passages."""

from __future__ import annotations

import pytest

from ingest.ledger import accounted
from ingest.passages import cut
from ingest.readers import read
from ingest.reading import Reading
from kb.embedding.encoder import Encoder
from kb.settings import Settings
from kb.types import Document, DocumentType, Language
from tests.ingest.make_files import PlacedLine, make_pdf

SETTINGS = Settings()
BODY = [
    "The holder shall pay a royalty of five per cent of value, and shall",
    "keep records of production at the mine for seven years, which the",
    "Authority may inspect at any time on two days' written notice to it.",
]


def page(header: str, footer: str, body: list[str]) -> list[PlacedLine]:
    lines = [(72.0, 700.0 - 14 * place, line) for place, line in enumerate(body)]
    return [(72, 810, header), *lines, (290, 30, footer)]


def reading(headers: list[str], footers: list[str]) -> Reading:
    made = [
        page(header, footer, [f"{place + 1}. Clause {place}", *BODY])
        for place, (header, footer) in enumerate(zip(headers, footers, strict=True))
    ]
    return read("a.pdf", make_pdf(made), SETTINGS)


@pytest.mark.parametrize(
    ("headers", "footers", "running"),
    [
        (["Mining Act 2025"] * 4, ["- 1 -", "- 2 -", "- 3 -", "- 4 -"], 7),
        (["矿业法"] * 4, ["第一页", "第二页", "第三页", "第四页"], 7),
        (["A", "B", "C", "D"], ["i", "ii", "iii", "iv"], 4),
        (["A", "B", "C", "D"], ["7 of 60", "8 of 60", "9 of 60", "10 of 60"], 4),
        (["Article 5", "Article 6", "Article 9", "Article 14"], ["a", "b", "c", "d"], 0),
        (["5", "5", "5", "5"], ["3%", "9%", "1%", "7%"], 0),  # a table's figures
        (["Mining Act 2025"] * 2 + ["Schedule", "Annex"], ["", "", "", ""], 0),
    ],
)
def test_what_runs_is_recognised(headers: list[str], footers: list[str], running: int) -> None:
    read_back = reading(headers, footers)
    found = [span.of(read_back.text) for one in read_back.pages for span in one.running]
    assert len(found) == running
    assert set(found) <= {*headers, *footers}


def document_of(found: Reading) -> Document:
    return Document(
        id="d1",
        sha256="a" * 64,
        source="a.pdf",
        title="Mining Act",
        type=DocumentType.LAW,
        languages=(Language.EN,),
        date=None,
        text=found.text,
        pages=found.pages,
        clauses=(),
    )


def test_every_character_but_running_lines_is_in_a_passage(encoder: Encoder) -> None:
    document = document_of(reading(["Mining Act 2025"] * 4, ["- 1 -", "- 2 -", "- 3 -", "- 4 -"]))
    passages = cut(document, encoder)
    for passage in passages:
        assert passage.text == passage.span.of(document.text)
        assert "- 2 -" not in passage.searchable
        assert not passage.text.strip().startswith("- ")
        assert not passage.text.strip().endswith(" -")
    for one in accounted(document, passages).pages:
        assert one.covered == one.characters > 0
    lost = accounted(document, passages[:-1]).pages[-1]
    assert lost.covered < lost.characters  # the count can fail


def test_a_passage_over_a_page_end_is_indexed_without_what_runs_there(encoder: Encoder) -> None:
    document = document_of(reading(["Mining Act 2025"] * 4, ["- 1 -", "- 2 -", "- 3 -", "- 4 -"]))
    across = [passage for passage in cut(document, encoder) if passage.omitted]
    assert across
    for passage in across:
        for span in passage.omitted:
            assert span.of(document.text) in passage.text
        assert len(passage.words) < len(passage.text)
