"""What became of every file handed in: as many outcomes as sources, always."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from kb.errors import KbError
from kb.types import Coverage


class OutcomeStatus(StrEnum):
    """What became of one file."""

    ADDED = "added"
    REPLACED = "replaced"
    SKIPPED = "skipped"
    IGNORED = "ignored"
    REFUSED = "refused"
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
    """What became of one file, and, where it was not taken, why and what to do."""

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

    @classmethod
    def refused(cls, source: SourceFile, error: KbError) -> Outcome:
        """Return the outcome of a file that `error` keeps out."""
        return cls(
            source.name, source.origin, OutcomeStatus.REFUSED, code=error.code, reason=str(error)
        )


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
    """The outcome of every file, in the order in which they were handed in."""

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
