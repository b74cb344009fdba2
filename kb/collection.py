"""Which collection a document belongs to, read from where its file came from."""

from __future__ import annotations

_INSIDE = "!/"  # between a file that holds files and the one in it


def collection_of(origin: str) -> str:
    """Return the folder a file lay in, or what its uploader called the collection; "" without one.

    `file:/papers/mous/a.pdf` is of "mous", `upload:Forum 2026/a.pdf` of "Forum 2026"; what came
    out of an archive or a mail is of that file's collection.
    """
    scheme, _, path = origin.partition(_INSIDE)[0].partition(":")
    folder = path.rpartition("/")[0]
    return folder.rpartition("/")[2] if scheme in ("file", "upload") else ""
