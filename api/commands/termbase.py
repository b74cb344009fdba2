"""`kb termbase`: a user's own terms in both languages, kept with the index."""

from __future__ import annotations

from pathlib import Path

from api.commands.stored import open_index
from api.console import Session
from kb.errors import BadRequest
from kb.lexicon.termbase import read_termbase


def run(session: Session, path: Path | None) -> int:
    """Check a termbase file and keep it; without one, say how many terms are kept.

    A file with a bad line changes nothing.
    """
    index = open_index(session)
    if path is not None:
        text = _read(path)
        list(read_termbase(text, path.name))
        index.keep_termbase(text, session.settings.writer_wait)
    kept = index.termbase()
    count = len(list(read_termbase(kept, "termbase"))) if kept else 0
    if session.as_json:
        session.json({"pairs": count})
    else:
        session.out.print(session.words("termbase", pairs=f"{count:,}"))
    return 0


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadRequest(
            f"{path} cannot be read ({error}); give a tab-separated file in UTF-8", field="FILE"
        ) from None
