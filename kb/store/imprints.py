"""Titles and prevailing languages of documents, as read from disk, those asked for kept ready."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping

from kb.imprint import Imprint

ReadImprints = Callable[[Iterable[str]], Mapping[str, Imprint]]

KEPT = 20_000  # documents, of some 300 bytes each


class Imprints:
    """A cache that reads all that it lacks in one go. Safe to use from many threads."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], Imprint] = {}
        self._guard = threading.Lock()

    def of(self, keys: Mapping[str, str], read: ReadImprints) -> dict[str, Imprint]:
        """Return the imprint of each content; a key's value is when that was ingested."""
        with self._guard:
            found = {key[0]: self._kept[key] for key in keys.items() if key in self._kept}
        new = [name for name in keys if name not in found]
        if new:
            there = read(new)
            found |= there
            with self._guard:
                if len(self._kept) > KEPT:
                    self._kept.clear()
                self._kept.update({(name, keys[name]): there[name] for name in there})
        return found
