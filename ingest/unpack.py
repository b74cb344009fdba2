"""What a child process does with a file that holds files: takes them out, into a folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from ingest.containers import archive
from ingest.containers.mail import message_of, parts_of
from ingest.containers.member import Member, Room
from ingest.signatures import Kind, kind_of
from kb.errors import FileOverLimit, MissingPath, UnsupportedFile
from kb.settings import Settings

_SETTINGS = "KB_MAX_MEMBERS or KB_MAX_UNPACKED_BYTES"


@dataclass(frozen=True, slots=True)
class UnpackOrder:
    """A container to take apart: its members are written into `folder`, called by their number."""

    name: str
    path: Path
    folder: Path
    room: Room
    settings: Settings


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What was in a container, in its order: names, and why one could not be taken out.

    The bytes of the member at `place` lie in the order's folder, in the file `member_path` names.
    """

    names: tuple[str, ...]
    refusals: tuple[tuple[str, str], ...]
    size: int


def member_path(folder: Path, place: int) -> Path:
    """Return where a member's bytes lie; its own name has no part in it."""
    return folder / f"{place:05}"


def unpack(order: UnpackOrder) -> Unpacked:
    """Take a container apart.

    Raises `UnsupportedFile`, `DamagedFile`, and `FileOverLimit` where there is more in it than
    there is room for.
    """
    names, refusals, size = [], [], 0
    for place, member in enumerate(_members(order)):
        size += len(member.data)
        if place >= order.room.files or size > order.room.bytes:
            limit = f"{order.room.files:,} files and {order.room.bytes:,} bytes"
            raise FileOverLimit(order.name, "more files in it", limit, _SETTINGS)
        names.append(member.name)
        refusals.append((member.code, member.reason))
        if not member.code:
            member_path(order.folder, place).write_bytes(member.data)
    return Unpacked(tuple(names), tuple(refusals), size)


def _members(order: UnpackOrder) -> Iterator[Member]:
    try:
        data = order.path.read_bytes()
    except OSError as error:
        raise MissingPath(order.name, f"cannot be read ({error.strerror})") from error
    if PurePath(order.name).suffix.lower() == ".eml":
        yield from parts_of(message_of(data)).attachments
        return
    kind = kind_of(order.name, data)
    if kind is not Kind.ARCHIVE:
        raise UnsupportedFile(order.name, str(kind))
    yield from archive.members(order.name, data, order.room, order.settings)
