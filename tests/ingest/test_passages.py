"""Passages: they cover the text, fit the model, and know which clause they are."""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from ingest.clauses import clause_tree
from ingest.passages import cut
from ingest.reading import Reading
from kb.embedding.encoder import Asked, AskedTokens, Closely, Embedded, Encoder, Vectors
from kb.stop import ShouldStop, never
from kb.types import Document, DocumentType, Language, Page, Passage, Span


class Counting:
    """An encoder whose tokens are words, and single Han characters: the counting is all of it."""

    id = "counting"
    dimension = 2

    def __init__(self, window: int = 60) -> None:
        self.window = window

    def token_ends(self, text: str) -> list[int]:
        return [hit.end() for hit in re.finditer(r"[\u3400-\u9fff]|[^\s\u3400-\u9fff]+", text)]

    def encode_passages(self, texts: Sequence[str], languages: Sequence[Language]) -> Vectors:
        return np.ones((len(texts), 2), dtype=np.float32)

    def embed(self, texts: Sequence[str], languages: Sequence[Language]) -> Embedded:
        return Embedded.without_tokens(self.encode_passages(texts, languages))

    def encode_query(self, text: str, language: Language) -> Vectors:
        return np.ones(2, dtype=np.float32)

    def ask(self, text: str, language: Language) -> Asked:
        vector = self.encode_query(text, language)
        return Asked(vector, AskedTokens(vector[np.newaxis], np.ones(1, dtype=np.float32)))

    def encode_closely(
        self,
        texts: Sequence[str],
        languages: Sequence[Language],
        should_stop: ShouldStop = never,
    ) -> Closely:
        ones = np.ones((1, 2), dtype=np.float32)
        vectors = self.encode_passages(texts, languages)
        each = (ones,) * len(texts)
        return Closely(vectors, each, np.zeros(len(texts), dtype=np.float32), each)

    def odds(
        self,
        question: str,
        headings: Sequence[str],
        texts: Sequence[Vectors],
        should_stop: ShouldStop = never,
    ) -> NDArray[np.float64]:
        return np.zeros(len(headings))

    def across(self, vectors: Vectors, source: Language) -> Vectors:
        return vectors


def document(text: str, title: str = "The Act") -> Document:
    page = Page(1, "1", Span(0, len(text)))
    clauses = clause_tree(Reading(text, (page,), "text/plain"))
    languages = tuple(sorted({clause.language for clause in clauses})) or (Language.EN,)
    return Document(
        id="d1",
        sha256="ab" * 32,
        source="act.txt",
        title=title,
        type=DocumentType.LAW,
        languages=languages,
        date=None,
        text=text,
        pages=(page,),
        clauses=clauses,
    )


def pieces(text: str, window: int = 60) -> list[Passage]:
    return list(cut(document(text), Counting(window)))


WORDS = "ore mine levy term " * 5
LONG = "".join(f"{n}. {WORDS}.\n" for n in range(1, 8))


def test_a_short_article_is_one_passage() -> None:
    found = pieces("Article 1\nScope\nIt applies.\nArticle 2\nTerm\n1. A year.\n2. Two.\n")
    assert [(p.locator, p.label, p.heading) for p in found] == [
        ("art:1", "Article 1", "Scope"),
        ("art:2", "Article 2", "Term"),
    ]
    assert found[1].text == "Article 2\nTerm\n1. A year.\n2. Two.\n"


def test_a_long_article_is_cut_at_its_paragraphs() -> None:
    found = pieces(f"Article 1\nScope\n{LONG}Article 2\nTerm\nOne.\n", window=40)
    assert [p.locator for p in found] == [
        "art:1",
        *[f"art:1/par:{number}" for number in range(2, 8)],
        "art:2",
    ]
    assert found[1].text == f"2. {WORDS}.\n"
    assert found[1].label == "Article 1(2)"


def test_small_paragraphs_are_merged_up_to_their_article() -> None:
    found = pieces(f"Article 1\nScope\n{LONG}Article 2\nTerm\nOne.\n", window=60)
    assert {p.locator for p in found[1:-2]} == {"art:1"}
    assert found[1].text == f"3. {WORDS}.\n4. {WORDS}.\n"
    assert found[1].clauses == ("art:1", "art:1/par:3", "art:1/par:4")


def test_a_later_part_of_an_article_is_told_which_article_it_is() -> None:
    found = pieces(f"CHAPTER I\nORES\nArticle 1\nScope\n{LONG}Article 2\nTerm\nOne.\n")
    assert found[0].context == "The Act › CHAPTER I ORES"
    assert found[1].context == "The Act › CHAPTER I ORES › Article 1 Scope"


def test_a_chapter_heading_goes_into_the_passage_below_it() -> None:
    found = pieces("第一章　总则\n第一条　甲。\n第二条　乙。\n第二章　附则\n第三条　丙。\n")
    assert [(p.locator, p.text) for p in found] == [
        ("art:1", "第一章　总则\n第一条　甲。\n"),
        ("art:2", "第二条　乙。\n"),
        ("art:3", "第二章　附则\n第三条　丙。\n"),
    ]


