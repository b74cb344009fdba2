"""Documents of any number for measuring the store: clustered vectors, words as Zipf found them.

A document has fifty passages, half in each language. Its vectors lie about its own centre, that
about a topic's, and all of a language about that language's, much as those of a multilingual
model do. Its words are drawn by rank r with weight 1 / (r + 2) ** 1.1 (Zipf, with Mandelbrot's
offset), from a vocabulary of each language's own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from string import ascii_lowercase

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from kb.embedding.encoder import Embedded, Vectors
from kb.store.index import PreparedDocument
from kb.types import Clause, Document, DocumentType, Language, Page, Passage, Span

DIMENSION = 384
ENCODER = "synthetic"
PASSAGES = 50  # a document
WORDS = 60  # a passage
VOCABULARY = 40_000  # a language
TOPICS = 2_000
PER_PAGE = 5  # passages
TOKEN_BYTES = 64  # as the default model's are packed


@dataclass(frozen=True, slots=True)
class Question:
    """A question near one passage: some of its words, and its vector moved a little."""

    vector: Vectors
    terms: tuple[str, ...]


def documents(count: int) -> Iterator[PreparedDocument]:
    """Return the first `count` documents; the same ones every time."""
    return (_document(number) for number in range(count))


def questions(count: int, among: int) -> list[Question]:
    """Return `count` questions about the first `among` documents."""
    found = []
    for number in range(count):
        chance = np.random.default_rng([2, number])
        about = _document(int(chance.integers(among)))
        place = int(chance.integers(PASSAGES))
        moved = about.embedded.vectors[place] + 0.5 * chance.normal(size=DIMENSION) / DIMENSION**0.5
        words = sorted(set(about.passages[place].text.split()))
        chosen = chance.choice(words, size=8, replace=False).tolist()
        found.append(Question(_unit(moved[None])[0], tuple(chosen)))
    return found


def _document(number: int) -> PreparedDocument:
    chance = np.random.default_rng([1, number])
    name = f"d{number}"
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    texts = [_text(chance, _language(place)) for place in range(PASSAGES)]
    ends = np.cumsum([len(text) for text in texts]).tolist()
    spans = [Span(end - len(text), end) for text, end in zip(texts, ends, strict=True)]
    passages = tuple(
        Passage(
            document_id=name,
            sha256=sha256,
            language=_language(place),
            locator=f"art:{place // 2 + 1}",
            label=str(place // 2 + 1),
            heading="",
            span=span,
            text=span.of("".join(texts)),
            clauses=(f"art:{place // 2 + 1}",),
        )
        for place, span in enumerate(spans)
    )
    pages = tuple(
        Page(first // PER_PAGE + 1, "", Span(spans[first].start, spans[first + PER_PAGE - 1].end))
        for first in range(0, PASSAGES, PER_PAGE)
    )
    document = Document(
        id=name,
        sha256=sha256,
        source=f"{name}.txt",
        title=name,
        type=DocumentType.AGREEMENT,
        languages=tuple(Language),
        date=None,
        text="".join(texts),
        pages=pages,
        clauses=tuple(
            Clause(passage.locator, passage.label, "", passage.span, passage.language)
            for passage in passages
        ),
    )
    tokens = tuple(chance.bytes(WORDS * TOKEN_BYTES) for _ in passages)
    embedded = Embedded(_vectors(chance), tokens)
    return PreparedDocument(document, passages, embedded, b"", f"synthetic:{name}")


def _language(place: int) -> Language:
    return tuple(Language)[place % 2]


def _text(chance: Generator, language: Language) -> str:
    ranks = np.searchsorted(_cumulated(), chance.random(WORDS))
    return " ".join(_vocabulary(language)[ranks].tolist()) + "\n"


def _vectors(chance: Generator) -> Vectors:
    languages, topics = _centres()
    own = topics[chance.integers(TOPICS)] + 0.7 * chance.normal(size=DIMENSION)
    noise = 0.9 * chance.normal(size=(PASSAGES, DIMENSION))
    return _unit(1.2 * languages[np.arange(PASSAGES) % 2] + own + noise)


def _unit(vectors: NDArray[np.float64]) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / lengths, dtype=np.float32)


@cache
def _centres() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    chance = np.random.default_rng(0)
    languages = chance.normal(size=(len(Language), DIMENSION))
    return languages, chance.normal(size=(TOPICS, DIMENSION))


@cache
def _cumulated() -> NDArray[np.float64]:
    weights = 1 / (np.arange(VOCABULARY) + 2) ** 1.1
    return np.asarray(np.cumsum(weights) / weights.sum())


@cache
def _vocabulary(language: Language) -> NDArray[np.str_]:
    """Return words that the stemmer leaves alone and that no other language has."""
    first = "kq"[tuple(Language).index(language)]
    words = (first + "".join(letters) for letters in product(ascii_lowercase, repeat=4))
    return np.array([f"{word}ok" for word, _ in zip(words, range(VOCABULARY), strict=False)])
