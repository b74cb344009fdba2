"""Which bytes are read, and what every reading keeps to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.readers import READERS, read
from ingest.reading import Reading
from kb.errors import (
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    FileOverLimit,
    FileRefused,
    UndecodableText,
    UnsupportedFile,
)
from kb.settings import Settings
from tests.ingest.make_files import lines_down, make_docx, make_pdf, make_zip, paragraph

SETTINGS = Settings()
PDF = make_pdf([lines_down("Article 1 Royalty")])
DOCX = make_docx(paragraph("Article 1 Royalty"))
HTML = b"<!DOCTYPE html><title>Rules</title><p>Article 1 Royalty</p>"
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("rules.pdf", PDF, "application/pdf"),
        ("RULES.PDF", PDF, "application/pdf"),
        ("rules", PDF, "application/pdf"),
        ("Annex 2.1", PDF, "application/pdf"),
        ("rules.pdf", b"\n\n" + PDF, "application/pdf"),
        (
            "rules.docx",
            DOCX,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        ("rules.html", HTML, "text/html"),
        ("rules", HTML, "text/html"),
        ("rules.htm", b"<p>Article 1 Royalty</p>", "text/html"),
        ("rules.md", b"# Article 1 Royalty", "text/markdown"),
        ("rules.txt", b"Article 1 Royalty", "text/plain"),
        ("rules", b"Article 1 Royalty", "text/plain"),
        ("法规.txt", "Article 1 Royalty 第一条".encode(), "text/plain"),
    ],
)
def test_bytes_decide_the_reader(name: str, data: bytes, media_type: str) -> None:
    reading = read(name, data, SETTINGS)
    assert reading.media_type == media_type
    assert "Article 1 Royalty" in reading.text


@pytest.mark.parametrize(
    ("name", "data", "error", "says"),
    [
        ("a.pdf", b"", EmptyFile, "empty"),
        ("a.txt", b" \n\n ", EmptyFile, "empty"),
        ("a.html", b"<html><body><script>x()</script></body></html>", EmptyFile, "empty"),
        ("a.docx", make_docx(paragraph("")), EmptyFile, "empty"),
        ("a.pdf", HTML, UnsupportedFile, "an HTML page"),
        ("a.txt", PDF, UnsupportedFile, "a PDF"),
        ("a.docx", PDF, UnsupportedFile, "a PDF"),
        ("a.pdf", DOCX, UnsupportedFile, "a Word document"),
        ("a.pdf", b"plain words", UnsupportedFile, "plain text"),
        ("a.csv", b"mineral,rate", UnsupportedFile, "plain text"),
        ("a.pdf", bytes(range(256)) * 8, UnsupportedFile, "no format that is known"),
        ("a.xls", OLE + "Workbook".encode("utf-16-le"), UnsupportedFile, "old Excel workbook"),
        ("a.docx", OLE + "WordDocument".encode("utf-16-le"), UnsupportedFile, "old Word document"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), EncryptedFile, "encrypted"),
        ("a.png", b"\x89PNG\r\n\x1a\n", DamagedFile, "picture"),
        ("a.pdf", b"\xff\xd8\xff\xe0", UnsupportedFile, "a picture"),
        ("a.gif", b"GIF89a", UnsupportedFile, "a GIF image"),
        ("a.docx", make_zip({"xl/workbook.xml": "<a/>"}), UnsupportedFile, "an Excel workbook"),
        ("a.docx", make_zip({"notes.txt": "words"}), UnsupportedFile, "a ZIP archive"),
        ("a.txt", b"{\\rtf1 words}", UnsupportedFile, "Rich Text"),
        ("a.xml", b"<?xml version='1.0'?><law/>", UnsupportedFile, "an XML file"),
        ("a.docx", DOCX[: len(DOCX) // 2], DamagedFile, "ZIP container"),
        ("a.pdf", PDF[: len(PDF) // 3], DamagedFile, "structure"),
        ("a.pdf", b"%PDF-1.3\nnot one\n%%EOF", DamagedFile, "structure"),
        ("a.txt", bytes(range(256)) * 8, UndecodableText, "UTF-8"),
        ("a.md", b"\xff\xff\x00\x01" * 9, UndecodableText, "UTF-8"),
    ],
)
def test_what_is_refused_says_what_it_is(
    name: str, data: bytes, error: type[FileRefused], says: str
) -> None:
    with pytest.raises(error) as caught:
        read(name, data, SETTINGS)
    assert str(caught.value).startswith(name)
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("name", "data", "limit", "setting"),
    [
        ("a.txt", b"words " * 50, {"max_file_bytes": 100}, "KB_MAX_FILE_BYTES"),
        ("a.txt", b"words " * 50, {"max_text_chars": 100}, "KB_MAX_TEXT_CHARS"),
        ("a.md", b"words " * 50, {"max_text_chars": 100}, "KB_MAX_TEXT_CHARS"),
        ("a.html", b"<p>" + b"words " * 50, {"max_text_chars": 100}, "KB_MAX_TEXT_CHARS"),
        (
            "a.docx",
            make_docx(paragraph("words " * 50)),
            {"max_text_chars": 100},
            "KB_MAX_TEXT_CHARS",
        ),
        ("a.txt", b"one\ftwo\fthree", {"max_pages": 2}, "KB_MAX_PAGES"),
        ("a.pdf", make_pdf([lines_down("one")] * 3), {"max_pages": 2}, "KB_MAX_PAGES"),
        ("a.docx", make_docx(paragraph("words" * 2_000_000)), {}, "KB_MAX_TEXT_CHARS"),
    ],
)
def test_limits_are_kept(name: str, data: bytes, limit: dict[str, int], setting: str) -> None:
    limited = replace(SETTINGS, **limit)  # type: ignore[arg-type]
    with pytest.raises(FileOverLimit) as caught:
        read(name, data, limited)
    assert setting in str(caught.value)


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=300))
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_pages_cover_the_text_whatever_it_is(name: str, text: str) -> None:
    try:
        reading = read(name, text.encode(), SETTINGS)
    except FileRefused:
        return
    assert_partition(reading)


@settings(deadline=None)
@given(st.binary(max_size=400))
@pytest.mark.parametrize("start", [b"", b"%PDF-1.4\n", b"PK\x03\x04", PDF[:200], b"<html>"])
@pytest.mark.parametrize("name", ["a", "a.pdf"])
def test_junk_is_read_or_refused(name: str, start: bytes, data: bytes) -> None:
    try:
        reading = read(name, start + data, SETTINGS)
    except FileRefused:
        return
    assert_partition(reading)


def test_every_format_has_a_row() -> None:
    extensions = {extension for row in READERS for extension in row.extensions}
    assert extensions >= {".pdf", ".docx", ".html", ".md", ".txt"}


def assert_partition(reading: Reading) -> None:
    """Check the law of every reading: pages and headings lie where they say."""
    assert "".join(page.span.of(reading.text) for page in reading.pages) == reading.text
    assert [page.index for page in reading.pages] == list(range(1, len(reading.pages) + 1))
    assert reading.pages[-1].span.end == len(reading.text)
    assert all(heading.span.end <= len(reading.text) for heading in reading.headings)
    assert not any(character in reading.text for character in "\0\r\f\x0b\u2028\ufeff")