TITLE = "MEMORANDUM\nof understanding\n28 January 2026\n"
TITLE_ZH = "谅解备忘录\n二〇二六年一月二十八日\n"
RECITALS = f"{WORDS}{WORDS}{WORDS}\n" * 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TITLE + "Article 1\nScope.\nArticle 2\nTerm.\n", ["art:1", "art:2"]),
        (TITLE_ZH + "第一条 范围。\n第二条 期限。\n", ["art:1", "art:2"]),
        (TITLE_ZH + "鉴于双方友好，\n第一条 范围。\n第二条 期限。\n", ["pre", "art:1", "art:2"]),
        (TITLE + "PART I\nGENERAL\nArticle 1\nScope.\nArticle 2\nTerm.\n", ["art:1", "art:2"]),
        (
            "Article 1\nA.\nArticle 2\nB.\nIN WITNESS WHEREOF they signed.\nAnnex A\nOres\nC.\n",
            ["art:1", "art:2", "", "annex:A"],
        ),
        (
            "Contents\nArticle 1 Scope\nArticle 2 Term\nArticle 1\nA.\nArticle 2\nB.\n",
            ["", "art:1", "art:2"],
        ),
        ("目　录\n第一条 甲\t1\n第二条 乙\t2\n第一条 甲。\n第二条 乙。\n", ["", "art:1", "art:2"]),
        # What is no short block stays apart, and so does one of the other language.
        (TITLE + RECITALS + "Article 1\nScope.\nArticle 2\nTerm.\n", ["", "art:1", "art:2"]),
        (TITLE + "第一条 适用于矿产合作。\n第二条 期限。\n", ["", "art:1", "art:2"]),
        (TITLE_ZH + "Article 1\nScope.\nArticle 2\nTerm.\n", ["", "art:1", "art:2"]),
        (TITLE, [""]),
        (TITLE_ZH, [""]),
    ],
)
def test_a_title_block_leads_the_first_clause_of_its_language(
    text: str, expected: list[str]
) -> None:
    found = pieces(text, window=400)
    assert [p.locator for p in found] == expected
    assert found[0].text.startswith(text[:9])


def test_a_preamble_too_long_to_go_with_the_first_article_is_not_of_it() -> None:
    preamble = " ".join(f"The Parties have regard to matter number {n}." for n in range(20))
    first, *rest = cut(document(f"{preamble}\n\nArticle 1 Purpose\nThey agree.\n"), Counting())
    assert (first.locator, first.clauses) == ("", ())
    assert rest[-1].locator == "art:1"
    assert all((one.locator == "art:1") is ("Article 1" in one.text) for one in (first, *rest))


def test_the_title_blocks_of_two_languages_lead_their_own_clauses() -> None:
    english = TITLE + "Article 1\nScope of the paper.\nArticle 2\nTerm.\n"
    chinese = TITLE_ZH + "第一条 适用于矿产合作。\n第二条 期限。\n"
    found = pieces(english + chinese, window=400)
    assert [(p.locator, p.language) for p in found] == [
        ("art:1", Language.EN),
        ("art:2", Language.EN),
        ("art:1", Language.ZH),
        ("art:2", Language.ZH),
    ]
    assert found[2].text.startswith(TITLE_ZH)


def test_a_cover_page_does_not_lead_a_clause_of_another_page() -> None:
    # The citation of the clause would give the cover's page.
    text = TITLE + "Article 1\nScope.\nArticle 2\nTerm.\n"
    cover = Page(1, "i", Span(0, len(TITLE)))
    body = Page(2, "1", Span(len(TITLE), len(text)))
    source = replace(document(text), pages=(cover, body))
    assert [p.text for p in cut(source, Counting())][:2] == [TITLE, "Article 1\nScope.\n"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第五条 甲。\n第六条 乙。\n", [("art:5", "art:5/par:1"), ("art:6", "art:6/par:1")]),
        (
            "第五条 包括：\n（一）甲；\n第六条 乙。\n丙。\n",
            [
                ("art:5", "art:5/par:1", "art:5/item:1", "art:5/par:1/item:1"),
                ("art:6", "art:6/par:1", "art:6/par:2"),
            ],
        ),
        ("Article 5\nA.\nArticle 6\nB.\n", [("art:5", "art:5/par:1"), ("art:6", "art:6/par:1")]),
        ("Article 1\n1. A.\n2. B.\n", [("art:1", "art:1/par:1", "art:1/par:2")]),
        ("1. Scope\nIt applies.\n2. Term\nA year.\n", [("cl:1",), ("cl:2",)]),
    ],
)
def test_an_article_of_one_paragraph_is_its_first_paragraph_too(
    text: str, expected: list[tuple[str, ...]]
) -> None:
    assert [p.clauses for p in pieces(text)] == expected


@pytest.mark.parametrize("entry", ["Article {} Scope {} 1\n", "第{}条 范围 {} 1\n"])
@pytest.mark.parametrize("dots", ["." * 90, ". " * 90, "…" * 40])
def test_a_table_of_contents_is_one_passage(entry: str, dots: str) -> None:
    contents = "Contents\n" + "".join(entry.format(n, dots) for n in range(1, 7))
    found = pieces(contents + "Article 1\nScope.\nArticle 2\nTerm.\n")
    assert [p.locator for p in found] == ["", "art:1", "art:2"]


