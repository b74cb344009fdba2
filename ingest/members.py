"""Sources in, and with each that holds files, those files after it."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import wait
from dataclasses import dataclass, field
from pathlib import Path, PurePath

import structlog

from ingest.containers.member import Room
from ingest.report import INSIDE, Outcome, OutcomeStatus, SourceFile, own_name
from ingest.sandbox.pool import Pool
from ingest.sandbox.wire import Answer, Done, Failed, Refused
from ingest.unpack import Unpacked, UnpackOrder, member_path
from kb.errors import DamagedFile, FileOverLimit
from kb.settings import Settings

log = structlog.get_logger(__name__)

_ARCHIVE, _MAIL = ".zip", ".eml"
DEEPEST = 3  # a mail in an archive in a mail; what is deeper is a trap
_TICK = 0.25


@dataclass(slots=True)
class Expanded:
    """The sources with those that came out of them, in order, and the outcomes known by now.

    A source with an outcome here is not to be read: an archive, or what could not be taken out.
    """

    sources: list[SourceFile] = field(default_factory=list)
    settled: list[Outcome] = field(default_factory=list)


class Expander:
    """Takes files apart that hold files, in children."""

    def __init__(
        self,
        pool: Pool,
        settings: Settings,
        on_wait: Callable[[], None],
        should_stop: Callable[[], bool],
    ) -> None:
        self._pool = pool
        self._settings = settings
        self._on_wait = on_wait
        self._should_stop = should_stop
        self._numbers = itertools.count()

    def expand(self, sources: Sequence[SourceFile]) -> Expanded:
        """Return `sources` and what is in them, to the last; none is left out.

        After `should_stop` nothing more is taken apart.
        """
        expanded = Expanded()
        for source in sources:
            room = Room(self._settings.max_members, self._settings.max_unpacked_bytes)
            self._take(source, 0, room, expanded)
        return expanded

    def _take(self, source: SourceFile, depth: int, room: Room, into: Expanded) -> Room:
        """Add a source and what is in it; return what room is left."""
        into.sources.append(source)
        if not self._holds_files(source) or self._should_stop():
            return room
        found = self._taken_apart(source, room) if depth < DEEPEST else _too_deep(source)
        if isinstance(found, Outcome):
            into.settled.append(found)
            return room
        left = Room(room.files - len(found.members), room.bytes - found.size)
        if _kind(source) == _ARCHIVE:
            into.settled.append(_unpacked(source, len(found.members)))
        into.settled += found.refused
        refused = {outcome.origin for outcome in found.refused}
        for member in found.members:
            if member.origin in refused:
                into.sources.append(member)
            else:
                left = self._take(member, depth + 1, left, into)
        return left

    def _holds_files(self, source: SourceFile) -> bool:
        """Say whether to take a source apart; what is empty or too large is for the plan to say."""
        if _kind(source) not in (_ARCHIVE, _MAIL):
            return False
        try:
            return 0 < source.path.stat().st_size <= self._settings.max_file_bytes
        except OSError:
            return False

    def _taken_apart(self, source: SourceFile, room: Room) -> _Contents | Outcome:
        folder = self._pool.folder / f"members-{next(self._numbers)}"
        folder.mkdir()
        order = UnpackOrder(source.name, source.path, folder, room, self._settings)
        match self._answer(order):
            case Done(value=Unpacked() as unpacked):
                return _contents(source, folder, unpacked)
            case Refused(code=code, reason=reason):
                return Outcome.kept_out(source, code, reason)
            case Failed(error=error, at=at):
                log.error("unpacking_failed", name=source.name, error=error, at=at)
                failure = DamagedFile(source.name, f"{error} while unpacking it")
                return Outcome.refused(source, failure)
        return Outcome.refused(source, DamagedFile(source.name, "its reader gave no files"))

    def _answer(self, order: UnpackOrder) -> Answer:
        future = self._pool.submit(order.name, order)
        while not future.done():
            wait((future,), _TICK)
            self._on_wait()
        return future.result()


@dataclass(frozen=True, slots=True)
class _Contents:
    """The files that came out of one, those among them that could not be, and their bytes."""

    members: tuple[SourceFile, ...]
    refused: tuple[Outcome, ...]
    size: int


def _kind(source: SourceFile) -> str:
    return PurePath(own_name(source.name)).suffix.lower()


def _contents(source: SourceFile, folder: Path, unpacked: Unpacked) -> _Contents:
    members: list[SourceFile] = []
    refused: list[Outcome] = []
    names: Counter[str] = Counter()
    for place, (name, (code, reason)) in enumerate(
        zip(unpacked.names, unpacked.refusals, strict=True)
    ):
        names[name] += 1
        twice = f" #{names[name]}" if names[name] > 1 else ""  # an archive may say a name twice
        member = SourceFile(
            name=f"{source.name}{INSIDE}{name}",
            origin=f"{source.origin}!/{name}{twice}",
            path=member_path(folder, place),
            named=False,
        )
        members.append(member)
        if code:
            refused.append(Outcome.kept_out(member, code, reason))
    return _Contents(tuple(members), tuple(refused), unpacked.size)


def _unpacked(source: SourceFile, files: int) -> Outcome:
    reason = f"{files} files in it, each with an outcome of its own"
    return Outcome(source.name, source.origin, OutcomeStatus.UNPACKED, reason=reason)


def _too_deep(source: SourceFile) -> Outcome:
    error = FileOverLimit(
        source.name, f"{DEEPEST} files around it", f"{DEEPEST - 1}", "nothing: unpack it yourself"
    )
    return Outcome.refused(source, error)
