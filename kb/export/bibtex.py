"""Citations as BibTeX, for LaTeX and reference managers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from kb.export.entry import Edition, Entry
from kb.types import Language

# BibTeX counts braces even behind a backslash, so a brace has to be a word.
_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        **{sign: f"\\{sign}" for sign in "%&$#_"},
    }
)
_NOT_IN_KEY = re.compile(r"[^A-Za-z0-9]+")
_LANGUAGES = {Language.EN: "english", Language.ZH: "chinese"}


def to_bibtex(entries: Sequence[Entry], edition: Edition) -> str:
    """Write an entry a citation, its quote as the abstract; of two alike the second is left out."""
    written = {_key(entry): "\n".join(_entry(entry, edition)) for entry in entries}
    return "\n\n".join(written.values()) + "\n"


def _entry(entry: Entry, edition: Edition) -> Iterator[str]:
    citation, document = entry.citation, entry.document
    day = document.date
    fields = {
        "title": entry.title(edition),
        "date": day.isoformat() if day else "",
        "year": str(day.year) if day else "",
        "chapter": entry.clause(edition),
        "pages": entry.pages.replace("–", "--"),
        "note": entry.short(edition),
        "abstract": citation.quote,
        "howpublished": document.source,
        "langid": _LANGUAGES[citation.language],
        "sha256": citation.sha256,
    }
    yield f"@misc{{{_key(entry)},"
    for name, value in fields.items():
        if value:
            yield f"  {name} = {{{escaped(value)}}},"
    yield "}"


def escaped(text: str) -> str:
    """Return `text` on one line, as LaTeX prints it and BibTeX counts its braces."""
    line = " ".join(text.split())
    return "".join(c for c in line if unicodedata.category(c) not in ("Cc", "Cs")).translate(_LATEX)


def _key(entry: Entry) -> str:
    citation = entry.citation
    place = _NOT_IN_KEY.sub("-", citation.locator).strip("-")
    parts = (entry.citation.sha256[:8], place, f"{citation.span.start}-{citation.span.end}")
    return "concord-" + "-".join(filter(None, parts))
