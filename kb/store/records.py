"""What goes into an index and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from kb.embedding.encoder import Embedded, Vectors
from kb.types import Coverage, Document, Passage


@dataclass(frozen=True, slots=True)
class PreparedDocument:
    """A document ready to be committed.

    `embedded` has a row a passage, in their order. `original` is the file's bytes; `origin` says
    where they came from ("file:/a/b.pdf", "upload:b.pdf").
    """

    document: Document
    passages: tuple[Passage, ...]
    embedded: Embedded
    original: bytes
    origin: str


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file that the index holds: enough to tell whether it is new or changed."""

    document_id: str
    sha256: str
    origin: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that one way of looking found; the higher the score, the better."""

    passage: Passage
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """The same, not read yet: `row` is where it lies in its language's table of one snapshot.

    `vector` is the passage's own, unit, where looking for it brought it along.
    """

    row: int
    score: float
    vector: Vectors | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """What an index holds, and what made it."""

    uri: str
    encoder_id: str
    schema_version: int
    documents: int
    pages: int
    unread_pages: int
    passages: int
    clauses: int
    bytes_on_disk: int
    coverage: Coverage = field(default_factory=Coverage)
