"""Small real files of every format, made where a test says what is in them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_MARK = "\ufeff"  # says that a PDF's string is in UTF-16
# Line as a PDF page has it: points from the left, points from the bottom, words; and where its type
# is not 10 points, its size.
PlacedLine = tuple[float, float, str] | tuple[float, float, str, float]


def lines_down(*lines: str, left: float = 72, top: float = 780) -> list[PlacedLine]:
    """Place lines one under another, 14 points apart."""
    return [(left, top - 14 * place, line) for place, line in enumerate(lines)]


def make_pdf(
    pages: Sequence[Sequence[PlacedLine]],
    *,
    title: str = "",
    labels: str = "",
    drawing: str = "",
) -> bytes:
    """Return a PDF of A4 pages; `drawing` is what else each page's content stream does.

    Text is in a font that no reader has but every reader knows (Adobe-GB1, UTF-16), so English
    and Chinese extract without a font being embedded.
    """
    kids = " ".join(f"{6 + 2 * place} 0 R" for place in range(len(pages)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {labels} >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H"
        " /DescendantFonts [4 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo"
        " << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /W [1 95 500] >>",
        f"<< /Title <{_hex(_MARK + title)}> >>",
    ]
    for place, lines in enumerate(pages):
        content = drawing + "".join(
            f"BT /F1 {size[0] if size else 10} Tf {left} {bottom} Td <{_hex(text)}> Tj ET\n"
            for left, bottom, text, *size in lines
        )
        objects += [
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources"
            f" << /Font << /F1 3 0 R >> >> /Contents {7 + 2 * place} 0 R >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        ]
    return _assemble(objects)


def _hex(text: str) -> str:
    return text.encode("utf-16-be").hex()


def _assemble(objects: Sequence[str]) -> bytes:
    out = b"%PDF-1.7\n"
    places = []
    for number, written in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{written}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 5 0 R >>\n".encode()
    return out + f"startxref\n{start}\n%%EOF\n".encode()


def make_docx(body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """Return a Word document of `body`, WordprocessingML with the prefix `w`, and other parts.

    A part's name is its file's in the folder `word`, without ".xml".
    """
    written = {
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    }
    for part, xml in (parts or {}).items():
        written[f"word/{part}.xml"] = f'<w:{part} xmlns:w="{W}">{xml}</w:{part}>'
    return make_zip({"[Content_Types].xml": _TYPES, **written})


def make_zip(files: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP archive of files."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    """Return a Word paragraph of one run."""
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"


def numbered(text: str, list_id: int = 1, level: int = 0) -> str:
    """Return a paragraph that Word numbers."""
    return paragraph(
        text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    )


def numbering(*levels: tuple[str, str], instances: str = "") -> str:
    """Return numbering of one list, whose levels have these (format, pattern)s."""
    written = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for place, (form, pattern) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="0">{written}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{instances}'
    )
