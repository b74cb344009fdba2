"""A file inside a file, and what its names and sizes may be."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_LONGEST_NAME = 200
_SKIPPED = frozenset(("__macosx", "thumbs.db", "desktop.ini"))


@dataclass(frozen=True, slots=True)
class Member:
    """One file inside another: what it is called there, for people, and its bytes.

    `code` and `reason` are empty unless it cannot be taken out; then there are no bytes.
    """

    name: str
    data: bytes = b""
    code: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Room:
    """How many files may still come out of a container, and how many bytes all together."""

    files: int
    bytes: int


def clean_path(written: str) -> str:
    """Return a member's name as people may see it: no control signs, no way out of a folder.

    It is shown and is part of an identity; it is never used as a path.
    """
    kept = "".join(c for c in written if unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
    parts = unicodedata.normalize("NFC", kept).replace("\\", "/").split("/")
    return "/".join(part.strip() for part in parts if part.strip(" ."))[-_LONGEST_NAME:]


def is_skipped(name: str) -> bool:
    """Say whether a member is what a system leaves in archives, and no one's file."""
    parts = name.lower().split("/")
    return any(part in _SKIPPED or part.startswith(".") for part in parts)
