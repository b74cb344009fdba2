"""Render the sample corpus: `python -m corpus.render [PART_OF_A_NAME …]`.

Every file that the manifest lists is made from its sources in `corpus/sources`; without an argument
the question set is put together as well, with the page on which each answer stands.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable
from dataclasses import dataclass

from corpus.question_set import write_questions
from corpus.source import HERE, Source, read_source
from corpus.text import html, markdown, plain
from corpus.typeset import pdf, pdf_columns, pdf_scan
from corpus.word import docx

FILES = HERE / "files"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file to render: its name, how, from which sources, in which style."""

    name: str
    format: str
    sources: tuple[str, ...]
    style: str = "plain"


Renderer = Callable[[tuple[Source, ...], str], bytes]
RENDERERS: dict[str, Renderer] = {
    "pdf": lambda sources, style: pdf(sources[0], style),
    "pdf-bilingual-columns": lambda sources, style: pdf_columns(sources[0], sources[1]),
    "pdf-scan": lambda sources, style: pdf_scan(sources[0]),
    "docx": lambda sources, style: docx(sources, numbered=style == "numbered"),
    "docx-bilingual": lambda sources, style: docx(sources, numbered=False),
    "html": lambda sources, style: html(sources[0]),
    "md": lambda sources, style: markdown(sources[0]),
    "txt-gb18030": lambda sources, style: plain(sources[0]),
}


def manifest() -> tuple[Entry, ...]:
    """Return every file the manifest lists, in its order."""
    paths = (HERE / "manifest.toml", *sorted((HERE / "manifest.d").glob("*.toml")))
    return tuple(
        Entry(row["name"], row["format"], tuple(row["sources"]), row.get("style", "plain"))
        for path in paths
        for row in tomllib.loads(path.read_text(encoding="utf-8")).get("file", ())
    )


def main(wanted: list[str]) -> None:
    """Render the files whose names hold a part in `wanted`; without one all, and the questions."""
    FILES.mkdir(exist_ok=True)
    for entry in manifest():
        if wanted and not any(part in entry.name for part in wanted):
            continue
        sources = tuple(read_source(name) for name in entry.sources)
        made = RENDERERS[entry.format](sources, entry.style)
        (FILES / entry.name).write_bytes(made)
        print(f"{len(made) / 1024:8.0f} KiB  {entry.name}")
    if not wanted:
        print(f"{write_questions(FILES)} questions")


if __name__ == "__main__":
    main(sys.argv[1:])
