"""Word documents: paragraphs with the numbers Word gives them, tables, notes, page breaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from lxml import etree

from ingest.readers.draft import Draft
from ingest.readers.images import read_scan
from ingest.readers.package import Package
from ingest.readers.rows import Line, apart
from ingest.readers.word_body import PICTURE_PAGE, Body
from ingest.readers.word_margins import margin_lines
from ingest.readers.word_notes import Notes
from ingest.readers.word_numbering import Numbering
from ingest.readers.word_pictures import Pictures, ReadPicture
from ingest.readers.word_styles import Styles
from ingest.readers.word_xml import attribute, child, children
from ingest.reading import TRACKED_CHANGES, Reading
from kb.errors import DamagedFile
from kb.settings import Settings

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MAIN_PART = "/officeDocument"  # how the relationship to the document itself ends
_USUAL_PART = "word/document.xml"


def read_docx(
    name: str, data: bytes, settings: Settings, read_picture: ReadPicture = read_scan
) -> Reading:
    """Read a document's words in the order Word shows them; notes, then margins, at the end.

    Tracked insertions are kept, deletions dropped, and that there are any is remarked. A picture
    that fills a page is a page, as `read_picture` reads it. Pages are those Word last
    laid out where the file remembers them, else those between explicit breaks.
    Raises `DamagedFile`, `EncryptedFile`, `FileOverLimit`.
    """
    package = Package(name, data, settings)
    main = _main_part(package)
    root = package.xml(main)
    body = child(root, "body")
    if body is None:
        raise DamagedFile(name, "it has no document body")
    reader = _body(package, main, Pictures(package, main, body, read_picture))
    lines = list(chain(reader.lines(body), reader.note_lines()))
    text = "\n".join(line for line, _ in lines)
    draft = Draft(name, settings)
    pictured = iter(reader.pictured)
    for line, level in apart(chain(lines, margin_lines(_margins(package, main, reader), text))):
        if level == PICTURE_PAGE:
            draft.add_page(next(pictured))
        else:
            draft.add_line(line, level)
    reading = draft.reading(MEDIA_TYPE, _title(package.xml("docProps/core.xml")))
    return replace(reading, remarks=(TRACKED_CHANGES,)) if _is_tracked(body) else reading


def _body(package: Package, main: str, pictures: Pictures) -> Body:
    folder = main.rpartition("/")[0]
    styles = Styles(package.xml(f"{folder}/styles.xml"))
    numbering = Numbering(package.xml(f"{folder}/numbering.xml"), styles)
    notes = Notes(package.xml(f"{folder}/footnotes.xml"), package.xml(f"{folder}/endnotes.xml"))
    return Body(styles, numbering, notes, pictures)


def _margins(package: Package, main: str, reader: Body) -> Iterator[Line]:
    for kind in ("/header", "/footer"):
        for part in package.targets(main, kind).values():
            root = package.xml(part)
            if root is not None:
                yield from ((text.replace("\f", ""), 0) for text, _ in reader.lines(root))


def _is_tracked(body: etree._Element) -> bool:
    return next(body.iter("{*}ins", "{*}del", "{*}moveFrom", "{*}moveTo"), None) is not None


def _main_part(package: Package) -> str:
    for relation in children(package.xml("_rels/.rels"), "Relationship"):
        if attribute(relation, "Type").endswith(_MAIN_PART):
            return attribute(relation, "Target").lstrip("/")
    return _USUAL_PART


def _title(properties: etree._Element | None) -> str:
    return next(
        (" ".join((found.text or "").split()) for found in children(properties, "title")), ""
    )
