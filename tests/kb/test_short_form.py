"""What a citation looks like in print, and whether the text it quotes prevails."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kb.imprint import Imprint
from kb.short_form import short_form
from kb.types import (
    Authority,
    Citation,
    DocumentSummary,
    DocumentType,
    Fact,
    FactKind,
    Language,
    Page,
    ShortForm,
    Span,
)

PAGES = (Page(5, "3", Span(0, 50)), Page(6, "4", Span(50, 90)))
DOCUMENT = DocumentSummary(
    id="d",
    sha256="s",
    source="mou.pdf",
    title="Mineral Cooperation MoU",
    type=DocumentType.MOU,
    languages=(Language.EN, Language.ZH),
    date=None,
    page_count=9,
    unread_pages=(),
    clause_count=1,
    passage_count=1,
    media_type="application/pdf",
    ingested_at="",
)
CITATION = Citation("d", "s", PAGES[0], "art:5/par:2", Span(0, 9), "quote", pages=PAGES[:1])
BOTH = Imprint(((Language.EN, "Mineral Cooperation MoU"), (Language.ZH, "矿产合作谅解备忘录")))


def fact(kind: FactKind, value: str, language: Language = Language.EN) -> Fact:
    return Fact(kind, value, language, Span(0, 1), 1.0)


def test_each_language_has_its_title_its_number_and_the_printed_page() -> None:
    assert short_form(CITATION, DOCUMENT, BOTH) == ShortForm(
        "Mineral Cooperation MoU, Art. 5(2), p. 3",
        "《矿产合作谅解备忘录》第五条第二款，第3页",
        "《礦產合作諒解備忘錄》第五條第二款，第3頁",
    )


def test_a_quote_over_two_pages_names_the_first_and_the_last() -> None:
    short = short_form(replace(CITATION, pages=PAGES), DOCUMENT, BOTH)
    assert short.en.endswith("Art. 5(2), pp. 3–4")
    assert short.zh.endswith("第五条第二款，第3–4页")


def test_without_a_title_in_a_language_the_one_there_is_stands_in() -> None:
    short = short_form(CITATION, DOCUMENT, Imprint())
    assert short.zh == "《Mineral Cooperation MoU》第五条第二款，第3页"
    short = short_form(CITATION, replace(DOCUMENT, title="香港採礦條例"), Imprint())
    assert short.en == "香港採礦條例, Art. 5(2), p. 3"
    assert (short.zh[:8], short.zh_hant[:8]) == ("《香港采矿条例》", "《香港採礦條例》")


def test_marks_of_a_title_within_a_title_are_single() -> None:
    title = "《矿产资源法》实施细则"
    assert short_form(CITATION, replace(DOCUMENT, title=title), Imprint()).zh.startswith(
        "《〈矿产资源法〉实施细则》第五条"
    )
    title = "《矿产资源法》"
    assert short_form(CITATION, replace(DOCUMENT, title=title), Imprint()).zh.startswith(
        "《矿产资源法》第五条"
    )


def test_a_format_without_pages_names_none() -> None:
    unpaged = replace(DOCUMENT, page_count=1, media_type="text/html")
    short = short_form(CITATION, unpaged, BOTH)
    assert short.en == "Mineral Cooperation MoU, Art. 5(2)"
    assert short.zh == "《矿产合作谅解备忘录》第五条第二款"


@pytest.mark.parametrize(
    ("values", "english", "chinese"),
    [
        ((), Authority.UNSTATED, Authority.UNSTATED),
        (("equal",), Authority.EQUAL, Authority.EQUAL),
        (("en",), Authority.PREVAILS, Authority.TRANSLATION),
        (("zh", "zh"), Authority.TRANSLATION, Authority.PREVAILS),
        (("equal", "en"), Authority.PREVAILS, Authority.TRANSLATION),
        (("ur",), Authority.TRANSLATION, Authority.TRANSLATION),
        (("en", "zh"), Authority.UNSTATED, Authority.UNSTATED),  # a paper that contradicts itself
    ],
)
def test_which_text_prevails_is_what_the_document_says(
    values: tuple[str, ...], english: Authority, chinese: Authority
) -> None:
    imprint = Imprint.of(fact(FactKind.PREVAILING_LANGUAGE, value) for value in values)
    assert imprint.authority(Language.EN) is english
    assert imprint.authority(Language.ZH) is chinese


def test_of_two_titles_in_a_language_the_first_counts() -> None:
    titles = (fact(FactKind.TITLE, "A"), fact(FactKind.TITLE, "B"))
    assert Imprint.of(titles).title(Language.EN) == "A"
