"""A memo's file to its text, in any format that the readers know; nothing of it is kept."""

from __future__ import annotations

import hashlib
from pathlib import Path

from ingest.charset import decode
from ingest.orders import Described, ReadOrder
from ingest.sandbox.limits import Limits
from ingest.sandbox.pool import Pool
from ingest.sandbox.wire import Done, Refused
from kb.errors import DamagedFile, FileOverLimit, FileRefused, MissingPath, UndecodableText
from kb.settings import Settings

_WORK = "ingest.work:work"
# Markdown as it is written: its reader drops the marks of block quotations.
_PLAIN = (".md", ".markdown", ".txt", ".text", ".json", "")


def memo_text(path: Path, settings: Settings) -> str:
    """Return the text of a file, read in a child within the limits where it is more than text.

    Raises `MissingPath` and the `FileRefused` errors.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise MissingPath(str(path), f"cannot be read ({error.strerror})") from error
    if path.suffix.lower() in _PLAIN:
        return plain_text(path.name, data, settings)
    limits = Limits(seconds=settings.read_seconds, memory=settings.read_memory)
    order = ReadOrder(path.name, path, "memo", hashlib.sha256(data).hexdigest(), settings)
    with Pool(_WORK, limits, 1) as pool:
        answer = pool.submit(path.name, order).result()
    match answer:
        case Done(value=Described(document)):
            return document.text
        case Refused(code=code, reason=reason):
            refused = FileRefused(reason)
            refused.code = code
            raise refused
    raise DamagedFile(path.name, "its reader answered with no document")


def plain_text(name: str, data: bytes, settings: Settings) -> str:
    """Return bytes as text. Raises `UndecodableText`, and `FileOverLimit` for too many."""
    if len(data) > settings.max_memo_bytes:
        limit = f"{settings.max_memo_bytes:,} bytes"
        raise FileOverLimit(name, f"{len(data):,} bytes", limit, "KB_MAX_MEMO_BYTES")
    text = decode(data)
    if text is None:
        raise UndecodableText(name)
    return text
