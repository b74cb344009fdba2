"""Pictures of pages, drawn in children when they are asked for and kept on disk for a while."""

from __future__ import annotations

import shutil
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from ingest.drawing import Drawn, DrawOrder
from ingest.sandbox.limits import Limits
from ingest.sandbox.pool import Pool
from ingest.sandbox.wire import Done, Refused
from kb.errors import PageNotDrawn
from kb.settings import Settings

# Widths that are drawn; what is asked for is rounded up, so that few pictures of a page are kept.
WIDTHS = (320, 640, 960, 1280, 1600, 2000)
CHILDREN = 2  # a page that takes long does not hold up every other
_SECONDS = 20.0  # of processor time; a page of a thousand drawings takes 2
_FILES = 16  # originals that lie ready for the children


@dataclass(frozen=True, slots=True)
class PageKey:
    """One picture: of which content, which page from 1, how many pixels wide."""

    sha256: str
    page: int
    width: int


@dataclass(frozen=True, slots=True)
class PageFile:
    """Where the page is to be drawn from: the file's name, its type and how to get its bytes."""

    name: str
    media_type: str
    read: Callable[[], bytes]


def width_for(asked: int) -> int:
    """Return the width that is drawn where `asked` pixels are wanted: the next one up."""
    return next((width for width in WIDTHS if width >= asked), WIDTHS[-1])


class PageImages:
    """Draws pages and keeps what was drawn, the oldest going first. Safe to use from many threads.

    What is kept lies in a private folder of this server's, which goes when the server stops:
    papers are confidential, and a picture of a page is the page.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._most_bytes = settings.page_cache_bytes
        self._kept: OrderedDict[PageKey, int] = OrderedDict()  # size in bytes, oldest use first
        self._running: dict[PageKey, Future[bytes]] = {}
        self._originals: OrderedDict[str, Path] = OrderedDict()
        self._guard = threading.Lock()
        self._folder = Path()
        self._pool: Pool | None = None
        self._threads: ThreadPoolExecutor | None = None

    def open(self, folder: Path) -> None:
        """Keep pictures in `folder` from now on. No child is started before a page is wanted."""
        settings = self._settings
        limits = Limits(min(_SECONDS, settings.read_seconds), settings.read_memory)
        self._folder = folder
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._pool = Pool("ingest.drawing:work", limits, CHILDREN)
        self._threads = ThreadPoolExecutor(CHILDREN, thread_name_prefix="drawing")

    def close(self) -> None:
        """End the children and remove every picture."""
        if self._pool is not None and self._threads is not None:
            self._threads.shutdown(wait=False, cancel_futures=True)
            self._pool.close()
            shutil.rmtree(self._folder, ignore_errors=True)

    def kept(self, key: PageKey) -> bytes | None:
        """Return a picture that lies ready."""
        with self._guard:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
        try:
            return self._path(key).read_bytes()
        except FileNotFoundError:  # forgotten a moment ago
            return None

    def drawn(self, key: PageKey, file: PageFile) -> Future[bytes]:
        """Return the picture to come; those who ask for the same one wait for the same drawing.

        It raises `PageNotDrawn`, and `ReaderUnavailable` where no child can be started.
        """
        if self._threads is None:
            raise RuntimeError("pictures are drawn between open and close")
        with self._guard:
            running = self._running.get(key)
            if running is None:
                running = self._threads.submit(self._draw, key, file)
                self._running[key] = running
                running.add_done_callback(lambda _: self._done(key))
        return running

    def forget(self, sha256: str) -> None:
        """Remove every picture of a content, and its file."""
        with self._guard:
            for key in [key for key in self._kept if key.sha256 == sha256]:
                self._drop(key)
            original = self._originals.pop(sha256, None)
        if original is not None:
            original.unlink(missing_ok=True)

    @property
    def size(self) -> int:
        """The bytes of the pictures kept."""
        with self._guard:
            return sum(self._kept.values())

    def _done(self, key: PageKey) -> None:
        with self._guard:
            self._running.pop(key, None)

    def _draw(self, key: PageKey, file: PageFile) -> bytes:
        if self._pool is None:
            raise RuntimeError("pictures are drawn between open and close")
        path = self._original(key.sha256, file)
        pixels = self._settings.max_pixels
        order = DrawOrder(file.name, path, file.media_type, key.page, key.width, pixels)
        match self._pool.submit(file.name, order).result():
            case Done(value=Drawn(picture=picture)):
                self._keep(key, picture)
                return picture
            case Refused(reason=reason):
                raise PageNotDrawn(file.name, key.page, reason)
            case failed:
                raise PageNotDrawn(file.name, key.page, type(failed).__name__)

    def _original(self, sha256: str, file: PageFile) -> Path:
        """Return where the file's bytes lie for the children to read."""
        with self._guard:
            if sha256 in self._originals:
                self._originals.move_to_end(sha256)
                return self._originals[sha256]
        path = self._folder / f"{sha256}-{threading.get_ident()}"  # two threads may come at once
        path.write_bytes(file.read())
        with self._guard:
            kept = self._originals.setdefault(sha256, path)
            old = [self._originals.popitem(last=False)[1]] if len(self._originals) > _FILES else []
        for left in [*old, *([path] if kept != path else [])]:
            left.unlink(missing_ok=True)
        return kept

    def _keep(self, key: PageKey, picture: bytes) -> None:
        path = self._path(key)
        path.parent.mkdir(exist_ok=True)
        part = path.with_suffix(".part")
        part.write_bytes(picture)
        part.replace(path)
        with self._guard:
            self._kept[key] = len(picture)
            while sum(self._kept.values()) > self._most_bytes and self._kept:
                self._drop(next(iter(self._kept)))

    def _drop(self, key: PageKey) -> None:
        self._kept.pop(key, None)
        self._path(key).unlink(missing_ok=True)

    def _path(self, key: PageKey) -> Path:
        return self._folder / f"pages-{key.sha256}" / f"{key.page}-{key.width}.webp"
