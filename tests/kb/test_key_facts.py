"""The facts a list shows, and which documents a search is narrowed to by them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kb.key_facts import KeyFacts
from kb.places import place_in
from kb.store.index import Index
from kb.tokens import analyze
from kb.types import (
    Fact,
    FactKind,
    Language,
    Reference,
    SearchFilter,
    Span,
    Status,
)
from tests.kb.store_samples import ANY, DIMENSION, ENCODER, sample


def fact(kind: FactKind, value: str) -> Fact:
    return Fact(kind, value, Language.EN, Span(0, 4), 0.9)


FACTS = {
    0: (
        fact(FactKind.PARTY, "Pakistan Mineral Development Corporation"),
        fact(FactKind.PARTY, "秦河有色资源集团有限公司"),
        fact(FactKind.SIGNED, "2026-01-28"),
        fact(FactKind.EXPIRY, "2028-10-28"),
        fact(FactKind.STATUS, "signed"),
        fact(FactKind.GOVERNING_LAW, "Pakistan"),
    ),
    1: (
        fact(FactKind.PARTY, "Kingdom of Norway"),
        fact(FactKind.SIGNED, "2019-06-12"),
        fact(FactKind.STATUS, "in_force"),
        fact(FactKind.GOVERNING_LAW, "England and Wales"),
    ),
    2: (),
}


@pytest.fixture
def index(tmp_path: Path) -> Index:
    index = Index.open(str(tmp_path / "index"), encoder_id=ENCODER, dimension=DIMENSION)
    with index.writer(1.0) as writer:
        prepared = (sample(number) for number in FACTS)
        writer.commit(
            [
                replace(one, document=replace(one.document, facts=FACTS[number]))
                for number, one in enumerate(prepared)
            ]
        )
    return index


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (SearchFilter(parties=("mineral development",)), {"d0"}),
        (SearchFilter(parties=("秦河有色資源",)), {"d0"}),
        (SearchFilter(parties=("norway", "秦河")), {"d0", "d1"}),
        (SearchFilter(years=(2026,)), {"d0"}),
        (SearchFilter(years=(2019, 2026)), {"d0", "d1"}),
        (SearchFilter(statuses=(Status.IN_FORCE,)), {"d1"}),
        (SearchFilter(governing_laws=("巴基斯坦",)), {"d0"}),
        (SearchFilter(governing_laws=("English law",)), {"d1"}),
        (SearchFilter(years=(2026,), governing_laws=("England",)), set()),
        (SearchFilter(years=(2026,), document_ids=("d1", "d2")), set()),
        (SearchFilter(years=(2026,), document_ids=("d0", "d2")), {"d0"}),
        (SearchFilter(statuses=(Status.REPEALED,)), set()),
        (SearchFilter(), {"d0", "d1", "d2"}),
    ],
)
def test_a_search_is_narrowed_by_what_documents_say(
    index: Index, wanted: SearchFilter, expected: set[str]
) -> None:
    for candidates in (
        index.dense(ANY, Language.EN, wanted, 100),
        index.bm25(analyze("royalty party"), Language.EN, wanted, 100),
        index.at_numbers("1", wanted, 100),
    ):
        assert {one.passage.document_id for one in candidates} == expected


def test_facts_come_back_whole(index: Index) -> None:
    assert index.document("d0").facts == FACTS[0]
    assert index.document("d2").facts == ()
    summary = index.summary("d0")
    assert summary.parties == (
        "Pakistan Mineral Development Corporation",
        "秦河有色资源集团有限公司",
    )
    assert (summary.signed, summary.expiry) == (date(2026, 1, 28), date(2028, 10, 28))
    assert (summary.status, summary.governing_law) == (Status.SIGNED, ("Pakistan",))
    assert index.summary("d2").status is None


def test_references_come_back_whole(tmp_path: Path) -> None:
    prepared = sample(0)
    first, *rest = prepared.document.clauses
    linked = replace(first, references=(Reference("art:2", Span(3, 9)),))
    document = replace(prepared.document, clauses=(linked, *rest))
    index = Index.open(str(tmp_path / "index"), encoder_id=ENCODER, dimension=DIMENSION)
    with index.writer(1.0) as writer:
        writer.commit([replace(prepared, document=document)])
    assert index.document("d0").clauses[0].references == linked.references
    assert index.document("d0").clauses[1].references == ()


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ((), KeyFacts()),
        ((("signed", "on signature"),), KeyFacts()),
        ((("party", "A"), ("party", "A"), ("party", "B")), KeyFacts(parties=("A", "B"))),
        ((("expiry", "2027-01-01"),), KeyFacts(expiry=date(2027, 1, 1))),
    ],
)
def test_key_facts(kinds: tuple[tuple[str, str], ...], expected: KeyFacts) -> None:
    assert KeyFacts.of(fact(FactKind(kind), value) for kind, value in kinds) == expected


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("the laws of the Islamic Republic of Pakistan", "Pakistan"),
        ("中华人民共和国法律", "China"),
        ("香港特别行政区", "Hong Kong"),
        ("English law", "England and Wales"),
        ("South African law", "South Africa"),
        ("南非法律", "South Africa"),
        ("the law of the Republic of Kazakhstan", "Kazakhstan"),
        ("哈萨克斯坦共和国法律", "Kazakhstan"),
        ("印度尼西亚法律", "Indonesia"),
        ("the laws of Atlantis", ""),
        ("Indiana", ""),
    ],
)
def test_a_place_has_one_name(words: str, place: str) -> None:
    assert place_in(words) == place
