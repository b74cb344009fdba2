"""Which reader reads which bytes: a row of `READERS` is a format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from ingest.charset import decode
from ingest.readers.docx import read_docx
from ingest.readers.html import read_html
from ingest.readers.images import read_image
from ingest.readers.legacy import read_legacy
from ingest.readers.mail import read_mail
from ingest.readers.markdown import read_markdown
from ingest.readers.pdf import read_pdf
from ingest.readers.text import read_text
from ingest.reading import Reading
from ingest.signatures import Kind, kind_of
from kb.errors import EmptyFile, FileOverLimit, UnsupportedFile
from kb.settings import Settings

ReadFunction = Callable[[str, bytes, Settings], Reading]


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: what its bytes are found to be, the extensions it goes by, and who reads it."""

    kind: Kind
    extensions: tuple[str, ...]
    function: ReadFunction


# First match wins. Text has no signature, so its name says which kind it is; the last row takes
# what is left: an HTML page may begin with anything, and a text may have any name.
READERS = (
    Reader(Kind.PDF, (".pdf",), read_pdf),
    Reader(Kind.DOCX, (".docx", ".docm", ".dotx"), read_docx),
    Reader(Kind.DOC, (".doc", ".dot", ".wps"), read_legacy),
    Reader(Kind.RTF, (".rtf", ".doc"), read_legacy),  # Word saves RTF under ".doc" too
    Reader(Kind.ODT, (".odt", ".ott"), read_legacy),
    Reader(Kind.IMAGE, (".png", ".jpg", ".jpeg", ".tif", ".tiff"), read_image),
    Reader(Kind.HTML, (".html", ".htm", ".xhtml"), read_html),
    Reader(Kind.TEXT, (".html", ".htm", ".xhtml"), read_html),
    Reader(Kind.TEXT, (".md", ".markdown"), read_markdown),
    Reader(Kind.TEXT, (".eml",), read_mail),
    Reader(Kind.TEXT, (".txt", ".text"), read_text),
)
_EXTENSIONS = frozenset(extension for row in READERS for extension in row.extensions)


def read(name: str, data: bytes, settings: Settings) -> Reading:
    """Read a file by what its bytes are; `name` is used as a hint and in errors, never as a path.

    The pages of the reading follow one another and cover its text. Raises the `FileRefused`
    errors: empty, encrypted, damaged, over a limit, undecodable, or of no format that is read,
    which a file whose name says another format than its bytes is too.
    """
    if not data:
        raise EmptyFile(name)
    if len(data) > settings.max_file_bytes:
        raise FileOverLimit(
            name, f"{len(data):,} bytes", f"{settings.max_file_bytes:,}", "KB_MAX_FILE_BYTES"
        )
    reading = _reader(name, data)(name, data, settings)
    if not reading.text.strip() and not any(page.unread for page in reading.pages):
        raise EmptyFile(name)
    return reading


def _reader(name: str, data: bytes) -> ReadFunction:
    kind = kind_of(name, data)
    extension = PurePath(name).suffix.lower()
    for row in READERS:
        if row.kind is kind and extension in row.extensions:
            return row.function
    if extension in _EXTENSIONS or extension in _FOREIGN_EXTENSIONS:
        legible = kind is not Kind.TEXT or decode(data) is not None
        raise UnsupportedFile(name, str(kind) if legible else "in no format that is known")
    for row in reversed(READERS):
        if row.kind is kind:
            return row.function
    raise UnsupportedFile(name, str(kind))


# Names of formats that are not read. Any other ending is taken as part of the name ("Annex 2.1").
_FOREIGN_EXTENSIONS = frozenset(
    ".pages .xls .xlsx .csv .tsv .ppt .pptx .gif .bmp .webp .heic .zip .rar .7z .gz .tar .epub"
    " .msg .json .xml .py .js .css".split()
)
