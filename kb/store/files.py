"""An index's place, a folder or an object-store URI, and the original files kept in it."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable
from pathlib import Path

from filelock import FileLock, Timeout
from pyarrow import fs

from kb.errors import IndexBusy

ORIGINALS = "originals"


class Place:
    """Where an index lies. Nothing is created before something is written."""

    def __init__(self, uri: str) -> None:
        self.is_local = "://" not in uri
        self.uri = str(Path(uri).expanduser().absolute()) if self.is_local else uri.rstrip("/")
        if self.is_local:
            self._files, self._root = fs.LocalFileSystem(), self.uri
        else:
            self._files, self._root = fs.FileSystem.from_uri(self.uri)

    def has_table(self, name: str) -> bool:
        """Say whether a table was created to the end: it is there from its first manifest on."""
        return any(path.endswith(".manifest") for path in self._list(f"{name}.lance/_versions"))

    def has_deletions(self, table: str) -> bool:
        """Say whether rows of a table are only marked as deleted, their text still on disk."""
        return bool(self._list(f"{table}.lance/_deletions"))

    def word_partitions(self, table: str) -> int:
        """Return of how many parts a table's word index is made."""
        files = self._list(f"{table}.lance/_indices")
        return sum(path.endswith("_tokens.lance") for path in files)

    def bytes_on_disk(self) -> int:
        """Return the size of everything in the index."""
        selector = fs.FileSelector(self._root, recursive=True, allow_not_found=True)
        return sum(info.size for info in self._files.get_file_info(selector) if info.is_file)

    def lock(self, wait: float) -> FileLock:
        """Return the one writer's lock, taken. Raises `IndexBusy` after `wait` seconds.

        The operating system holds it, so it goes when its process does, however that ends. For
        an object store it only keeps writers on one machine apart.
        """
        if self.is_local:
            Path(self.uri).mkdir(parents=True, exist_ok=True)
            path = Path(self.uri) / "writer.lock"
        else:
            name = hashlib.sha256(self.uri.encode()).hexdigest()[:16]
            path = Path(tempfile.gettempdir()) / f"concord-{name}.lock"
        lock = FileLock(path, thread_local=False)
        try:
            lock.acquire(timeout=wait)
        except Timeout:
            raise IndexBusy(self.uri, wait) from None
        return lock

    def write_text(self, name: str, text: str) -> None:
        """Keep a small file beside the tables; it is there completely or as it was."""
        target = f"{self._root}/{name}.part" if self.is_local else f"{self._root}/{name}"
        with self._files.open_output_stream(target) as stream:
            stream.write(text.encode())
        if self.is_local:
            self._files.move(target, f"{self._root}/{name}")

    def read_text(self, name: str) -> str:
        """Return a small file's text; "" where there is none."""
        path = f"{self._root}/{name}"
        if self._files.get_file_info(path).type is not fs.FileType.File:
            return ""
        with self._files.open_input_stream(path) as stream:
            return str(stream.read(), "utf-8")

    def write_original(self, sha256: str, data: bytes) -> None:
        """Keep a file's bytes; they are there completely or not at all."""
        path = self._original(sha256)
        target = f"{path}.part" if self.is_local else path  # an object appears when it is whole
        self._files.create_dir(path.rpartition("/")[0], recursive=True)
        with self._files.open_output_stream(target) as stream:
            stream.write(data)
        if target != path:
            self._files.move(target, path)

    def read_original(self, sha256: str) -> bytes:
        """Return a file's bytes."""
        with self._files.open_input_stream(self._original(sha256)) as stream:
            data: bytes = stream.read()
        return data

    def remove_originals(self, hashes: Iterable[str]) -> None:
        """Remove the files of these hashes that are there."""
        there = set(self._list(ORIGINALS))
        for path in map(self._original, hashes):
            if path in there:
                self._files.delete_file(path)

    def originals(self) -> set[str]:
        """Return the name of every file kept: its hash, or that and ".part" if unfinished."""
        return {path.rpartition("/")[2] for path in self._list(ORIGINALS)}

    def _original(self, name: str) -> str:
        return f"{self._root}/{ORIGINALS}/{name[:2]}/{name}"

    def _list(self, folder: str) -> list[str]:
        selector = fs.FileSelector(f"{self._root}/{folder}", recursive=True, allow_not_found=True)
        return [info.path for info in self._files.get_file_info(selector) if info.is_file]
