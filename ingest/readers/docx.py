"""Word documents: paragraphs with the numbers Word gives them, tables, notes, page breaks."""

from __future__ import annotations

from lxml import etree

from ingest.readers.draft import Draft
from ingest.readers.package import Package
from ingest.readers.word_body import Body
from ingest.readers.word_notes import Notes
from ingest.readers.word_numbering import Numbering
from ingest.readers.word_styles import Styles
from ingest.readers.word_xml import attribute, child, children
from ingest.reading import Reading
from kb.errors import DamagedFile
from kb.settings import Settings

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MAIN_PART = "/officeDocument"  # how the relationship to the document itself ends
_USUAL_PART = "word/document.xml"


def read_docx(name: str, data: bytes, settings: Settings) -> Reading:
    """Read a document's words in the order Word shows them, notes at the end.

    Tracked insertions are kept, deletions dropped; headers and footers are left out. Pages are
    those Word last laid out where the file remembers them, else those between explicit breaks.
    Raises `DamagedFile`, `EncryptedFile`, `FileOverLimit`.
    """
    package = Package(name, data, settings)
    main = _main_part(package)
    root = package.xml(main)
    body = child(root, "body")
    if body is None:
        raise DamagedFile(name, "it has no document body")
    folder = main.rpartition("/")[0]
    styles = Styles(package.xml(f"{folder}/styles.xml"))
    numbering = Numbering(package.xml(f"{folder}/numbering.xml"), styles)
    notes = Notes(package.xml(f"{folder}/footnotes.xml"), package.xml(f"{folder}/endnotes.xml"))
    draft = Draft(name, settings)
    reader = Body(styles, numbering, notes)
    for line, level in (*reader.lines(body), *reader.note_lines()):
        draft.add_line(line, level)
    return draft.reading(MEDIA_TYPE, _title(package.xml("docProps/core.xml")))


def _main_part(package: Package) -> str:
    for relation in children(package.xml("_rels/.rels"), "Relationship"):
        if attribute(relation, "Type").endswith(_MAIN_PART):
            return attribute(relation, "Target").lstrip("/")
    return _USUAL_PART


def _title(properties: etree._Element | None) -> str:
    return next(
        (" ".join((found.text or "").split()) for found in children(properties, "title")), ""
    )