def test_a_plain_letter_is_cut_at_its_lines() -> None:
    text = "".join(f"Line {n}: {WORDS}.\n" for n in range(20))
    found = pieces(text)
    assert len(found) >= 7
    assert all(p.text.startswith("Line") and p.text.endswith("\n") for p in found)
    assert {p.locator for p in found} == {""}


def test_a_long_sentence_is_cut_between_words() -> None:
    found = pieces("ore " * 500)
    assert len(found) > 8
    assert all(p.text.strip().split() == ["ore"] * len(p.text.split()) for p in found)


def test_no_passage_crosses_two_articles_annexes_or_languages() -> None:
    text = (
        "Article 1\nA.\nArticle 2\nB.\nAnnex A\nLists\n1. C.\nAnnex B\nMore\n1. D.\n"
        "第一条 适用于矿产资源的合作。\n第二条 本备忘录有效期为一年。\n"
    )
    found = pieces(text, window=400)
    assert [p.locator for p in found] == [
        "art:1", "art:2", "annex:A", "annex:B", "art:1", "art:2"
    ]  # fmt: skip
    assert [p.language for p in found] == [Language.EN] * 4 + [Language.ZH] * 2


def test_an_article_and_its_translation_are_two_passages() -> None:
    text = "第1條\n礦為國有。\nArticle 1\nMinerals are of the state.\n第2條\n乙。\nArticle 2\nB.\n"
    assert [(p.locator, p.language) for p in pieces(text)] == [
        ("art:1", Language.ZH),
        ("art:1", Language.EN),
        ("art:2", Language.ZH),
        ("art:2", Language.EN),
    ]


def test_a_passage_carries_the_document() -> None:
    passage = pieces("Article 1\nA.\n")[0]
    assert (passage.document_id, passage.sha256) == ("d1", "ab" * 32)
    assert passage.context == "The Act"


@pytest.mark.parametrize("text", ["", " \n\t ", "　\n"])
def test_a_text_of_white_space_has_no_passage(text: str) -> None:
    assert pieces(text) == []


def assert_lawful(source: Document, passages: Sequence[Passage], encoder: Counting) -> None:
    """They follow one another over the whole text; each is its span's words, and fits."""
    if not source.text.strip():
        assert not passages
        return
    assert "".join(p.text for p in passages) == source.text
    for passage in passages:
        assert passage.text == passage.span.of(source.text)
        assert passage.text.strip()
        assert len(encoder.token_ends(passage.searchable)) <= encoder.window
        assert unicodedata.category(passage.text[0])[0] != "M"


PIECES = (
    "Article 1\n", "Article 2\nTerm\n", "PART I\nGENERAL\n", "Annex A\n", "1. One ore.\n",
    "2. " + WORDS + "\n", "(a) a;\n", "(b) " + WORDS * 3 + "\n", "第一条 甲。\n", "第二条 乙\n",
    "第一章 总则\n", "（一）" + "矿" * 40 + "；\n", "双方应当" * 30 + "。\n", "The Parties agree. ",
    "\n\n", " ", "　", "A 1 " + ". " * 9 + "1\n",
    "x" * 300, "é\u0301\u0302" * 40 + "\n", "\U0001f468\u200d\U0001f469" * 30,
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25), st.integers(20, 90))
def test_passages_cover_the_text_and_fit_the_model(chosen: list[str], window: int) -> None:
    source = document("".join(chosen), title="An Act to provide for " + WORDS)
    encoder = Counting(window)
    assert_lawful(source, cut(source, encoder), encoder)


def test_passages_fit_the_model_that_ships(encoder: Encoder) -> None:
    text = f"第一章 总则\n第一条 {'国家依法保护外国投资者的合法权益，' * 90}。\n第二条 施行。\n"
    source = document(text + f"Article 1\nScope\n{LONG * 6}", title="外商投资法")
    found = cut(source, encoder)
    assert "".join(p.text for p in found) == source.text
    assert all(len(encoder.token_ends(p.searchable)) <= encoder.window for p in found)
    assert len(found) > 5


def test_a_thousand_articles_take_seconds() -> None:
    article = "".join(f"{n}. {WORDS * 4}.\n" for n in range(1, 5))
    text = "".join(f"Article {n}\nTerm\n{article}" for n in range(1, 1001))
    source = document(text)
    start = time.perf_counter()
    found = cut(source, Counting(300))
    assert time.perf_counter() - start < 10.0
    assert len(found) >= 1000


def test_a_word_broken_by_a_line_end_is_embedded_whole_and_quoted_as_it_stands() -> None:
    text = "An explo-\nration licence of Anglo-\nAmerican."
    passage = Passage("d", "s", Language.EN, "", "", "", Span(0, len(text)), text)
    assert passage.searchable == "An exploration licence of Anglo-\nAmerican."
    assert passage.text == text
