"""Prepared documents for the tests of the store: small, in both languages, and all different."""

from __future__ import annotations

import hashlib
from datetime import date

import numpy as np

from kb.embedding.encoder import Embedded, Vectors
from kb.locator import numbers
from kb.store.index import Index, PreparedDocument
from kb.types import (
    Clause,
    Document,
    DocumentType,
    Language,
    Page,
    Passage,
    SearchFilter,
    Span,
)

DIMENSION = 8
ENCODER = "test-encoder"
EVERYTHING = SearchFilter()
ANY = np.eye(1, DIMENSION, dtype=np.float32)[0]  # every passage has some nearness to it

# Articles of a sample, with the language that each is written in.
ARTICLES = (
    ("art:1", "Article 1", "Royalty", "Article 1 Royalty. The royalty of {mark} is {number} %.\n"),
    ("art:1", "第一条", "权利金", "第一条 权利金 {mark}的权利金为百分之{number}。\n"),
    ("art:2/par:1", "Article 2(1)", "", "Article 2 (1) Either party of {mark} may terminate.\n"),
    ("art:2/par:1", "第二条第一款", "", "第二条 第一款 {mark}任何一方可终止本协议。\n"),
)


def sample(number: int, revision: int = 0) -> PreparedDocument:
    """Return document `number`; each revision has other bytes, text and vectors.

    Its mark, "mark7r0" and the like, is a word that no other document or revision has.
    """
    mark = mark_of(number, revision)
    parts = [text.format(mark=mark, number=number) for *_, text in ARTICLES]
    ends = np.cumsum([len(part) for part in parts]).tolist()
    spans = [Span(end - len(part), end) for part, end in zip(parts, ends, strict=True)]
    original = "".join(parts).encode()
    document = Document(
        id=f"d{number}",
        sha256=hashlib.sha256(original).hexdigest(),
        source=f"{number}.md",
        title=f"Agreement {mark}",
        type=DocumentType.LAW if number % 2 else DocumentType.MOU,
        languages=(Language.EN, Language.ZH),
        date=date(2020, 1, 1 + number % 28) if number % 3 else None,
        text="".join(parts),
        pages=(Page(1, "i", Span(0, ends[1])), Page(2, "1", Span(ends[1], ends[3]), "no text")),
        clauses=tuple(
            Clause(locator, label, heading, span, _language(place))
            for place, ((locator, label, heading, _), span) in enumerate(
                zip(ARTICLES, spans, strict=True)
            )
        ),
        media_type="text/markdown",
    )
    passages = tuple(
        Passage(
            document_id=document.id,
            sha256=document.sha256,
            language=clause.language,
            locator=clause.locator,
            label=clause.label,
            heading=clause.heading,
            span=clause.span,
            text=clause.span.of(document.text),
            context=document.title,
            clauses=(clause.locator, "ch:1"),
        )
        for clause in document.clauses
    )
    embedded = Embedded.without_tokens(_vectors(number, revision, len(passages)))
    return PreparedDocument(document, passages, embedded, original, f"file:/{number}.md")


def mark_of(number: int, revision: int = 0) -> str:
    """Return the word that only this revision has; the analyzer leaves it whole."""
    letters = "".join(chr(ord("a") + int(digit)) for digit in f"{number:04d}{revision}")
    return f"mark{letters}q"


def open_index(uri: str) -> Index:
    """Open an index of samples."""
    return Index.open(uri, encoder_id=ENCODER, dimension=DIMENSION)


def everything_found(index: Index, number: int, revision: int = 0) -> set[str]:
    """Return the ids of a sample's passages that any way of looking finds."""
    item = sample(number, revision)
    found = [index.at_numbers(numbers("art:1"), EVERYTHING, 10_000)]
    for language in Language:
        found += [
            index.dense(vector, language, EVERYTHING, 10_000) for vector in item.embedded.vectors
        ]
        found.append(
            index.bm25([mark_of(number, revision), "权利金"], language, EVERYTHING, 10_000)
        )
    ids = {candidate.passage.id for candidates in found for candidate in candidates}
    return ids & {passage.id for passage in item.passages}


def _language(place: int) -> Language:
    return Language.ZH if place % 2 else Language.EN


def _vectors(number: int, revision: int, count: int) -> Vectors:
    drawn = np.random.default_rng([number, revision]).normal(size=(count, DIMENSION))
    unit = drawn / np.linalg.norm(drawn, axis=1, keepdims=True)
    return np.asarray(unit, dtype=np.float32)
