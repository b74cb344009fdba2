"""What an answer is: statements quoted word for word, and how sure it is that they answer."""

from __future__ import annotations

from dataclasses import dataclass

from kb.figures.figure import Figure
from kb.types import Citation, DocumentSummary, Hit, Language


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a document that answers. `figures` are placed within `citation.quote`.

    `label` and `heading` are those of the clause it stands in; `lead` the words that lead to an
    item, or the header over a row, cited by themselves. `counterpart` is what the other language's
    text says in its place, None where none was found that surely does.
    """

    language: Language
    citation: Citation
    document: DocumentSummary
    label: str
    heading: str
    figures: tuple[Figure, ...] = ()
    lead: Citation | None = None
    counterpart: Statement | None = None


@dataclass(frozen=True, slots=True)
class Certificate:
    """What was searched for an answer, and how sure it is, from 0 to 1, against what was needed.

    `documents`, `pages`, `unread_pages` and `passages` count what the search was narrowed to,
    `nearest` are the passages nearest to the question.
    """

    documents: int
    pages: int
    unread_pages: int
    passages: int
    languages: tuple[Language, ...]
    confidence: float
    threshold: float
    nearest: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Statements that answer, the surest first; none where the documents do not answer."""

    query: str
    query_language: Language
    statements: tuple[Statement, ...]
    certificate: Certificate
    hits: tuple[Hit, ...] = ()

    @property
    def abstained(self) -> bool:
        """Whether the documents were found not to answer."""
        return not self.statements
