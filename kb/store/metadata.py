"""What Haystack's document stores may also do: change by filter, and ask about metadata.

None of it is on the path of a search; each reads the documents that match, without vectors.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from haystack import Document as HaystackDocument
from haystack.document_stores.types import DuplicatePolicy

from kb.store.filters import Filters

_TYPE_NAMES = {bool: "boolean", int: "int", float: "float"}  # Haystack's names; else "keyword"


class MetadataQueries(ABC):
    """The optional methods of a Haystack document store, on top of the four it must have.

    A field's name may be given with or without "meta." before it.
    """

    @abstractmethod
    def filter_documents(self, filters: Filters | None = None) -> list[HaystackDocument]:
        """Return every document that matches."""

    @abstractmethod
    def matching(self, filters: Filters | None = None) -> Iterator[HaystackDocument]:
        """Go through the documents that match, without their vectors."""

    @abstractmethod
    def write_documents(
        self, documents: list[HaystackDocument], policy: DuplicatePolicy = DuplicatePolicy.NONE
    ) -> int:
        """Write documents and return how many were written."""

    @abstractmethod
    def delete_documents(self, document_ids: list[str]) -> None:
        """Delete documents by id."""

    def delete_all_documents(self) -> None:
        """Delete every document."""
        self.delete_by_filter({})

    def delete_by_filter(self, filters: Filters) -> int:
        """Delete what matches and return how many that were."""
        ids = [document.id for document in self.matching(filters)]
        self.delete_documents(ids)
        return len(ids)

    def update_by_filter(self, filters: Filters, meta: dict[str, Any]) -> int:
        """Add `meta` to the metadata of what matches and return how many that were."""
        changed = [
            replace(document, meta={**document.meta, **meta})
            for document in self.filter_documents(filters)
        ]
        return self.write_documents(changed, DuplicatePolicy.OVERWRITE)

    def count_documents_by_filter(self, filters: Filters) -> int:
        """Return how many documents match."""
        return sum(1 for _ in self.matching(filters))

    def count_unique_metadata_by_filter(
        self, filters: Filters, metadata_fields: list[str]
    ) -> dict[str, int]:
        """Return how many different values each field has among what matches."""
        documents = list(self.matching(filters))
        return {_key(field): len(_distinct(documents, field)) for field in metadata_fields}

    def get_metadata_fields_info(self) -> dict[str, dict[str, str]]:
        """Return the type of each field that any document has."""
        return {
            key: {"type": _TYPE_NAMES.get(type(value), "keyword")}
            for document in self.matching()
            for key, value in document.meta.items()
        }

    def get_metadata_field_min_max(self, metadata_field: str) -> dict[str, Any]:
        """Return the least and the greatest value of a field; None where it has none."""
        values = list(_distinct(self.matching(), metadata_field).values())
        return {"min": min(values, default=None), "max": max(values, default=None)}

    def get_metadata_field_unique_values(
        self,
        metadata_field: str,
        search_term: str | None = None,
        from_: int = 0,
        size: int = 10,
        filters: Filters | None = None,
    ) -> tuple[list[Any], int]:
        """Return a page of a field's different values, in order, and how many there are.

        `search_term` keeps those it is part of, whatever its case.
        """
        term = (search_term or "").casefold()
        values = _distinct(self.matching(filters), metadata_field)
        kept = sorted(key for key in values if term in key[0].casefold())
        return [values[key] for key in kept[from_ : from_ + size]], len(kept)


def _key(field: str) -> str:
    return field.removeprefix("meta.")


def _distinct(
    documents: Iterator[HaystackDocument] | list[HaystackDocument], field: str
) -> dict[tuple[str, str], Any]:
    """Return a field's values, each once; 1, 1.0, "1" and True are four values."""
    values = (document.meta.get(_key(field)) for document in documents)
    return {(str(value), type(value).__name__): value for value in values if value is not None}
