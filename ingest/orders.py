"""What a child process is asked to read, and what it answers: all that its parent loads of it.

The readers themselves stay out of the parent, which serves: they and their libraries take 70 MB.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from kb.errors import DamagedFile, MissingPath
from kb.settings import Settings
from kb.types import Document


@dataclass(frozen=True, slots=True)
class ReadOrder:
    """A file to read: `name` for people, where its bytes lie, and what they were when planned."""

    name: str
    path: Path
    document_id: str
    sha256: str
    settings: Settings


@dataclass(frozen=True, slots=True)
class Described:
    """A document, and what its reader remarked about its file ("tracked_changes")."""

    document: Document
    remarks: tuple[str, ...] = ()


def bytes_of(name: str, path: Path, sha256: str) -> bytes:
    """Return a file's bytes. Raises `DamagedFile` where they are not those that were planned."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise MissingPath(name, f"cannot be read ({error.strerror})") from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise DamagedFile(name, "it changed while it was being read")
    return data
