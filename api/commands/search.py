"""`kb search`: a question answered on the command line."""

from __future__ import annotations

from collections.abc import Sequence

from api.answering import answer
from api.console import Session
from api.knowledge_base import open_knowledge_base
from api.search_schemas import HitView, SearchRequest
from kb.types import Language

LONGEST_QUOTE = 400


def run(session: Session, query: str, top_k: int, languages: Sequence[Language]) -> int:
    """Search and print the hits, or exactly what the API answers."""
    knowledge_base = open_knowledge_base(session.settings, session.preparing)
    # Not validated here: pydantic refuses text that the question's own reading makes sense of.
    request = SearchRequest.model_construct(query=query, top_k=top_k, languages=list(languages))
    found = answer(knowledge_base.searcher, request)
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
    quote = " ".join(hit.citation.quote.split())
    cut = quote if len(quote) <= LONGEST_QUOTE else f"{quote[:LONGEST_QUOTE]}…"
    marks = "“{}”"
    session.out.print(f"   {marks.format(cut)}")
