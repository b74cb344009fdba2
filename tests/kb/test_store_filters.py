"""Filters in SQL against Haystack's own evaluation of the same filter on the same documents."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

import pytest
from haystack import Document
from haystack.errors import FilterError
from haystack.utils.filters import document_matches_filter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.store.filters import Filters, both, compile_filter, narrowing
from kb.store.passages import LanceDocumentStore
from kb.types import DocumentType, Language, SearchFilter

TEXTS = ["en", "zh", "O'Brien", "第五条", "", "%_\\", "2026-01-01"]
NUMBERS = [-1, 0, 1, 2**31 - 1]
DATES = ["2020-02-29", "2026-01-01"]


def documents() -> list[Document]:
    found = []
    for number, (text, start, day) in enumerate(product(TEXTS, NUMBERS, [None, *DATES])):
        meta: dict[str, Any] = {"heading": text, "start": start, "other": number % 3}
        if day:
            meta["document_date"] = day
        if number % 5 == 0:
            del meta["heading"]
        if number % 7 == 0:
            del meta["start"], meta["other"]
        found.append(Document(id=f"{number}'", content=text, meta=meta))
    return found


DOCUMENTS = documents()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> LanceDocumentStore:
    store = LanceDocumentStore(str(tmp_path_factory.mktemp("filters")), 2)
    store.write_documents(DOCUMENTS)
    return store


def comparisons() -> st.SearchStrategy[Filters]:
    values = {
        "meta.heading": st.sampled_from([*TEXTS, None, "absent"]),
        "meta.start": st.sampled_from([*NUMBERS, None, 7, 2**40, 1.0, True]),
        "meta.document_date": st.sampled_from([*DATES, None, "2026-01-01T00:00:00"]),
        "meta.other": st.sampled_from([0, 1, None]),
        "content": st.sampled_from(TEXTS),
        "id": st.sampled_from(["0'", "1'", "nobody"]),
    }
    ordered = {"meta.start", "meta.document_date", "meta.other"}

    def of(field: str) -> st.SearchStrategy[Filters]:
        operators = ["==", "!=", *((">", ">=", "<", "<=") if field in ordered else ())]
        single = st.fixed_dictionaries(
            {
                "field": st.just(field),
                "operator": st.sampled_from(operators),
                "value": values[field],
            }
        )
        several = st.fixed_dictionaries(
            {
                "field": st.just(field),
                "operator": st.sampled_from(["in", "not in"]),
                "value": st.lists(values[field], max_size=3),
            }
        )
        return single | several

    return st.sampled_from(sorted(values)).flatmap(of)


FILTERS: st.SearchStrategy[Filters] = st.recursive(
    comparisons(),
    lambda inner: st.fixed_dictionaries(
        {
            "operator": st.sampled_from(["AND", "OR", "NOT"]),
            "conditions": st.lists(inner, max_size=3),
        }
    ),
    max_leaves=5,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(filters=FILTERS)
def test_sql_and_haystack_choose_the_same(store: LanceDocumentStore, filters: Filters) -> None:
    chosen = {document.id for document in store.filter_documents(filters)}
    assert chosen == {d.id for d in DOCUMENTS if document_matches_filter(filters, d)}


@pytest.mark.parametrize(
    ("filters", "where", "decided_in_sql"),
    [
        ({"field": "meta.language", "operator": "==", "value": "zh"}, "`language` = 'zh'", True),
        ({"field": "language", "operator": "==", "value": "zh"}, "`language` = 'zh'", True),
        (
            {"field": "meta.heading", "operator": "==", "value": "O'Brien'; --"},
            "`heading` = 'O''Brien''; --'",
            True,
        ),
        ({"field": "meta.end", "operator": ">=", "value": 3}, "`end` >= 3", True),
        (
            {"field": "meta.document_date", "operator": "<", "value": "2026-01-31"},
            "`document_date` < date '2026-01-31'",
            True,
        ),
        ({"field": "meta.document_id", "operator": "in", "value": []}, "false", True),
        ({"field": "meta.colour", "operator": "==", "value": "red"}, "", False),
        ({"field": "meta.clauses", "operator": "==", "value": ["art:5"]}, "", False),
    ],
)
def test_fields_of_ours_are_decided_in_sql(
    filters: Filters, where: str, decided_in_sql: bool
) -> None:
    compiled = compile_filter(filters)
    assert compiled.where == where
    assert (compiled.residual is None) is decided_in_sql


def test_what_can_be_decided_in_sql_is_when_not_everything_can() -> None:
    ours: Filters = {"field": "meta.language", "operator": "==", "value": "en"}
    other: Filters = {"field": "meta.colour", "operator": "==", "value": "red"}
    compiled = compile_filter(both(ours, None, other))
    assert compiled.where == "`language` = 'en'"
    assert compiled.residual == {"operator": "AND", "conditions": [other]}


@pytest.mark.parametrize(
    "filters",
    [
        {"operator": "AND"},
        {"conditions": []},
        {"operator": "XOR", "conditions": []},
        {"field": "meta.start", "value": 1},
        {"field": "meta.start", "operator": "=="},
        {"field": "meta.start", "operator": "~", "value": 1},
        {"field": "meta.start", "operator": "in", "value": 1},
    ],
)
def test_a_malformed_filter_is_refused_whatever_is_stored(filters: Filters) -> None:
    with pytest.raises(FilterError):
        compile_filter(filters)


def test_a_search_filter_in_haystack_s_syntax() -> None:
    assert narrowing(SearchFilter(languages=(Language.EN,))) is None
    wanted = SearchFilter(
        document_ids=("d1",), types=(DocumentType.LAW,), date_from=date(2026, 1, 1)
    )
    assert compile_filter(narrowing(wanted)).where == (
        "(`document_id` IN ('d1') AND `document_type` IN ('law')"
        " AND `document_date` >= date '2026-01-01')"
    )
