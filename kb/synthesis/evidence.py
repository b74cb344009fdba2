"""What a model may speak from: the statements of an answer, numbered from 1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kb.answer.answer import Answer, Statement
from kb.types import Citation


@dataclass(frozen=True, slots=True)
class Evidence:
    """One numbered piece: a statement and its counterpart, which say the same in two languages.

    `texts` are the quoted words, those that lead to them included; `names` are the title and the
    clause's label, which a sentence may speak of as well.
    """

    number: int
    texts: tuple[str, ...]
    names: tuple[str, ...]
    citations: tuple[Citation, ...]


def evidence_of(answer: Answer) -> tuple[Evidence, ...]:
    """Return an answer's statements as evidence, numbered in their order."""
    return tuple(
        _evidence(number, statement) for number, statement in enumerate(answer.statements, start=1)
    )


def _evidence(number: int, statement: Statement) -> Evidence:
    both = [statement, *([statement.counterpart] if statement.counterpart else [])]
    return Evidence(
        number=number,
        texts=tuple(map(_text, both)),
        names=tuple(
            name for one in both for name in (one.document.title, one.label, one.heading) if name
        ),
        citations=tuple(one.citation for one in both),
    )


def _text(one: Statement) -> str:
    words = f"{one.lead.quote} {one.citation.quote}" if one.lead else one.citation.quote
    return " ".join(words.split())


def written_out(evidence: Sequence[Evidence]) -> str:
    """Return the evidence as the model reads it, a piece a paragraph."""
    return "\n\n".join(
        f"[{one.number}] ({' · '.join(one.names[:2])}) " + "\n".join(one.texts) for one in evidence
    )
