"""Which clauses a clause's own words name, in both languages."""

from __future__ import annotations

import pytest

from ingest.clauses import clause_tree
from ingest.reading import Reading
from ingest.references import one_before, with_references
from kb.types import Clause, Page, Span

ENGLISH = (
    "Agreement\nArticle 1\n1. First.\n2. Second:\n(a) one;\n(b) two.\nArticle 2\n1. {words}\n"
    "2. Last.\nArticle 3\nIn force.\nAnnex A\n1. {annexed}\n2. More.\n"
)
CHINESE = "矿产法\n第一条 甲。\n乙。\n第二条 丙。\n{words}\n第三条 丁：\n（一）戊；\n（二）己。\n"


def clauses(text: str, title: str) -> tuple[Clause, ...]:
    reading = Reading(text, (Page(1, "1", Span(0, len(text))),), "text/plain")
    return with_references(text, clause_tree(reading), title)


def targets(text: str, title: str) -> list[tuple[str, str]]:
    return [(one.locator, ref.locator) for one in clauses(text, title) for ref in one.references]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Subject to Article 3.", ["art:3"]),
        ("Subject to Article 1(2)(b).", ["art:1/par:2/item:b"]),
        ("See Articles 1 and 3 of this Agreement.", ["art:1", "art:3"]),
        ("As in paragraph 2 of this Article.", ["art:2/par:2"]),
        ("As in paragraph 2 of Article 1.", ["art:1/par:2"]),
        ("As set out in Annex A.", ["annex:A"]),
        ("Under Article 3 of the Convention on Ore.", []),
        ("Under Article 9.", []),
        ("The parties agree.", []),
    ],
)
def test_english_mentions_lead_to_clauses(words: str, expected: list[str]) -> None:
    text = ENGLISH.format(words=words, annexed="Nothing.")
    assert targets(text, "Agreement on Ore") == [("art:2/par:1", target) for target in expected]


def test_a_number_in_an_annex_is_the_annex_s_own_before_the_main_text_s() -> None:
    text = ENGLISH.format(words="Nothing.", annexed="See paragraph 2, and Article 2.")
    assert targets(text, "Agreement on Ore") == [
        ("annex:A/par:1", "annex:A/par:2"),
        ("annex:A/par:1", "art:2"),
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("依照第三条。", ["art:3"]),
        ("依照本法第三条第（二）项。", ["art:3/item:2"]),
        ("违反前款规定的，处罚。", ["art:2/par:1"]),
        ("依照前条办理。", ["art:1"]),
        ("依照第一条第二款。", ["art:1/par:2"]),
        ("依照《民法典》第三条。", []),
        ("依照该公约第三条。", []),
        ("依照第九条。", []),
    ],
)
def test_chinese_mentions_lead_to_clauses(words: str, expected: list[str]) -> None:
    found = targets(CHINESE.format(words=words), "矿产法")
    assert found == [("art:2/par:2", target) for target in expected]


def test_a_reference_is_where_it_is_written() -> None:
    text = ENGLISH.format(words="Subject to Article 3.", annexed="Nothing.")
    (clause,) = (one for one in clauses(text, "Agreement on Ore") if one.references)
    assert clause.references[0].span.of(text) == "Article 3"
    assert clause.span.start <= clause.references[0].span.start < clause.span.end


@pytest.mark.parametrize(
    ("locator", "before"),
    [("art:5/par:2", "art:5/par:1"), ("art:5", "art:4"), ("art:1", ""), ("annex:A", "")],
)
def test_one_before(locator: str, before: str) -> None:
    assert one_before(locator) == before
