"""`kb verify`: the quotations of a memo, or citations in JSON, against the documents."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from api.commands.stored import open_index
from api.console import Session, one_line
from api.schemas import printable
from api.search_schemas import CitationView
from api.verify_schemas import CheckedView, CitationClaim, Verification
from api.verifying import verify_text
from ingest.memo import memo_text, plain_text
from kb.errors import BadRequest
from kb.store.index import Index
from kb.types import Language
from kb.verify.claim import Finding
from kb.verify.verifier import Verifier

LONGEST_QUOTE = 200  # characters of one that are printed; --json has it whole
STDIN = "-"
_WHERE = {Finding.MOVED: "stands_in", Finding.NOT_FOUND: "nearest"}
_MOST = 100_000  # quotations; nobody waits for it but who asked


def run(session: Session, file: Path) -> int:
    """Check every quotation and say what came of it; 0 only where all are there as cited."""
    text = _read(session, file)
    found = _verify(open_index(session), text)
    if session.as_json:
        session.raw_json(found.model_dump_json(indent=2))
    else:
        _print(session, found)
    return 0 if found.all_verified else 1


def _read(session: Session, file: Path) -> str:
    if str(file) == STDIN:
        return plain_text("stdin", sys.stdin.buffer.read(), session.settings)
    return memo_text(file, session.settings)


def _verify(index: Index, text: str) -> Verification:
    """Check a text: JSON is what the API answers, or a list of citations; all else is a memo."""
    if text.lstrip("\ufeff \t\r\n")[:1] not in ("{", "["):
        return verify_text(index, text, _MOST)
    try:
        parsed = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return verify_text(index, text, _MOST)  # "[1] The Parties agree …" is a memo
    try:
        claims = [CitationClaim.model_validate(one).claim() for one in _citations(parsed)]
    except ValidationError as error:
        fault = error.errors()[0]
        place = ".".join(map(str, fault["loc"])) or "citation"
        raise BadRequest(f"a citation cannot be read: {place}: {fault['msg']}") from error
    return Verification.of(Verifier(index).verify(claims))


def _citations(parsed: object) -> Iterator[object]:
    """Yield every object that has a quote, wherever it stands in an answer."""
    waiting = [parsed]
    while waiting:
        match waiting.pop():
            case {"quote": str()} as citation:
                yield citation
            case dict() as inner:
                waiting += reversed(inner.values())
            case list() as inner:
                waiting += reversed(inner)


def _print(session: Session, found: Verification) -> None:
    for number, one in enumerate(found.results, 1):
        for line in _lines(session, number, one):
            session.out.print(line)
    if not found.results:
        session.say("nothing_quoted")
    counts = session.words("comma").join(
        f"{count} {session.words(f'verdict_{finding}')}"
        for finding, count in found.verdicts.items()
        if count
    )
    session.out.print(session.words("checked", count=found.checked, counts=counts or "0"))


def _lines(session: Session, number: int, one: CheckedView) -> Iterator[str]:
    verdict = session.words(f"verdict_{one.verdict}")
    where = _short(session, one.found) if one.found else ""
    if where and one.verdict in _WHERE:
        where = session.words(_WHERE[one.verdict], where=where)
    yield f"{number:<3}{' · '.join(filter(None, (verdict, where)))}"
    yield f"   “{_cut(one.quote)}”"
    if one.verdict is Finding.STALE:
        yield f"   {session.words('now', words=_cut(one.now or '—'))}"
    for change in one.differences:
        key = f"change_{change.change}"
        yield f"   {session.words(key, quoted=_cut(change.quoted), found=_cut(change.found))}"


def _short(session: Session, citation: CitationView) -> str:
    return citation.short.zh if session.words.language is Language.ZH else citation.short.en


def _cut(text: str) -> str:
    line = one_line(printable(text))
    return line if len(line) <= LONGEST_QUOTE else f"{line[:LONGEST_QUOTE]}…"
