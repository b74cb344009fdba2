"""Documents whose words are those of another that came as other bytes: a scan's text, a re-save."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from kb.store.index import Index
from kb.types import Document, DocumentSummary

_NO_WORD = re.compile(r"[\W_]+")
_LEAST = 100  # letters and figures; shorter texts are alike by chance: a cover, a form
_MOST_COMPARED = 20  # documents whose text is fetched, 3 ms each
_FEW_CLAUSES = 3


@dataclass(frozen=True, slots=True)
class Twin:
    """The document that has the same words."""

    document_id: str
    source: str


class SameText:
    """Finds the twins of documents as they come in, among those there and those before."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._seen: dict[str, Twin] = {}

    def twin_of(self, document: Document) -> Twin | None:
        """Return a document with the same words and other bytes, None where there is none.

        Lay-out, punctuation and case are not looked at.
        """
        own = fingerprint(document.text)
        if not own:
            return None
        here = Twin(document.id, document.source)
        twin = self._seen.setdefault(own, here)
        if twin is not here:
            return twin
        for summary in self._alike(document):
            if fingerprint(self._index.document(summary.id).text) == own:
                return Twin(summary.id, summary.source)
        return None

    def _alike(self, document: Document) -> Iterator[DocumentSummary]:
        """Yield the documents that may be the same by what is known of all: title, or clauses."""
        clauses = len(document.clauses)
        found = 0
        for summary in self._index.summaries():
            same_clauses = clauses > _FEW_CLAUSES and summary.clause_count == clauses
            if summary.id == document.id or not (summary.title == document.title or same_clauses):
                continue
            yield summary
            found += 1
            if found == _MOST_COMPARED:
                return


def fingerprint(text: str) -> str:
    """Return what is the same for texts of the same words, "" for a text of few."""
    words = _NO_WORD.sub("", text).casefold()
    return hashlib.sha256(words.encode()).hexdigest() if len(words) >= _LEAST else ""
