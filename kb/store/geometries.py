"""Where the words of pages are, as read from disk, those asked for last kept ready."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping

# Content, page, and when the content was ingested: a second reading of a file may differ.
PageKey = tuple[str, int, str]
ReadPages = Callable[[Iterable[PageKey]], Mapping[tuple[str, int], bytes]]

KEPT = 2_048  # pages, of some 5 kB each


class Geometries:
    """A cache that reads all that it lacks in one go. Safe to use from many threads."""

    def __init__(self) -> None:
        self._kept: OrderedDict[PageKey, bytes] = OrderedDict()
        self._guard = threading.Lock()

    def of(self, keys: Iterable[PageKey], read: ReadPages) -> dict[PageKey, bytes]:
        """Return the geometry of every page asked for, b"" where there is none."""
        wanted = tuple(keys)
        with self._guard:
            found = {key: self._kept[key] for key in wanted if key in self._kept}
        new = [key for key in wanted if key not in found]
        if new:
            there = read(new)
            found |= {key: there.get(key[:2], b"") for key in new}
        with self._guard:
            for key in wanted:
                self._kept[key] = found[key]
                self._kept.move_to_end(key)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return found
