"""Old Word, RTF and OpenDocument: read through LibreOffice, or refused and said why."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.readers import read
from ingest.readers.legacy import converter
from kb.errors import ConverterMissing, UnsupportedFile
from kb.settings import Settings
from tests.ingest.make_files import make_zip

SETTINGS = Settings()
needs_office = pytest.mark.skipif(not converter(), reason="needs LibreOffice (soffice)")
RTF = (
    rb"{\rtf1\ansi\ansicpg936 Article 1 Royalty\par The royalty is 3%.\par "
    rb"\u31532?\u19968?\u26465?\par}"
)
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
ODT = make_zip(
    {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f'<o:document-content xmlns:o="{_OFFICE}" xmlns:t="{_TEXT}" o:version="1.2">'
        "<o:body><o:text><t:p>Article 1 Royalty</t:p><t:p>第一条 权利金</t:p></o:text></o:body>"
        "</o:document-content>",
        "META-INF/manifest.xml": f'<m:manifest xmlns:m="{_MANIFEST}">'
        '<m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.text"/>'
        '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>',
    }
)
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504 + "WordDocument".encode("utf-16-le")


@needs_office
@pytest.mark.parametrize(
    ("name", "data", "media_type", "lines"),
    [
        ("a.rtf", RTF, "application/rtf", ["Article 1 Royalty", "The royalty is 3%.", "第一条"]),
        ("a.doc", RTF, "application/rtf", ["Article 1 Royalty", "The royalty is 3%.", "第一条"]),
        (
            "a.odt",
            ODT,
            "application/vnd.oasis.opendocument.text",
            ["Article 1 Royalty", "第一条 权利金"],
        ),
    ],
)
def test_other_formats_are_read_as_word_would_show_them(
    name: str, data: bytes, media_type: str, lines: list[str]
) -> None:
    reading = read(name, data, SETTINGS)
    assert reading.text.splitlines() == lines
    assert reading.media_type == media_type


@needs_office
@pytest.mark.data
def test_a_real_old_word_document(data: Path) -> None:
    name = "legacy_word_97.doc"
    reading = read(name, (data / "pdfs" / name).read_bytes(), SETTINGS)
    assert reading.text == "Lorem ipsum dolor sit amet.\n"


@pytest.mark.parametrize(
    ("name", "data"), [("a.doc", OLE), ("a.rtf", RTF), ("a.odt", ODT), ("法规", RTF)]
)
def test_without_the_converter_it_says_so(
    name: str, data: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ConverterMissing, match="install LibreOffice") as caught:
        read(name, data, SETTINGS)
    assert caught.value.code == "converter_missing"


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.docx", OLE, "an old Word document"),
        ("a.rtf", b"plain words", "plain text"),
        ("a.odt", RTF, "a Rich Text"),
        ("a.pdf", ODT, "an OpenDocument text"),
    ],
)
def test_a_name_that_says_another_format_is_refused(name: str, data: bytes, says: str) -> None:
    with pytest.raises(UnsupportedFile, match=says):
        read(name, data, SETTINGS)
