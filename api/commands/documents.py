"""`kb documents`: a list of the documents."""

from __future__ import annotations

from api.commands.stored import open_index
from api.console import Session
from api.schemas import DocumentList, DocumentView


def run(session: Session) -> int:
    """Print every document, with the pages that could not be read."""
    summaries = open_index(session).summaries()
    listed = DocumentList(documents=[DocumentView.of(summary) for summary in summaries])
    if session.as_json:
        session.raw_json(listed.model_dump_json(indent=2))
        return 0
    if not listed.documents:
        session.say("no_documents")
    for document in listed.documents:
        session.out.print(f"{document.id}  {document.title}")
        session.out.print(f"    {_facts(session, document)}")
    return 0


def _facts(session: Session, document: DocumentView) -> str:
    unread = ", ".join(map(str, document.unread_pages))
    facts = (
        document.type.value,
        " ".join(document.languages),
        document.date.isoformat() if document.date else "",
        f"{session.words('pages')}: {document.page_count}",
        f"{session.words('unread')}: {unread}" if unread else "",
        document.source,
    )
    return " · ".join(filter(None, facts))
