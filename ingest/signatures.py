"""What bytes are, whatever the file is called."""

from __future__ import annotations

import re
import zipfile
import zlib
from enum import StrEnum
from io import BytesIO

from kb.errors import DamagedFile, EncryptedFile, UnsupportedFile


class Kind(StrEnum):
    """What a file that may be read is found to be; `TEXT` is anything without a signature."""

    PDF = "a PDF"
    DOCX = "a Word document"
    DOC = "an old Word document (.doc)"
    RTF = "a Rich Text (RTF) document"
    ODT = "an OpenDocument text"
    HTML = "an HTML page"
    ARCHIVE = "a ZIP archive"
    IMAGE = "a picture"
    TEXT = "plain text"


_PDF_WINDOW = 1024  # readers find the header anywhere in the first kilobyte (ISO 32000-1, note 13)
_PARTS = (  # of an OPC or ODF package: the part that only it has
    ("xl/workbook.xml", "an Excel workbook"),
    ("xl/workbook.bin", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("content.xml", "an OpenDocument file"),
    ("META-INF/container.xml", "an EPUB book"),
)
_FOREIGN = (  # (offset, bytes there, what it is)
    (0, b"GIF8", "a GIF image"),
    (8, b"WEBP", "a WebP image"),
    (4, b"ftyp", "a video or HEIC image"),
    (0, b"%!PS", "a PostScript file"),
    (0, b"\x1f\x8b", "a gzip archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (0, b"Rar!\x1a\x07", "a RAR archive"),
    (0, b"\x7fELF", "a program"),
    (0, b"MZ\x90\x00", "a Windows program"),
    (0, b"SQLite format 3\x00", "an SQLite database"),
)
_BROKEN = (EOFError, ValueError, OSError, RuntimeError, NotImplementedError)  # of a ZIP container
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")  # PNG, JPEG, TIFF
_ZIP = b"PK\x03\x04"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_RTF = b"{\\rtf"
_OPEN_TEXT = b"application/vnd.oasis.opendocument.text"  # in the package's first part, "mimetype"
_WORD_STREAM = "WordDocument"
_OLE_STREAMS = (  # names of streams in an OLE container's directory, which is UTF-16
    ("Workbook", "an old Excel workbook (.xls)"),
    ("PowerPoint Document", "an old PowerPoint presentation (.ppt)"),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_XML = re.compile(rb"\s*<\?xml\b")


def kind_of(name: str, data: bytes) -> Kind:
    """Return what `data` is.

    Raises `UnsupportedFile` naming a format that is not read, `EncryptedFile` for an Office file
    behind a password, `DamagedFile` for a broken package.
    """
    if b"%PDF-" in data[:_PDF_WINDOW]:
        return Kind.PDF
    if data.startswith(_ZIP):
        return _package(name, data)
    if data.startswith(_OLE):
        return _ole(name, data)
    if data.startswith(_RTF):
        return Kind.RTF
    if data.startswith(_IMAGES):
        return Kind.IMAGE
    for offset, signature, found in _FOREIGN:
        if data.startswith(signature, offset):
            raise UnsupportedFile(name, found)
    return _markup(name, data[:4096])


def _markup(name: str, start: bytes) -> Kind:
    plain = start.removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"")  # UTF-16 markup too
    plain = plain.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if _HTML.match(plain):
        return Kind.HTML
    if _XML.match(plain):
        raise UnsupportedFile(name, "an XML file")
    return Kind.TEXT


def _package(name: str, data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = set(package.namelist())
            says = package.open("mimetype").read(100) if "mimetype" in parts else b""
    except (zipfile.BadZipFile, zlib.error, *_BROKEN) as error:
        raise DamagedFile(name, "its ZIP container is broken") from error
    if "content.xml" in parts and says.strip() == _OPEN_TEXT:
        return Kind.ODT
    for part, found in _PARTS:
        if part in parts:
            raise UnsupportedFile(name, found)
    if any(part.lower().startswith("word/") for part in parts):
        return Kind.DOCX
    return Kind.ARCHIVE


def _ole(name: str, data: bytes) -> Kind:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise EncryptedFile(name)
    if _WORD_STREAM.encode("utf-16-le") in data:
        return Kind.DOC
    for stream, found in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            raise UnsupportedFile(name, found)
    raise UnsupportedFile(name, "an old Office file")
