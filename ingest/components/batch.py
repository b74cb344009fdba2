"""What travels between the steps of ingestion."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from ingest.plan import Task
from kb.types import Document, Passage

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Batch(Generic[T]):
    """A frozen run of items.

    Haystack copies every list that passes between components, item by item, to protect it from
    its neighbours. These are frozen already, so the copy is the thing itself.
    """

    items: tuple[T, ...]

    def __deepcopy__(self, memo: dict[int, object]) -> Batch[T]:
        return self


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read: its document, its bytes, the task that it fulfils, and remarks."""

    task: Task
    document: Document
    original: bytes
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CutFile:
    """A file that was read and cut into passages."""

    file: ReadFile
    passages: tuple[Passage, ...]
