"""`kb status`: how much the index holds."""

from __future__ import annotations

from api.commands.stored import coverage_line, open_index
from api.console import Session
from api.schemas import StatusView

MEBIBYTE = 2**20


def run(session: Session) -> int:
    """Print the counts, pages that could not be read among them."""
    status = open_index(session).status()
    view = StatusView.of(status, session.settings.max_file_bytes)
    if session.as_json:
        session.raw_json(view.model_dump_json(indent=2))
        return 0
    facts = {
        "index": view.index,
        "encoder": view.encoder,
        "documents": f"{view.documents:,}",
        "pages": f"{view.pages:,}",
        "unread": f"{view.unread_pages:,}",
        "coverage": coverage_line(session, view.coverage),
        "clauses": f"{view.clauses:,}",
        "passages": f"{view.passages:,}",
        "size": f"{view.bytes_on_disk / MEBIBYTE:,.1f} MiB",
    }
    for name, value in facts.items():
        session.out.print(f"{session.words(name)}: {value}")
    return 0
