"""Sources to Word: real headings, tables, page breaks, and articles that Word numbers itself."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

from docx import Document as new_document
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from corpus.source import Block, Kind, Source

_HEADING_LEVEL = {Kind.TITLE: 0, Kind.CHAPTER: 1, Kind.ARTICLE: 2, Kind.SUBHEADING: 3}
_WRITTEN_NUMBER = re.compile(
    r"(?:Article\s+\d+|第[〇零一二三四五六七八九十百]+[条條]|\d+)[.:．]?[\s　]*"
)
# The numbering of articles, by language: format of the figure, text around it.
_AUTOMATIC = {
    "en": ("decimal", "Article %1"),
    "zh": ("chineseCountingThousand", "第%1条"),
    "zh-Hant": ("taiwaneseCountingThousand", "第%1條"),
}
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day that a zip knows


def docx(sources: tuple[Source, ...], *, numbered: bool) -> bytes:
    """Return the sources one after another in one document, each on a page of its own.

    `numbered`: the number of an article is not written in its heading; Word counts it.
    """
    document = new_document()
    _set_up(document, sources[0])
    list_id = _add_numbering(document, sources[0].lang) if numbered else ""
    for place, source in enumerate(sources):
        if place:
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        for block in source.blocks:
            _add(document, source, block, list_id)
    footer = document.sections[0].footer.paragraphs[0]
    footer.text = " / ".join(source.notice for source in sources)
    return _bytes_of(document)


def _set_up(document: Document, source: Source) -> None:
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3"):
        style = document.styles[name]
        if isinstance(style, ParagraphStyle):
            style.font.name = "Times New Roman"
            style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "SimSun")
    normal = document.styles["Normal"]
    if isinstance(normal, ParagraphStyle):
        normal.font.size = Pt(11.5)
        normal.paragraph_format.space_after = Pt(7)
        normal.paragraph_format.line_spacing = 1.3
    properties = document.core_properties
    properties.title, properties.author = source.title, source.issuer or "Concord sample corpus"
    properties.comments = source.notice
    properties.created = properties.modified = datetime.combine(source.date, datetime.min.time())


def _add(document: Document, source: Source, block: Block, list_id: str) -> None:
    if block.kind in _HEADING_LEVEL:
        text = block.text
        automatic = bool(list_id) and block.kind is Kind.ARTICLE and _WRITTEN_NUMBER.match(text)
        if automatic:
            text = _WRITTEN_NUMBER.sub("", text, count=1)
        heading = document.add_heading(text, _HEADING_LEVEL[block.kind])
        if automatic:
            _number(heading, list_id)
        if block.kind is Kind.TITLE:
            _add_lines_below_title(document, source, heading)
    elif block.kind in (Kind.TABLE, Kind.SIGNATURE):
        _add_table(document, block)
    elif block.kind is Kind.BREAK:
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    else:
        paragraph = document.add_paragraph(block.text)
        paragraph.paragraph_format.left_indent = Pt(18 * max(block.level - 1, 0))


def _add_lines_below_title(document: Document, source: Source, heading: Paragraph) -> None:
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for line in (source.issuer, source.number, source.dateline, source.notice):
        if line:
            document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.CENTER


def _add_table(document: Document, block: Block) -> None:
    table = document.add_table(rows=0, cols=len(block.rows[0]))
    if block.kind is Kind.TABLE:
        table.style = document.styles["Table Grid"]
    for row in block.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.add_paragraph()


def _add_numbering(document: Document, lang: str) -> str:
    figure, text = _AUTOMATIC[lang]
    numbering = document.part.numbering_part.element
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">'
        f'<w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{figure}"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
    )
    numbering.insert(0, abstract)  # the schema wants every abstractNum before the first num
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>')
    )
    return "90"


def _number(heading: Paragraph, list_id: str) -> None:
    heading._p.get_or_add_pPr().append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{list_id}"/></w:numPr>'
        )
    )


def _bytes_of(document: Document) -> bytes:
    """Return the file with every member dated alike, so that the same source is the same bytes."""
    saved, out = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as before, zipfile.ZipFile(out, "w") as after:
        for name in sorted(
            before.namelist(), key=lambda name: (name != "[Content_Types].xml", name)
        ):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(info, before.read(name))
    return out.getvalue()
