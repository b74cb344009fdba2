"""A ZIP archive's files, taken out without trusting what it says of itself."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from ingest.charset import decode
from ingest.containers.member import Member, Room, clean_path, is_skipped
from kb.errors import DamagedFile, EncryptedFile, FileOverLimit, FileRefused
from kb.settings import Settings

# Text packs 5 to 20 times, a table of one word 100 times; what is both large and packs better
# holds nothing but repetition.
_SMALL = 16 * 2**20
_MOST_PACKED = 100
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1


def members(name: str, data: bytes, room: Room, settings: Settings) -> Iterator[Member]:
    """Yield the files of the archive `name` one by one; one that is broken says so, alone.

    Raises `DamagedFile`, and `FileOverLimit` before anything is unpacked where the archive has
    more files or bytes than there is room for, or packs better than papers do.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise DamagedFile(name, "its ZIP container is broken") from error
    with archive:
        entries = [
            (entry, shown)
            for entry in archive.infolist()
            if not entry.is_dir() and (shown := _shown(entry)) and not is_skipped(shown)
        ]
        _check(name, [entry for entry, _ in entries], len(data), room)
        for entry, shown in entries:
            try:
                yield Member(shown, _content(archive, entry, shown, settings))
            except FileRefused as error:
                yield Member(shown, code=error.code, reason=str(error))


def _shown(entry: zipfile.ZipInfo) -> str:
    """Return a name as it was meant: without the flag for UTF-8 it is in whatever was at hand."""
    name = entry.orig_filename
    if not entry.flag_bits & _UTF8_NAME:
        name = decode(name.encode("cp437", "replace")) or name
    return clean_path(name.partition("\0")[0])


def _check(name: str, entries: list[zipfile.ZipInfo], packed: int, room: Room) -> None:
    size = sum(entry.file_size for entry in entries)
    if len(entries) > room.files:
        raise FileOverLimit(
            name, f"{len(entries):,} files in it", f"{room.files:,}", "KB_MAX_MEMBERS"
        )
    if size > room.bytes or (size > _SMALL and size > _MOST_PACKED * packed):
        raise FileOverLimit(
            name,
            f"{packed:,} bytes that unpack to {size:,}",
            f"{room.bytes:,}, and {_MOST_PACKED} times the packed size",
            "KB_MAX_UNPACKED_BYTES",
        )


def _content(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, shown: str, settings: Settings
) -> bytes:
    if entry.flag_bits & _ENCRYPTED:
        raise EncryptedFile(shown)
    if entry.file_size > settings.max_file_bytes:
        limit = f"{settings.max_file_bytes:,}"
        raise FileOverLimit(shown, f"{entry.file_size:,} bytes", limit, "KB_MAX_FILE_BYTES")
    try:
        with archive.open(entry) as stream:
            content = stream.read(entry.file_size + 1)  # an entry may hold more than it says
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise DamagedFile(shown, "it cannot be unpacked") from error
    if len(content) != entry.file_size:
        raise DamagedFile(shown, "it is not of the size its archive declares")
    return content
