"""The sample corpus is what its manifest and its question set say, and renders the same bytes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from docx import Document

from corpus.check import article_numbers, page_count, pairs, problems
from corpus.question_set import page_texts, pages_with, read_questions
from corpus.render import FILES, RENDERERS, Entry, manifest
from corpus.source import Block, Kind, Source, read_source


def test_the_corpus_keeps_its_promises() -> None:
    assert problems() == ()


@pytest.mark.parametrize("entry", manifest(), ids=lambda entry: entry.name)
def test_every_file_says_that_it_is_a_sample(entry: Entry) -> None:
    if entry.format == "pdf-scan":
        assert set(page_texts(FILES / entry.name)) == {""}  # a scan has no text layer
        return
    for source in entry.sources:
        assert 1 in pages_with(read_source(source).notice, FILES / entry.name) or (
            entry.format == "docx-bilingual"
        )


@pytest.mark.parametrize(
    ("kind", "style", "suffix", "page"),
    [
        ("pdf", "plain", ".pdf", 1),
        ("pdf", "agreement", ".pdf", 1),
        ("pdf", "cover", ".pdf", 3),
        ("pdf-bilingual-columns", "plain", ".pdf", 1),
        ("docx", "plain", ".docx", 1),
        ("docx", "numbered", ".docx", 1),
        ("docx-bilingual", "plain", ".docx", 1),
        ("html", "plain", ".html", 1),
        ("md", "plain", ".md", 1),
        ("txt-gb18030", "plain", ".txt", 1),
    ],
)
def test_a_source_renders_the_same_bytes_in_every_format(
    kind: str, style: str, suffix: str, page: int, tmp_path: Path
) -> None:
    sources = tuple(
        read_source(f"e-mining-platform-applicants-guide{lang}.md") for lang in ("", ".zh")
    )
    made = RENDERERS[kind](sources, style)
    path = tmp_path / f"guide{suffix}"
    path.write_bytes(made)
    assert pages_with("The Platform is open at all hours.", path) == (page,)
    assert RENDERERS[kind](sources, style) == made


def test_a_second_language_begins_on_a_page_of_its_own(tmp_path: Path) -> None:
    sources = tuple(
        read_source(f"e-mining-platform-applicants-guide{lang}.md") for lang in ("", ".zh")
    )
    path = tmp_path / "guide.docx"
    path.write_bytes(RENDERERS["docx-bilingual"](sources, "plain"))
    assert pages_with("平台全天开放", path) == (2,)


def test_word_counts_the_articles_that_are_not_written(tmp_path: Path) -> None:
    source = read_source("mineral-licensing-regulations-2025.zh.md")
    path = tmp_path / "regulations.docx"
    path.write_bytes(RENDERERS["docx"]((source,), "numbered"))
    paragraphs = Document(str(path)).paragraphs
    counted = [one for one in paragraphs if one._p.xpath("./w:pPr/w:numPr")]
    assert len(counted) == len(article_numbers(source)) == 48
    assert counted[0].text == "名称、生效与适用范围"


def test_a_scan_has_pictures_and_no_text(tmp_path: Path) -> None:
    source = read_source("provincial-notice-small-scale-mining.md")
    path = tmp_path / "scan.pdf"
    path.write_bytes(RENDERERS["pdf-scan"]((source,), "plain"))
    assert set(page_texts(path)) == {""}
    assert path.read_bytes() == RENDERERS["pdf-scan"]((source,), "plain")


def test_both_languages_ask_and_are_asked_about() -> None:
    questions = read_questions()
    for lang in ("en", "zh"):
        asked = [question for question in questions if question.lang == lang]
        assert len(asked) >= 300
        languages = {"zh" if ".zh" in a.file else "en" for q in asked for a in q.answers}
        assert languages == {"en", "zh"}
    assert len({question.pair for question in questions}) * 2 == len(questions)
    # What nobody answers may be far from everything.
    assert all(question.distractors for question in questions if question.answers)


def test_pages_are_counted_from_the_rendered_files() -> None:
    entry = next(one for one in manifest() if one.style == "cover")
    assert page_count(entry) == len(page_texts(FILES / entry.name)) > 5


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        (("Article 5 Royalty", "Article 6 Audit"), (5, 6)),
        (("第五条 费率", "第二十一條 終止"), (5, 21)),
        (("5. Royalty", "6 Audit"), (5, 6)),
        (("五、费率", "Royalty of 5 per cent", "第三章 总则"), (5,)),
    ],
)
def test_article_numbers_are_read_in_both_languages(
    lines: tuple[str, ...], numbers: tuple[int, ...]
) -> None:
    blocks = tuple(Block(Kind.ARTICLE, line) for line in lines)
    assert article_numbers(Source("", "", "", date(2025, 7, 14), "en", blocks)) == numbers


@pytest.mark.parametrize(
    ("day", "lang", "printed"),
    [
        (date(2025, 7, 14), "en", "14 July 2025"),
        (date(2025, 7, 14), "zh", "二〇二五年七月十四日"),
        (date(2026, 10, 30), "zh-Hant", "二〇二六年十月三十日"),
        (date(2026, 12, 1), "zh", "二〇二六年十二月一日"),
    ],
)
def test_dates_are_printed_as_instruments_print_them(day: date, lang: str, printed: str) -> None:
    assert Source("", "", "", day, lang, ()).dateline == printed


def test_there_are_pairs() -> None:
    assert len(pairs()) >= 4
