"""A citation's quote is the document's own text, on the page where it begins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.cite import cite, cite_clause, cite_span, named_clause
from kb.types import Clause, Language, Page, PageSource, Passage, Span

TEXT = "第五条 特许权使用费\n第一款内容。\n第二款内容。\n"
PAGES = (Page(1, "i", Span(0, 11)), Page(2, "1", Span(11, len(TEXT))))
CLAUSES = (
    Clause("art:5", "第五条", "特许权使用费", Span(0, len(TEXT)), Language.ZH),
    Clause("art:5/par:1", "第五条第一款", "", Span(11, 18), Language.ZH),
    Clause("art:5/par:2", "第五条第二款", "", Span(18, len(TEXT)), Language.ZH),
)


def passage(span: Span) -> Passage:
    return Passage("d", "s", Language.ZH, "art:5", "第五条", "", span, span.of(TEXT))


def test_a_passage_is_cited_without_the_space_around_it() -> None:
    citation = cite(passage(Span(0, len(TEXT))), PAGES)
    assert citation.quote == TEXT.strip()
    assert citation.page.label == "i"


def test_a_passage_that_begins_with_a_page_break_is_on_the_next_page() -> None:
    assert cite(passage(Span(10, len(TEXT))), PAGES).page.index == 2


@pytest.mark.parametrize(
    ("asked", "quote"),
    [("art:5/par:2", "第二款内容。"), ("sec:5/par:1", "第一款内容。"), ("art:5", TEXT.strip())],
)
def test_a_clause_asked_for_is_quoted_alone(asked: str, quote: str) -> None:
    whole = passage(Span(0, len(TEXT)))
    clause = named_clause(whole, CLAUSES, [asked])
    assert clause is not None
    assert cite_clause(whole, clause, PAGES).quote == quote


def test_a_clause_that_is_not_there_is_not_made_up() -> None:
    assert named_clause(passage(Span(0, len(TEXT))), CLAUSES, ["art:6"]) is None


@given(st.data())
def test_the_quote_is_the_text_at_its_offsets(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="a 第\n\t条。", min_size=1))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = Passage("d", "s", Language.ZH, "", "", "", Span(start, end), text[start:end])
    citation = cite(found, [Page(1, "1", Span(0, len(text) + 1))])
    assert citation.quote == citation.span.of(text)
    assert citation.quote == citation.quote.strip()


SCANNED = (
    Page(1, "i", Span(0, 11), confidence=0.9, source=PageSource.OCR),
    Page(2, "1", Span(11, len(TEXT)), confidence=0.7, source=PageSource.OCR),
)


def test_a_quote_over_two_pages_names_both_and_their_mean_confidence() -> None:
    citation = cite(passage(Span(0, len(TEXT))), SCANNED)
    assert [page.label for page in citation.pages] == ["i", "1"]
    assert (citation.page, citation.source) == (SCANNED[0], PageSource.OCR)
    assert citation.confidence == pytest.approx(0.8)
    first = cite(passage(Span(0, 11)), SCANNED)
    assert (first.pages, first.confidence) == (SCANNED[:1], 0.9)


def test_text_that_was_not_read_by_ocr_is_sure() -> None:
    assert cite(passage(Span(0, len(TEXT))), PAGES).confidence == 1.0


def test_a_part_of_a_passage_is_cited_under_the_narrowest_clause_that_holds_it() -> None:
    whole = passage(Span(0, len(TEXT)))
    second = cite_span(whole, Span(18, 24), CLAUSES, PAGES)
    assert (second.locator, second.quote) == ("art:5/par:2", "第二款内容。")
    assert cite_span(whole, Span(13, 22), CLAUSES, PAGES).locator == "art:5"
    assert cite_span(whole, Span(18, 24), (), PAGES).locator == whole.locator
