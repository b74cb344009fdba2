"""Paths in: the files they stand for, in a stable order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

from ingest.report import SourceFile, own_name
from kb.errors import MissingPath

# Files that lie in folders of papers and are nobody's paper: met inside a folder they are listed
# as ignored. Any other file, a photograph or a spreadsheet too, is tried and refused aloud.
NOT_PAPERS = frozenset(
    ".tsv .csv .json .jsonl .xml .yaml .yml .toml .ini .log .py .js .css .lock .db .sqlite"
    " .tmp .bak .part .crdownload .lnk .url".split()
)
NOT_PAPER_NAMES = frozenset({"thumbs.db", "desktop.ini"})
LOCK_FILE_PREFIXES = ("~$", ".~lock.")  # an open Word or LibreOffice document leaves these


def find_files(paths: Sequence[Path]) -> tuple[SourceFile, ...]:
    """Return the files that `paths` name or contain, each once, folders sorted by name.

    Hidden files and folders inside a named folder are left out. Raises `MissingPath`.
    """
    found: dict[str, SourceFile] = {}
    for path in paths:
        for source in _expand(path):
            found.setdefault(source.origin, source)
    return tuple(found.values())


def is_paper(source: SourceFile) -> bool:
    """Say whether a file should be tried: one named outright always is."""
    name = own_name(source.name).lower()
    if source.named:
        return True
    return not (
        PurePath(name).suffix in NOT_PAPERS
        or name in NOT_PAPER_NAMES
        or name.startswith(LOCK_FILE_PREFIXES)
    )


def _expand(path: Path) -> Iterator[SourceFile]:
    if not path.exists():
        raise MissingPath(str(path))
    if not path.is_dir():
        yield _source(path, named=True)
        return
    for inner in sorted(path.rglob("*")):
        hidden = any(part.startswith(".") for part in inner.relative_to(path).parts)
        if inner.is_file() and not hidden:
            yield _source(inner, named=False)


def _source(path: Path, *, named: bool) -> SourceFile:
    return SourceFile(path.name, f"file:{path.resolve()}", path, named)
