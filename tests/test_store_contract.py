"""Haystack's own tests of a document store, the optional ones too, run on ours.

Not taken over: nothing of what `haystack.testing.document_store` offers for synchronous stores.
Our store has no asynchronous face, so `document_store_async` does not apply.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from haystack import Document
from haystack.dataclasses import ByteStream, SparseEmbedding
from haystack.document_stores.errors import DuplicateDocumentError
from haystack.document_stores.types import DocumentStore, DuplicatePolicy
from haystack.testing.document_store import (
    CountDocumentsByFilterTest,
    CountUniqueMetadataByFilterTest,
    DocumentStoreBaseExtendedTests,
    GetMetadataFieldMinMaxTest,
    GetMetadataFieldsInfoTest,
    GetMetadataFieldUniqueValuesTest,
)

from kb.store.passages import LanceDocumentStore

DIMENSION = 768  # what Haystack's samples have


class TestLanceDocumentStore(
    DocumentStoreBaseExtendedTests,
    CountDocumentsByFilterTest,
    CountUniqueMetadataByFilterTest,
    GetMetadataFieldsInfoTest,
    GetMetadataFieldMinMaxTest,
    GetMetadataFieldUniqueValuesTest,
):
    @pytest.fixture
    def document_store(self, tmp_path: Path) -> LanceDocumentStore:
        return LanceDocumentStore(str(tmp_path), DIMENSION)

    @staticmethod
    def assert_documents_are_equal(received: list[Document], expected: list[Document]) -> None:
        """Compare all but the vectors exactly; those are kept in single precision."""
        without = [replace(document, embedding=None) for document in received]
        assert without == [replace(document, embedding=None) for document in expected]
        for one, other in zip(received, expected, strict=True):
            assert (one.embedding is None) == (other.embedding is None)
            if one.embedding and other.embedding:
                np.testing.assert_allclose(one.embedding, other.embedding, rtol=1e-6)

    def test_write_documents(self, document_store: DocumentStore) -> None:
        documents = [Document(id="1", content="one"), Document(id="2", content="二")]
        assert document_store.write_documents(documents) == 2
        with pytest.raises(DuplicateDocumentError):
            document_store.write_documents([Document(id="3", content="three"), documents[0]])
        assert document_store.filter_documents() == documents


@pytest.fixture
def store(tmp_path: Path) -> LanceDocumentStore:
    return LanceDocumentStore(str(tmp_path), 2)


def test_a_store_opens_again_from_its_description(store: LanceDocumentStore) -> None:
    store.write_documents([Document(id="1", content="one", embedding=[1.0, 0.0])])
    again = LanceDocumentStore.from_dict(store.to_dict())
    assert again.to_dict() == store.to_dict()
    assert [document.id for document in again.filter_documents()] == ["1"]


def test_everything_a_document_carries_comes_back(store: LanceDocumentStore) -> None:
    document = Document(
        id="1",
        content="第五条",
        blob=ByteStream(b"\x00\xff", mime_type="image/png", meta={"page": 1}),
        meta={"language": "zh", "start": 3, "document_date": "2026-01-31", "note": {"of": [1]}},
        embedding=[0.0, 1.0],
        sparse_embedding=SparseEmbedding([1], [0.5]),
    )
    store.write_documents([document])
    assert store.filter_documents() == [document]


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (Document(id="d", content="x", meta={"language": 5}), "meta.language of d is 5"),
        (Document(id="d", content="x", meta={"start": "5"}), "meta.start of d is '5'"),
        (Document(id="d", content="x", meta={"document_date": "May"}), "May"),
        (Document(id="d", content="x", meta={"seen": {1, 2}}), "the metadata of d"),
        (Document(id="d", content="x", embedding=[1.0]), "has 1 numbers, not 2"),
    ],
)
def test_what_has_no_place_is_refused(
    store: LanceDocumentStore, document: Document, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        store.write_documents([document])
    assert store.count_documents() == 0


def test_both_retrievals_rank_and_filter(store: LanceDocumentStore) -> None:
    store.write_documents(
        [
            Document(id="1", content="royalty on copper", embedding=[1.0, 0.0]),
            Document(id="2", content="royalty royalty", meta={"k": 1}, embedding=[0.6, 0.8]),
            Document(id="3", content="铜矿权利金", meta={"k": 1}, embedding=[0.0, 1.0]),
            Document(id="4", content="without a vector"),
        ]
    )
    nearest = store.embedding_retrieval([1.0, 0.0], top_k=2)
    assert [document.id for document in nearest] == ["1", "2"]
    assert [document.score for document in nearest] == pytest.approx([1.0, 0.6])
    of_k = {"field": "meta.k", "operator": "==", "value": 1}
    assert [d.id for d in store.embedding_retrieval([1.0, 0.0], of_k)] == ["2", "3"]
    assert [d.id for d in store.bm25_retrieval(["royalti"])] == ["2", "1"]
    assert {d.id for d in store.bm25_retrieval(["royalti", "铜矿"], of_k)} == {"2", "3"}
    assert store.bm25_retrieval([]) == []
    assert store.bm25_retrieval(["Royalti"]) == []
    none = {"field": "meta.k", "operator": "==", "value": 2}
    assert store.embedding_retrieval([1.0, 0.0], none) == []
    with pytest.raises(ValueError, match="vectors of shape"):
        store.embedding_retrieval([1.0])


def test_a_policy_decides_on_doubles_inside_one_call(store: LanceDocumentStore) -> None:
    twice = [Document(id="1", content="a"), Document(id="1", content="b")]
    with pytest.raises(DuplicateDocumentError):
        store.write_documents(twice, DuplicatePolicy.FAIL)
    assert store.count_documents() == 0
    assert store.write_documents(twice, DuplicatePolicy.OVERWRITE) == 1
    assert [document.content for document in store.filter_documents()] == ["b"]
