"""Whatever stands in a quote or a title, each format gives it back to whoever reads that format."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kb.export import FORMATS, Edition, Entry, ExportFormat
from kb.export.bibtex import escaped
from kb.export.table import safe
from kb.imprint import Imprint
from kb.types import (
    Authority,
    Citation,
    DocumentSummary,
    DocumentType,
    Language,
    Page,
    PageSource,
    ShortForm,
    Span,
)

PAGES = (Page(5, "3", Span(0, 50)), Page(6, "4", Span(50, 90)))
DOCUMENT = DocumentSummary(
    id="d",
    sha256="a" * 64,
    source="mou.pdf",
    title="Mineral Cooperation MoU",
    type=DocumentType.MOU,
    languages=(Language.EN, Language.ZH),
    date=date(2026, 1, 28),
    page_count=9,
    unread_pages=(),
    clause_count=1,
    passage_count=1,
    media_type="application/pdf",
    ingested_at="",
)
BOTH = Imprint(((Language.EN, "Mineral Cooperation MoU"), (Language.ZH, "矿产合作谅解备忘录")))
SHORT = ShortForm(
    "Mineral Cooperation MoU, Art. 5(2), pp. 3–4", "《矿产合作谅解备忘录》第五条第二款，第3–4页"
)

# Words with all that a format may take for its own, on one or more lines.
SIGNS = st.sampled_from(list("\\`*_{}[]()#+-.!|<>&~$%^@=:;,\"'“”条款5a B\n")) | st.characters(
    codec="utf-8", exclude_categories=("Cc", "Zl", "Zp", "Cn")
)
WORDS = st.text(SIGNS, min_size=1, max_size=60).map(str.strip).filter(bool)


def entry(quote: str = "The royalty is paid.", title: str = "") -> Entry:
    citation = Citation(
        document_id="d",
        sha256="a" * 64,
        page=PAGES[0],
        locator="art:5/par:2",
        span=Span(10, 10 + len(quote)),
        quote=quote,
        pages=PAGES,
        short=SHORT,
    )
    return Entry(citation, replace(DOCUMENT, title=title or DOCUMENT.title), BOTH)


def write(kind: ExportFormat, *entries: Entry, edition: Edition = Edition.EN) -> str:
    return FORMATS[kind].write(entries, edition)


def squeezed(text: str) -> str:
    return " ".join(text.split())


@given(WORDS)
def test_markdown_shows_the_quote_as_it_is(quote: str) -> None:
    tokens = MarkdownIt("commonmark", {"html": True}).parse(
        write(ExportFormat.MARKDOWN, entry(quote))
    )
    assert {token.type for token in tokens} <= {
        "blockquote_open", "blockquote_close", "paragraph_open", "paragraph_close", "inline",
    }  # fmt: skip
    inner = [token for token in tokens if token.type == "inline"]
    shown = [
        "".join("\n" if part.type == "softbreak" else part.content for part in token.children or ())
        for token in inner
    ]
    assert squeezed(" ".join(shown[:-1])) == squeezed(quote)
    assert shown[-1] == f"— {SHORT.en}"
    assert {part.type for token in inner for part in token.children or ()} <= {
        "text", "softbreak", "text_special",
    }  # fmt: skip


@given(WORDS, WORDS)
def test_csv_gives_back_every_cell(quote: str, title: str) -> None:
    text = write(ExportFormat.CSV, entry(quote), entry(title))
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [len(row) for row in rows] == [17, 17, 17]
    assert [row[1] for row in rows[1:]] == [safe(quote), safe(title)]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        (" =1", "' =1"),
        ("＝1", "'＝1"),
        ("\t=1", "'\t=1"),
        ("1=1", "1=1"),
        ("第五条", "第五条"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(cell: str, written: str) -> None:
    assert safe(cell) == written


@given(WORDS)
def test_bibtex_gives_back_every_field(quote: str) -> None:
    text = write(ExportFormat.BIBTEX, entry(quote))
    parsed = parse_string(text)
    assert not parsed.failed_blocks
    (read,) = parsed.entries
    assert read.entry_type == "misc"
    assert read["title"] == "Mineral Cooperation MoU"
    assert read["pages"] == "3--4"
    depth = 0
    for sign in read["abstract"]:
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
    assert depth == 0


@pytest.mark.parametrize(
    "quote", ["5% & $3 #1 a_b", "back\\slash", "a~c", "第五条：百分之五", "days' “notice”"]
)
def test_latex_prints_what_bibtex_has(quote: str) -> None:
    text = write(ExportFormat.BIBTEX, entry(quote))
    parsed = parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    assert parsed.entries[0]["abstract"].replace("’", "'") == quote


def test_a_brace_is_a_word_in_bibtex_so_that_braces_stay_even() -> None:
    assert escaped("a } b {") == r"a \textbraceright{} b \textbraceleft{}"


def test_two_citations_of_one_document_have_keys_of_their_own() -> None:
    text = write(ExportFormat.BIBTEX, entry("One thing."), entry("Another, longer thing."))
    assert len(parse_string(text).entries_dict) == 2


@given(WORDS)
def test_csl_json_gives_back_the_quote(quote: str) -> None:
    (item,) = json.loads(write(ExportFormat.CSL_JSON, entry(quote)))
    assert item["note"] == quote
    assert item["issued"] == {"date-parts": [[2026, 1, 28]]}
    assert (item["section"], item["page"], item["type"]) == ("Art. 5(2)", "3–4", "document")


@pytest.mark.parametrize(
    ("edition", "title", "clause"),
    [
        (Edition.EN, "Mineral Cooperation MoU", "Art. 5(2)"),
        (Edition.ZH, "矿产合作谅解备忘录", "第五条第二款"),
        (Edition.ZH_HANT, "礦產合作諒解備忘錄", "第五條第二款"),
    ],
)
def test_titles_and_numbers_are_in_the_language_asked_for(
    edition: Edition, title: str, clause: str
) -> None:
    (item,) = json.loads(write(ExportFormat.CSL_JSON, entry(), edition=edition))
    assert (item["title"], item["section"]) == (title, clause)


def test_markdown_says_what_was_read_by_ocr_and_what_is_a_translation() -> None:
    base = entry()
    doubtful = replace(
        base.citation, source=PageSource.OCR, confidence=0.934, authority=Authority.TRANSLATION
    )
    text = write(ExportFormat.MARKDOWN, replace(base, citation=doubtful))
    assert "(read by OCR, confidence 0.93) (translation: another language’s text prevails)" in text
    text = write(ExportFormat.MARKDOWN, replace(base, citation=doubtful), edition=Edition.ZH)
    assert "OCR 识读，置信度 0.93" in text
