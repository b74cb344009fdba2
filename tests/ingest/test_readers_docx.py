"""Word documents: the numbers that Word shows, and everything else in its order."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher

import pytest

from ingest.readers import read as read_any
from ingest.readers.counting import count
from ingest.readers.docx import read_docx
from ingest.reading import Reading
from kb.errors import DamagedFile, FileOverLimit
from kb.numerals import parse_numeral
from kb.settings import Settings
from tests.ingest import pictures
from tests.ingest.make_files import W, make_docx, make_zip, numbered, numbering, paragraph

SETTINGS = Settings()
RUN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'


def read(body: str, **parts: str) -> Reading:
    return read_docx("a.docx", make_docx(body, parts), SETTINGS)


@pytest.mark.parametrize(
    ("form", "number", "shown"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 7, "07"),
        ("decimalFullWidth", 12, "１２"),
        ("upperRoman", 14, "XIV"),
        ("lowerRoman", 4, "iv"),
        ("upperLetter", 28, "BB"),
        ("lowerLetter", 3, "c"),
        ("ordinal", 22, "22nd"),
        ("ordinal", 12, "12th"),
        ("cardinalText", 21, "Twenty-one"),
        ("ordinalText", 12, "Twelfth"),
        ("ordinalText", 30, "Thirtieth"),
        ("chineseCounting", 12, "十二"),
        ("chineseCounting", 101, "一○一"),
        ("chineseCountingThousand", 101, "一百〇一"),
        ("taiwaneseCountingThousand", 105, "一百零五"),
        ("ideographDigital", 20, "二〇"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographTraditional", 3, "丙"),
        ("ideographZodiac", 12, "亥"),
        ("ideographTraditional", 11, "11"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedCircle", 21, "21"),
        ("none", 4, ""),
        ("aFormatOfTomorrow", 4, "4"),
        ("upperRoman", 0, "0"),
    ],
)
def test_numbers_are_counted_as_word_counts(form: str, number: int, shown: str) -> None:
    assert count(form, number) == shown


@pytest.mark.parametrize("form", ["chineseCounting", "chineseCountingThousand", "upperRoman"])
def test_counted_numbers_can_be_read_again(form: str) -> None:
    assert all(parse_numeral(count(form, number)) == number for number in range(1, 1000))


@pytest.mark.parametrize(
    ("levels", "paragraphs", "lines"),
    [
        (
            [("decimal", "Article %1"), ("decimal", "%1.%2"), ("lowerLetter", "(%3)")],
            [
                ("Term", 0),
                ("Either", 1),
                ("notice", 2),
                ("cure", 2),
                ("Costs", 1),
                ("Law", 0),
                ("PRC", 1),
            ],
            [
                "Article 1 Term",
                "1.1 Either",
                "(a) notice",
                "(b) cure",
                "1.2 Costs",
                "Article 2 Law",
                "2.1 PRC",
            ],
        ),
        (
            [("chineseCountingThousand", "第%1条"), ("chineseCounting", "（%2）")],
            [("总则", 0), ("甲", 1), ("乙", 1), ("", 0), ("丙", 1)],
            ["第一条 总则", "（一） 甲", "（二） 乙", "第二条", "（一） 丙"],
        ),
        (
            [("upperRoman", "Part %1"), ("decimal", "%1-%2")],
            [("skipped", 1), ("next", 1), ("one", 0)],
            ["I-1 skipped", "I-2 next", "Part II one"],
        ),
        ([("bullet", "\uf0b7")], [("point", 0), ("", 0)], ["• point"]),
    ],
)
def test_automatic_numbers_stand_in_the_text(
    levels: list[tuple[str, str]], paragraphs: list[tuple[str, int]], lines: list[str]
) -> None:
    body = "".join(numbered(text, level=level) for text, level in paragraphs)
    assert read(body, numbering=numbering(*levels)).text.splitlines() == lines


RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def package(body: str, parts: Mapping[str, tuple[str, str | bytes]]) -> bytes:
    """Return a document that refers to other parts, by id: (their kind, their content)."""
    relations = "".join(
        f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" Target="{key}.xml"/>'
        for key, (kind, _) in parts.items()
    )
    return make_zip(
        {
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
            "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
            **{f"word/{key}.xml": content for key, (_, content) in parts.items()},
        }
    )


def test_margins_say_at_the_end_what_the_body_does_not() -> None:
    def margin(kind: str, *lines: str) -> tuple[str, str]:
        words = "".join(paragraph(line) for line in lines)
        return kind, f'<w:hdr xmlns:w="{W}">{words}</w:hdr>'

    data = package(
        paragraph("Mining Rules 2025") + paragraph("Article 1 Scope"),
        {
            "h1": margin("header", "Mining  Rules 2025", "MMA/2025/14"),
            "h2": margin("header", "MMA/2025/14", "机密"),
            "f1": margin("footer", "Page 3 of 20", "第3页 共20页", "- iv -"),
        },
    )
    reading = read_docx("a.docx", data, SETTINGS)
    assert reading.text.splitlines() == [
        "Mining Rules 2025",
        "Article 1 Scope",
        "MMA/2025/14",
        "机密",
    ]


def picture(width: int, height: int) -> str:
    """Return a run with a picture of so many millimetres."""
    emu = 36_000
    return (
        f'<w:r><w:drawing><inline><extent cx="{width * emu}" cy="{height * emu}"/>'
        f'<blip xmlns:r="{RELATIONS}" r:embed="p1"/></inline></w:drawing></w:r>'
    )


PICTURED = (
    paragraph("Annex A") + f"<w:p>{picture(180, 250)}</w:p>" + f"<w:p>{picture(40, 20)}</w:p>"
    "<w:p><w:r><w:t>Annex B</w:t></w:r></w:p>"
)


def test_a_picture_that_fills_a_page_is_a_page_that_was_not_read() -> None:
    reading = read_docx("a.docx", package(PICTURED, {"p1": ("image", "bytes")}), SETTINGS)
    assert [(page.span.of(reading.text), page.unread) for page in reading.pages] == [
        ("Annex A\n", ""),
        ("", "picture not read"),
        ("Annex B\n", ""),
    ]


def test_a_scan_in_a_document_is_read_as_one() -> None:
    scan = pictures.saved("PNG", pictures.picture(pictures.ENGLISH))
    reading = read_docx("a.docx", package(PICTURED, {"p1": ("image", scan)}), SETTINGS)
    assert [page.source for page in reading.pages] == ["text", "ocr", "text"]
    before, seen, after = (page.span.of(reading.text) for page in reading.pages)
    assert (before, after) == ("Annex A\n", "Annex B\n")
    shown = pictures.words_of(pictures.ENGLISH)
    assert SequenceMatcher(None, pictures.letters(seen), shown).ratio() > 0.97


def test_a_document_of_pictures_alone_is_not_empty() -> None:
    body = f"<w:p>{picture(180, 250)}</w:p>" * 2
    reading = read_any("a.docx", package(body, {"p1": ("image", "bytes")}), SETTINGS)
    assert [page.unread for page in reading.pages] == ["picture not read"] * 2


@pytest.mark.parametrize(
    ("inner", "remarks"),
    [
        (RUN.format("plain"), ()),
        ("<w:ins>" + RUN.format("new") + "</w:ins>", ("tracked_changes",)),
        (
            RUN.format("a") + "<w:del><w:r><w:delText>b</w:delText></w:r></w:del>",
            ("tracked_changes",),
        ),
        ("<w:moveTo>" + RUN.format("moved") + "</w:moveTo>", ("tracked_changes",)),
    ],
)
def test_changes_that_nobody_accepted_are_remarked(inner: str, remarks: tuple[str, ...]) -> None:
    assert read(f"<w:p>{inner}</w:p>").remarks == remarks


def test_merged_cells_are_said_in_every_row() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    table = (
        "<w:tbl><w:tr>" + cell("Mineral") + cell("Rate", '<w:gridSpan w:val="2"/>') + "</w:tr>"
        "<w:tr>"
        + cell("Copper", '<w:vMerge w:val="restart"/>')
        + cell("ore")
        + cell("8%")
        + "</w:tr>"
        "<w:tr>" + cell("", "<w:vMerge/>") + cell("metal") + cell("3%") + "</w:tr></w:tbl>"
    )
    lines = read(table + table).text.splitlines()
    assert lines[:4] == ["Mineral | Rate", "Copper | ore | 8%", "Copper | metal | 3%", ""]
    assert lines[4:] == lines[:3]


def test_a_list_that_begins_anew_and_one_that_counts_on() -> None:
    anew = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = "".join(numbered("x", list_id) for list_id in (1, 1, 2, 2, 3, 0))
    written = read(body, numbering=numbering(("decimal", "%1."), instances=anew)).text
    assert written.splitlines() == ["1. x", "2. x", "5. x", "6. x", "7. x", "x"]


def test_styles_number_and_head_what_is_based_on_them() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr>'
        '<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/><w:pPr>'
        '<w:numPr><w:ilvl w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Mine"><w:basedOn w:val="H2"/></w:style>'
    )
    body = (
        paragraph("总则", '<w:pStyle w:val="H1"/>')
        + paragraph("Scope", '<w:pStyle w:val="Mine"/>')
        + paragraph("Text")
    )
    reading = read(
        body, styles=styles, numbering=numbering(("chineseCounting", "第%1章"), ("decimal", "%2."))
    )
    found = [(heading.level, heading.span.of(reading.text)) for heading in reading.headings]
    assert found == [(1, "第一章 总则"), (2, "1. Scope")]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (RUN.format("one ") + "<w:ins>" + RUN.format("two") + "</w:ins>", "one two"),
        (RUN.format("one") + "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>", "one"),
        (
            "<w:moveFrom>"
            + RUN.format("gone")
            + "</w:moveFrom><w:moveTo>"
            + RUN.format("here")
            + "</w:moveTo>",
            "here",
        ),
        ("<w:hyperlink>" + RUN.format("linked") + "</w:hyperlink>", "linked"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t></w:r>", "a\tb-c"),
        ("<w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r>", "one\ntwo"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>" + RUN.format("shown"), "shown"),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>shown</w:t></w:r>', "shown"),
        ("<w:r><w:fldChar/><w:instrText>PAGE</w:instrText><w:t>7</w:t></w:r>", "7"),
        (
            "<w:sdt><w:sdtContent>" + RUN.format("filled in") + "</w:sdtContent></w:sdt>",
            "filled in",
        ),
        ('<w:r><w:sym w:char="00A7"/><w:sym w:char="F0A8"/><w:t>4</w:t></w:r>', "§4"),
        (
            "<w:r><w:pict><w:txbxContent>"
            + paragraph("boxed")
            + "</w:txbxContent></w:pict></w:r>"
            + RUN.format("text"),
            "text\nboxed",
        ),
        (
            "<w:r><w:ruby><w:rt>"
            + RUN.format("kan")
            + "</w:rt><w:rubyBase>"
            + RUN.format("漢")
            + "</w:rubyBase></w:ruby></w:r>",
            "漢",
        ),
    ],
)
def test_words_are_those_that_word_shows(inner: str, text: str) -> None:
    assert read(f"<w:p>{inner}</w:p>").text == text + "\n"


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    body = paragraph("The royalty ", "<w:rPr><w:del/></w:rPr>") + paragraph("is 3%.")
    assert read(body).text == "The royalty is 3%.\n"


def test_tables_are_rows_and_layout_tables_paragraphs() -> None:
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"

    long_words = "Either Party may terminate this Agreement by sixty days' written notice."
    table = (
        "<w:tbl>"
        + row(paragraph("矿种"), paragraph("费率"))
        + row(paragraph("铜") + paragraph("（原矿）"), paragraph("5%"))
        + row(paragraph("Article 1") + paragraph(long_words), paragraph("第一条"))
        + "</w:tbl>"
    )
    assert read(table).text.splitlines() == [
        "矿种 | 费率",
        "铜 （原矿） | 5%",
        "Article 1",
        long_words,
        "第一条",
    ]


def test_raised_figures_are_no_part_of_others() -> None:
    body = (
        "<w:p><w:r><w:t>30</w:t></w:r>"
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>12</w:t></w:r>'
        "<w:r><w:t> days</w:t></w:r></w:p>"
    )
    assert read(body).text == "30¹² days\n"


def test_notes_come_last_under_their_marks() -> None:
    body = (
        '<w:p><w:r><w:t>Gold</w:t><w:endnoteReference w:id="4"/></w:r>'
        '<w:r><w:footnoteReference w:id="7"/><w:footnoteReference w:id="99"/></w:r></w:p>'
    )
    notes = (
        '<w:footnote w:type="separator" w:id="0"/><w:footnote w:id="7">'
        + paragraph("see 第三条")
        + "</w:footnote>"
    )
    ends = '<w:endnote w:id="4">' + paragraph("refined") + "</w:endnote>"
    text = read(body, footnotes=notes, endnotes=ends).text
    assert text == "Gold[i]¹\n¹ see 第三条\n[i] refined\n"


@pytest.mark.parametrize(
    ("body", "pages"),
    [
        (
            paragraph("one") + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + paragraph("two"),
            ["one\n", "two\n"],
        ),
        (
            "<w:p><w:r><w:t>one </w:t><w:lastRenderedPageBreak/><w:t>sentence</w:t></w:r></w:p>",
            ["one ", "sentence\n"],
        ),
        (
            paragraph("one") + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
            "<w:p><w:r><w:lastRenderedPageBreak/><w:t>two</w:t></w:r></w:p>",
            ["one\n", "two\n"],
        ),
        (paragraph("one") + paragraph("two", "<w:pageBreakBefore/>"), ["one\n", "two\n"]),
        (paragraph("one", "<w:sectPr/>") + paragraph("two"), ["one\n", "two\n"]),
        (
            paragraph("one", '<w:sectPr><w:type w:val="continuous"/></w:sectPr>')
            + paragraph("two"),
            ["one\ntwo\n"],
        ),
    ],
)
def test_page_breaks_part_the_text(body: str, pages: list[str]) -> None:
    reading = read(body)
    assert [page.span.of(reading.text) for page in reading.pages] == pages


def test_the_number_of_a_paragraph_stands_on_its_page() -> None:
    body = (
        paragraph("one")
        + '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        "<w:r><w:lastRenderedPageBreak/><w:t>two</w:t></w:r></w:p>"
    )
    reading = read(body, numbering=numbering(("decimal", "Article %1")))
    assert reading.pages[1].span.of(reading.text) == "Article 1 two\n"


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"word/document.xml": "<w:document"}, "not well formed"),
        ({"word/document.xml": f'<w:document xmlns:w="{W}"/>'}, "no document body"),
        ({"word/styles.xml": f'<w:styles xmlns:w="{W}"/>'}, "no document body"),
        (
            {
                "word/document.xml": '<!DOCTYPE d [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]>'
                f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body>'
                "</w:document>"
            },
            "entities",
        ),
    ],
)
def test_broken_packages_are_refused(files: dict[str, str], says: str) -> None:
    with pytest.raises(DamagedFile, match=says):
        read_docx("a.docx", make_zip(files), SETTINGS)


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = make_docx(paragraph("0" * 30_000_000))
    assert len(bomb) < 100_000
    with pytest.raises(FileOverLimit, match="unpacks to 30,"):
        read_docx("a.docx", bomb, SETTINGS)


def test_an_entry_that_lies_about_its_size_is_refused() -> None:
    honest = make_docx(paragraph("words " * 1_000))
    size = len(
        f'<w:document xmlns:w="{W}"><w:body>{paragraph("words " * 1_000)}</w:body></w:document>'
    )
    lying = honest.replace(size.to_bytes(4, "little"), (50).to_bytes(4, "little"))
    assert lying != honest
    with pytest.raises(DamagedFile):
        read_docx("a.docx", lying, SETTINGS)
