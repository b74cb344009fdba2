"""What became of every file handed in: as many outcomes as sources, always."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from kb.errors import KbError
from kb.types import Coverage

INSIDE = " › "
"""Stands between the name of a file that holds files and the name that one of them has in it."""


def own_name(name: str) -> str:
    """Return the name that a file has by itself: of "papers.zip › a/mou.pdf", "mou.pdf"."""
    return name.rpartition(INSIDE)[2].rpartition("/")[2] if INSIDE in name else name


class OutcomeStatus(StrEnum):
    """What became of one file. One that is `UNPACKED` only holds others, each with its outcome."""

    ADDED = "added"
    REPLACED = "replaced"
    SKIPPED = "skipped"
    IGNORED = "ignored"
    REFUSED = "refused"
    UNPACKED = "unpacked"
    NOT_REACHED = "not_reached"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to take in.

    `name` is what people call it; `origin` says where it came from ("file:/abs/path",
    "upload:name") and is what makes a changed file the same document; `path` is where the bytes
    lie. `named` is false for a file that was only met inside a folder.
    """

    name: str
    origin: str
    path: Path
    named: bool = True


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file, and, where it was not taken, why and what to do.

    `remarks` are codes of what is to be known of one that was taken: "tracked_changes".
    """

    name: str
    origin: str
    status: OutcomeStatus
    document_id: str = ""
    pages: int = 0
    unread_pages: tuple[int, ...] = ()
    passages: int = 0
    coverage: Coverage = field(default_factory=Coverage)
    code: str = ""
    reason: str = ""
    remarks: tuple[str, ...] = ()

    @classmethod
    def refused(cls, source: SourceFile, error: KbError) -> Outcome:
        """Return the outcome of a file that `error` keeps out."""
        return cls.kept_out(source, error.code, str(error))

    @classmethod
    def kept_out(cls, source: SourceFile, code: str, reason: str) -> Outcome:
        """Return the outcome of a file that an error of this code keeps out."""
        return cls(source.name, source.origin, OutcomeStatus.REFUSED, code=code, reason=reason)


@dataclass(frozen=True, slots=True)
class Progress:
    """Where an ingestion stands. Bytes are those of the files still to be read when it began."""

    files_done: int
    files_total: int
    pages: int
    passages: int
    bytes_done: int
    bytes_total: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of every file, in the order in which they were handed in.

    Files that came out of others follow the one that held them.
    """

    outcomes: tuple[Outcome, ...]
    seconds: float

    def count(self, status: OutcomeStatus) -> int:
        """Return how many files ended so."""
        return sum(outcome.status is status for outcome in self.outcomes)

    @property
    def complete(self) -> bool:
        """Whether every file is in the index or was rightly passed over."""
        failed = (OutcomeStatus.REFUSED, OutcomeStatus.NOT_REACHED)
        return not any(outcome.status in failed for outcome in self.outcomes)
