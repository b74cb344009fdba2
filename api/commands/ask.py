"""`kb ask`: a question answered on the command line, in the documents' own sentences."""

from __future__ import annotations

import asyncio

from api.ask_schemas import AskAnswer, QuotedView, SynthesisView
from api.asking import answer_extractively, synthesise
from api.console import Session, one_line
from api.knowledge_base import open_knowledge_base
from kb.answer.answer import Answer
from kb.synthesis.model import LanguageModel
from kb.synthesis.synthesizer import Synthesizer
from kb.types import Language, SearchFilter


def run(session: Session, query: str, most: int, narrowed: SearchFilter) -> int:
    """Answer and print the statements, or exactly what the API answers."""
    knowledge_base = open_knowledge_base(session.settings, session.preparing)
    answer, view = answer_extractively(knowledge_base.answerer, query, most, narrowed)
    if model := LanguageModel.of(session.settings):
        synthesizer = Synthesizer(model, knowledge_base.lexicon)
        view.synthesis = asyncio.run(_synthesis(synthesizer, answer))
    if session.as_json:
        session.raw_json(view.model_dump_json(indent=2))
        return 0
    _print(session, view)
    return 0


async def _synthesis(synthesizer: Synthesizer, answer: Answer) -> SynthesisView | None:
    whole = None
    async for written in synthesise(synthesizer, answer, streaming=False):
        whole = written.synthesis
    return whole


def _print(session: Session, view: AskAnswer) -> None:
    if view.synthesis:
        for sentence in view.synthesis.sentences:
            marks = "".join(f"[{number + 1}]" for number in sentence.statements)
            session.out.print(f"{sentence.text} {marks}")
        facts = view.synthesis.model_dump()
        session.say("synthesis_failed" if view.synthesis.problem else "synthesis", **facts)
    for number, statement in enumerate(view.statements, start=1):
        _print_quoted(session, f"{number:<3}", statement)
        if statement.counterpart:
            _print_quoted(session, "   ", statement.counterpart)
    if not view.answered:
        _decline(session, view)
    for document in view.unread:
        pages = ", ".join(map(str, document.pages))
        session.say("hits_unread", title=document.title, pages=pages)


def _print_quoted(session: Session, margin: str, quoted: QuotedView) -> None:
    lead = f"{one_line(quoted.lead.text)} … " if quoted.lead else ""
    session.out.print(f"{margin}“{lead}{one_line(quoted.text)}”")
    short = quoted.citation.short
    session.out.print(f"   {short.zh if session.words.language is Language.ZH else short.en}")


def _decline(session: Session, view: AskAnswer) -> None:
    made = view.certificate
    facts = made.model_dump(exclude={"nearest"}) | {"languages": ", ".join(made.languages)}
    session.out.print(session.words("not_answered", **facts))
    for hit in made.nearest:
        where = (hit.document.title, hit.clause.label, hit.clause.heading)
        session.out.print(f"   {' · '.join(filter(None, where))}")
