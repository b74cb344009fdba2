"""Plain text, in whatever encoding: a line is a line, a form feed ends a page."""

from __future__ import annotations

from ingest.characters import clean
from ingest.charset import decode
from ingest.readers.draft import Draft
from ingest.reading import Reading
from kb.errors import UndecodableText
from kb.settings import Settings


def read_text(name: str, data: bytes, settings: Settings) -> Reading:
    """Read plain text. Raises `UndecodableText` where no encoding fits, `FileOverLimit`."""
    text = decode(data)
    if text is None:
        raise UndecodableText(name)
    draft = Draft(name, settings)
    for line in clean(text).strip("\f\n").split("\n"):
        draft.add_line(line.rstrip(" \t"))
    return draft.reading("text/plain")
