"""All that a child process does, by the order it gets."""

from __future__ import annotations

from ingest.document import read_document
from ingest.orders import Described, ReadOrder
from ingest.unpack import Unpacked, UnpackOrder, unpack


def work(order: object) -> Described | Unpacked:
    """Read a file, or take one apart. Raises the `FileRefused` errors, and `MissingPath`."""
    match order:
        case ReadOrder():
            return read_document(order)
        case UnpackOrder():
            return unpack(order)
    raise TypeError(f"{type(order).__name__} is no order")
