"""Before anything is read: which files are new, changed, or already there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from ingest.report import Outcome, OutcomeStatus, SourceFile, own_name
from ingest.sources import is_paper
from kb.errors import EmptyFile, FileOverLimit, KbError, MissingPath
from kb.store.index import KnownFile


@dataclass(frozen=True, slots=True)
class Task:
    """A file to be read, with what its bytes were when the plan was made."""

    source: SourceFile
    document_id: str
    sha256: str
    size: int
    replaces: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What to read now, what to look at again afterwards, and what is settled already.

    A file is deferred when its content belongs to another file that this very run reads or
    replaces: only afterwards is it known whether that content is in the index.
    """

    tasks: tuple[Task, ...]
    deferred: tuple[SourceFile, ...]
    settled: tuple[Outcome, ...]


def document_id(origin: str) -> str:
    """Return the id of the document that comes from `origin`; it stays when the file changes."""
    return "d" + hashlib.sha256(origin.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def make_plan(sources: Sequence[SourceFile], known: Iterable[KnownFile], max_bytes: int) -> Plan:
    """Sort `sources` by content hash against what the index holds. Reads every file once."""
    by_id = {file.document_id: file for file in known}
    hashes, settled = _hash_all(sources, max_bytes)
    changing = {
        document_id(source.origin)
        for source, (sha256, _) in hashes.items()
        if (old := by_id.get(document_id(source.origin))) and old.sha256 != sha256
    }
    owner = {file.sha256: file.document_id for file in by_id.values()}
    taken: set[str] = set()
    tasks: list[Task] = []
    deferred: list[SourceFile] = []
    for source, (sha256, size) in hashes.items():
        own_id = document_id(source.origin)
        holder = owner.get(sha256)
        if sha256 in taken or (holder in changing and holder != own_id):
            deferred.append(source)
        elif holder is not None:
            settled.append(_already_there(source, holder, own_id))
        else:
            taken.add(sha256)
            tasks.append(Task(source, own_id, sha256, size, own_id in by_id))
    return Plan(tuple(tasks), tuple(deferred), tuple(settled))


def _hash_all(
    sources: Sequence[SourceFile], max_bytes: int
) -> tuple[dict[SourceFile, tuple[str, int]], list[Outcome]]:
    hashes: dict[SourceFile, tuple[str, int]] = {}
    settled: list[Outcome] = []
    for source in sources:
        if not is_paper(source):
            settled.append(_ignored(source))
            continue
        try:
            hashes[source] = _hash(source, max_bytes)
        except KbError as error:
            settled.append(Outcome.refused(source, error))
    return hashes, settled


def _hash(source: SourceFile, max_bytes: int) -> tuple[str, int]:
    try:
        size = source.path.stat().st_size
        if size == 0:
            raise EmptyFile(source.name)
        if size > max_bytes:
            raise FileOverLimit(
                source.name, f"{size:,} bytes", f"{max_bytes:,}", "KB_MAX_FILE_BYTES"
            )
        with source.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest(), size
    except OSError as error:
        raise MissingPath(source.name, f"cannot be read ({error.strerror})") from error


def _already_there(source: SourceFile, holder: str, own_id: str) -> Outcome:
    reason = "unchanged" if holder == own_id else f"the same content as document {holder}"
    return Outcome(source.name, source.origin, OutcomeStatus.SKIPPED, holder, reason=reason)


def _ignored(source: SourceFile) -> Outcome:
    suffix = PurePath(own_name(source.name)).suffix or "no extension"
    return Outcome(
        source.name,
        source.origin,
        OutcomeStatus.IGNORED,
        code="not_a_paper",
        reason=f"{suffix} is not a format of papers; name the file itself to have it tried",
    )
