"""Counts beside filters: how many documents there are if a value is chosen too."""

from __future__ import annotations

from datetime import date

import pytest

from kb.facets import MOST_VALUES, belongs, facets
from kb.types import DocumentSummary, DocumentType, Language, SearchFilter, Status


def summary(number: int, kind: DocumentType, **more: object) -> DocumentSummary:
    given: dict[str, object] = {
        "id": f"d{number}", "sha256": str(number), "source": f"{number}.pdf", "title": str(number),
        "type": kind, "languages": (Language.EN,), "date": None, "page_count": 1,
        "unread_pages": (), "clause_count": 1, "passage_count": 1,
        "media_type": "application/pdf", "ingested_at": "", **more,
    }  # fmt: skip
    return DocumentSummary(**given)  # type: ignore[arg-type]


DOCUMENTS = (
    summary(1, DocumentType.MOU, signed=date(2026, 1, 28), status=Status.SIGNED, collection="forum",
            parties=("Mineral Corporation", "矿业公司"), date=date(2026, 1, 28)),
    summary(2, DocumentType.MOU, languages=(Language.ZH,), signed=date(2025, 9, 1),
            parties=("矿业公司",)),
    summary(3, DocumentType.LAW, languages=(Language.EN, Language.ZH), collection="forum",
            governing_law=("Pakistan",), date=date(2024, 5, 1)),
)  # fmt: skip


@pytest.mark.parametrize(
    ("narrowed", "field", "counts"),
    [
        (SearchFilter(), "types", {"mou": 2, "law": 1}),
        (SearchFilter(), "languages", {"en": 2, "zh": 2}),
        (SearchFilter(), "parties", {"矿业公司": 2, "Mineral Corporation": 1}),
        (SearchFilter(), "years", {"2025": 1, "2026": 1}),
        (SearchFilter(), "statuses", {"signed": 1}),
        (SearchFilter(), "governing_laws", {"Pakistan": 1}),
        (SearchFilter(), "collections", {"forum": 2}),
        # A facet is counted as if nothing of it were chosen, the others as chosen.
        (SearchFilter(types=(DocumentType.MOU,)), "types", {"mou": 2, "law": 1}),
        (SearchFilter(types=(DocumentType.MOU,)), "languages", {"en": 1, "zh": 1}),
        (SearchFilter(parties=("礦業公司",)), "years", {"2025": 1, "2026": 1}),
        (SearchFilter(collections=("forum",), years=(2026,)), "types", {"mou": 1}),
        (SearchFilter(languages=(Language.ZH,)), "collections", {"forum": 1}),
        (SearchFilter(collections=("none",)), "types", {}),
    ],
)
def test_documents_that_fit_the_other_facets(
    narrowed: SearchFilter, field: str, counts: dict[str, int]
) -> None:
    found = {facet.field: facet for facet in facets(DOCUMENTS, narrowed)}
    assert {one.value: one.count for one in found[field].counts} == counts
    assert found[field].values == len(counts)


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (SearchFilter(), {"d1", "d2", "d3"}),
        (SearchFilter(document_ids=("d2",)), {"d2"}),
        (SearchFilter(types=(DocumentType.LAW,)), {"d3"}),
        (SearchFilter(languages=(Language.ZH,)), {"d2", "d3"}),
        (SearchFilter(date_from=date(2025, 1, 1)), {"d1"}),
        (SearchFilter(date_to=date(2024, 5, 1)), {"d3"}),
        (SearchFilter(collections=("forum", "else")), {"d1", "d3"}),
        (SearchFilter(statuses=(Status.DRAFT,)), set()),
    ],
)
def test_which_documents_fit_all_of_a_filter(wanted: SearchFilter, ids: set[str]) -> None:
    assert {one.id for one in DOCUMENTS if belongs(one, wanted)} == ids


def test_the_most_frequent_values_come_first_and_all_are_counted() -> None:
    many = [
        summary(n, DocumentType.MOU, parties=(f"Party {n:03}", "Everyone"))
        for n in range(MOST_VALUES + 5)
    ]
    parties = next(facet for facet in facets(many, SearchFilter()) if facet.field == "parties")
    assert parties.counts[0].value == "Everyone"
    assert len(parties.counts) == MOST_VALUES
    assert parties.values == MOST_VALUES + 6
