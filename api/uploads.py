"""Files that come over the wire: the names are words for people, the bytes go somewhere private."""

from __future__ import annotations

import secrets
import shutil
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout
from starlette.datastructures import UploadFile

from ingest.report import SourceFile
from kb.errors import BadRequest

MOST_FILES = 200
LONGEST_NAME = 200
LOCK = "lock"


def clean_name(given: str) -> str:
    """Return a client's file name without folders, control and direction-changing characters.

    Raises `BadRequest` where nothing is left to call the file by.
    """
    base = given.replace("\\", "/").rpartition("/")[2]
    kept = "".join(c for c in base if unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
    name = unicodedata.normalize("NFC", kept).strip()
    if not name.strip("."):
        raise BadRequest("a file has no name; send it under the name it has", field="files")
    stem, dot, suffix = name.rpartition(".")
    if len(name) > LONGEST_NAME and dot and len(suffix) < LONGEST_NAME // 2:
        return f"{stem[: LONGEST_NAME - len(suffix) - 1]}.{suffix}"
    return name[:LONGEST_NAME]


def clean_collection(given: str) -> str:
    """Return what an uploader called a collection, as one name; "" for none.

    Raises `BadRequest` for one that cannot be a name.
    """
    return clean_name(given) if given.strip() else ""


class Spool:
    """Where uploads lie while they are read: folders that only this user can enter.

    Each server has one of its own, locked while it runs, and removes it when it stops. What a
    server that was killed left behind is removed by the next.
    """

    def __init__(self, cache: Path) -> None:
        self._parent = cache / "uploads"
        self._folder = Path()
        self._lock: FileLock | None = None

    @property
    def folder(self) -> Path:
        """This server's own folder, while it is open."""
        return self._folder

    def open(self) -> None:
        """Make this server's folder, and remove those of servers that are gone."""
        self._parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with FileLock(self._parent / LOCK):  # no other may take ours for left behind
            for left in self._parent.iterdir():
                _remove_if_left(left)
            self._folder = Path(tempfile.mkdtemp(dir=self._parent))  # mode 0700
            self._lock = FileLock(self._folder / LOCK, thread_local=False)
            self._lock.acquire()

    def close(self) -> None:
        """Remove everything, read or not."""
        if self._lock is not None:
            self._lock.release()
            shutil.rmtree(self._folder, ignore_errors=True)

    def keep(
        self, uploads: Sequence[UploadFile], collection: str = ""
    ) -> tuple[Path, tuple[SourceFile, ...]]:
        """Copy `uploads`, which belong to `collection`, into a new folder, under random names.

        Returns the folder, which the caller removes, and what to ingest. Raises `BadRequest` for
        a file without a name and for two of one name: the second would replace the first.
        """
        names = [clean_name(upload.filename or "") for upload in uploads]
        twice = [name for name, count in Counter(names).items() if count > 1]
        if twice:
            raise BadRequest(
                f"{twice[0]} is there twice; rename one, or send them one after the other",
                field="files",
            )
        folder = Path(tempfile.mkdtemp(dir=self._folder))
        try:
            sources = tuple(
                _copy(upload, name, folder, collection)
                for upload, name in zip(uploads, names, strict=True)
            )
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return folder, sources


def _remove_if_left(folder: Path) -> None:
    if folder.is_dir():
        with suppress(Timeout), FileLock(folder / LOCK, timeout=0):
            shutil.rmtree(folder, ignore_errors=True)


def _copy(upload: UploadFile, name: str, folder: Path, collection: str) -> SourceFile:
    path = folder / secrets.token_hex(8)
    with path.open("xb") as file:
        shutil.copyfileobj(upload.file, file, 1024 * 1024)
    place = f"{collection}/{name}" if collection else name  # no name has a slash in it
    return SourceFile(name, f"upload:{place}", path)
