"""`kb search`: a question answered on the command line."""

from __future__ import annotations

from api.answering import answer_to
from api.console import Session, one_line
from api.knowledge_base import open_knowledge_base
from api.search_schemas import HitView
from kb.types import SearchFilter

LONGEST_QUOTE = 400


def run(session: Session, query: str, top_k: int, narrowed: SearchFilter) -> int:
    """Search and print the hits, or exactly what the API answers."""
    knowledge_base = open_knowledge_base(session.settings, session.preparing)
    found = answer_to(knowledge_base.searcher, query, top_k, narrowed)
    if session.as_json:
        session.raw_json(found.model_dump_json(indent=2))
        return 0
    for hit in found.hits:
        _print(session, hit)
    if not found.hits:
        session.say("none_found")
    for document in found.unread:
        pages = ", ".join(map(str, document.pages))
        session.say("hits_unread", title=document.title, pages=pages)
    return 0


def _print(session: Session, hit: HitView) -> None:
    page = hit.citation.page
    clause = " ".join(filter(None, (hit.clause.label, hit.clause.heading)))
    where = (hit.document.title, clause, session.words("page", page=page.label or page.index))
    session.out.print(f"{hit.rank:<3}{' · '.join(filter(None, where))}  [{hit.score:.3f}]")
    quote = one_line(hit.citation.quote)
    cut = quote if len(quote) <= LONGEST_QUOTE else f"{quote[:LONGEST_QUOTE]}…"
    marks = "“{}”"
    session.out.print(f"   {marks.format(cut)}")
