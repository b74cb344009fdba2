"""`kb show`: one document."""

from __future__ import annotations

from collections.abc import Iterator

from api.commands.stored import coverage_line, named, open_index
from api.console import Session
from api.schemas import ClauseView, DocumentDetail, FactView, PageView, printable
from kb.types import FactKind

_MOST_OF_A_KIND = 12  # facts of one kind that are printed; --json has them all


def run(session: Session, name: str, text_only: bool) -> int:
    """Print what a document is and its clauses, or its text, or all of it as JSON."""
    index = open_index(session)
    summary = named(index, name)
    detail = DocumentDetail.in_full(summary, index.document(summary.id))
    if session.as_json:
        session.raw_json(detail.model_dump_json(indent=2))
    elif text_only:
        session.out.file.write(printable(detail.text))
    else:
        _outline(session, detail)
    return 0


def _outline(session: Session, detail: DocumentDetail) -> None:
    facts = {
        "title": detail.title,
        "id": detail.id,
        "source": detail.source,
        "type": detail.type.value,
        "languages": " ".join(detail.languages),
        "date": detail.date.isoformat() if detail.date else "",
        "pages": str(detail.page_count),
        "unread": ", ".join(map(str, detail.unread_pages)),
        "coverage": coverage_line(session, detail.coverage),
        "passages": str(detail.passage_count),
        "clauses": str(detail.clause_count),
    }
    for name, value in facts.items():
        if value:
            session.out.print(f"{session.words(name)}: {value}")
    for line in _facts(session, detail):
        session.out.print(line)
    if detail.coverage.scripts:
        session.out.print(session.words("scripts", scripts=", ".join(detail.coverage.scripts)))
    for page in detail.pages:
        session.out.print(f"  {_page(session, page)}")
    for clause in detail.clauses:
        session.out.print(_line(clause))


def _facts(session: Session, detail: DocumentDetail) -> Iterator[str]:
    """Yield a line a fact, with its page; of many sums or rates the first, and how many more."""
    kinds = list(dict.fromkeys(fact.kind for fact in detail.facts))
    for kind in kinds:
        known = [fact for fact in detail.facts if fact.kind is kind]
        if kind is FactKind.TYPE:  # stands above
            continue
        for fact in known[:_MOST_OF_A_KIND]:
            page = session.words("page", page=detail.pages[fact.page - 1].label or fact.page)
            yield f"{session.words(f'fact_{kind}')}: {_value(session, fact)}  ({page})"
        if (more := len(known) - _MOST_OF_A_KIND) > 0:
            yield f"{session.words(f'fact_{kind}')}: {session.words('more', count=more)}"


def _value(session: Session, fact: FactView) -> str:
    """Return a value as people say it, where it is a code."""
    return session.words.value(fact.kind.value, fact.value)


def _page(session: Session, page: PageView) -> str:
    facts = page.model_dump() | {"source": session.words(f"read_{page.source}")}
    return " · ".join(filter(None, (session.words("page_line", **facts), page.unread, page.script)))


def _line(clause: ClauseView) -> str:
    depth = clause.locator.count("/") + 1
    return f"{'  ' * depth}{clause.label} {clause.heading}".rstrip()
