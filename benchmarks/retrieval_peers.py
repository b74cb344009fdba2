"""What others would do with the same sets: stock Haystack, and the bare model."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from haystack import Document, Pipeline
from haystack.components.joiners import DocumentJoiner
from haystack.components.retrievers import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
from haystack.document_stores.in_memory import InMemoryDocumentStore

from benchmarks.remembered import Memory
from kb.judging import DEEP_CUT
from kb.labelled_set import LabelledSet, Row

Ask = Callable[[Row], list[str]]  # a question -> the ids of rows, best first


def bare_model(labelled: LabelledSet, memory: Memory) -> Ask:
    """Rank by the cosine of plain multilingual-e5-small, all rows in one pool."""
    rows = _vectors(labelled, memory)

    def ask(question: Row) -> list[str]:
        likeness = rows @ memory.question(question.text, question.language).vector
        return [labelled.corpus[at].id for at in np.argsort(-likeness, kind="stable")[:DEEP_CUT]]

    return ask


def haystack_bm25(labelled: LabelledSet, memory: Memory) -> Ask:
    """Rank by Haystack's in-memory BM25 as it comes."""
    retriever = InMemoryBM25Retriever(_store(labelled, memory), top_k=DEEP_CUT)
    return lambda question: _ids(retriever.run(query=question.text))


def haystack_hybrid(labelled: LabelledSet, memory: Memory) -> Ask:
    """Rank by Haystack's hybrid retrieval: the bare model and BM25 by reciprocal rank fusion."""
    store = _store(labelled, memory)
    pipeline = Pipeline()
    pipeline.add_component("dense", InMemoryEmbeddingRetriever(store, top_k=DEEP_CUT))
    pipeline.add_component("bm25", InMemoryBM25Retriever(store, top_k=DEEP_CUT))
    pipeline.add_component("joiner", DocumentJoiner(join_mode="reciprocal_rank_fusion"))
    pipeline.connect("dense", "joiner")
    pipeline.connect("bm25", "joiner")

    def ask(question: Row) -> list[str]:
        vector = memory.question(question.text, question.language).vector.tolist()
        found = pipeline.run(
            {"dense": {"query_embedding": vector}, "bm25": {"query": question.text}}
        )
        return _ids(found["joiner"])[:DEEP_CUT]

    return ask


PEERS: dict[str, Callable[[LabelledSet, Memory], Ask]] = {
    "plain multilingual-e5-small": bare_model,
    "plain BM25 (Haystack)": haystack_bm25,
    "stock Haystack hybrid": haystack_hybrid,
}


def _store(labelled: LabelledSet, memory: Memory) -> InMemoryDocumentStore:
    store = InMemoryDocumentStore(embedding_similarity_function="cosine")
    rows = _vectors(labelled, memory)
    store.write_documents(
        [
            Document(id=row.id, content=_searchable(row), embedding=vector.tolist())
            for row, vector in zip(labelled.corpus, rows, strict=True)
        ]
    )
    return store


def _vectors(labelled: LabelledSet, memory: Memory) -> Any:
    texts = [_searchable(row) for row in labelled.corpus]
    return memory.passages(texts, [row.language for row in labelled.corpus]).vectors


def _searchable(row: Row) -> str:
    """Return a row as the product embeds it: its title, then its text."""
    return f"{row.title}\n{row.text or ' '}" if row.title else row.text or " "


def _ids(found: dict[str, Any]) -> list[str]:
    return [str(document.id) for document in found["documents"]]
