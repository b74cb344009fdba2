"""`kb search`: a question answered on the command line."""

from __future__ import annotations

from api.answering import answer_to
from api.console import Session, one_line
from api.knowledge_base import open_knowledge_base
from api.search_schemas import HitCounterpartView, HitView
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
    session.out.print(f"{hit.rank:<3}{_where(session, hit)}  [{hit.score:.3f}]")
    session.out.print(f"   {_quote(hit)}")
    if hit.counterpart:
        session.out.print(f"   = {_where(session, hit.counterpart)}")
        session.out.print(f"   {_quote(hit.counterpart)}")


def _where(session: Session, shown: HitView | HitCounterpartView) -> str:
    page = shown.citation.page
    clause = " ".join(filter(None, (shown.clause.label, shown.clause.heading)))
    where = (shown.document.title, clause, session.words("page", page=page.label or page.index))
    return " · ".join(filter(None, where))


def _quote(shown: HitView | HitCounterpartView) -> str:
    quote = one_line(shown.citation.quote)
    cut = quote if len(quote) <= LONGEST_QUOTE else f"{quote[:LONGEST_QUOTE]}…"
    return f"“{cut}”"
