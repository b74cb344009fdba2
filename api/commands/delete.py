"""`kb delete`: a document out of the index."""

from __future__ import annotations

from api.commands.stored import named, open_index
from api.console import Session


def run(session: Session, name: str) -> int:
    """Delete one document with its passages and the copy of its file."""
    index = open_index(session)
    summary = named(index, name)
    with index.writer(session.settings.writer_wait) as writer:
        writer.delete(summary.id)
    if session.as_json:
        session.json({"deleted": summary.id})
    else:
        session.out.print(session.words("deleted", id=summary.id, title=summary.title))
    return 0
