"""Questions that are answered, in JSON or as a stream of events."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

from fastapi import APIRouter, Request
from fastapi.responses import StreamingResponse
from pydantic import BaseModel
from starlette.responses import Response

from api.ask_schemas import AskAnswer, AskRequest
from api.asking import answer_extractively, synthesise
from api.attended import attended
from api.problems import RESPONSES
from api.services import Parts
from kb.answer.answer import Answer
from kb.synthesis.model import LanguageModel
from kb.synthesis.synthesizer import Synthesizer

EVENTS = "text/event-stream"
router = APIRouter(prefix="/v1", tags=["ask"], responses=RESPONSES)


@router.post(
    "/ask",
    response_model=AskAnswer,
    responses={200: {"content": {EVENTS: {"schema": {"type": "string"}}}}},
)
async def ask(asked: AskRequest, request: Request, parts: Parts) -> AskAnswer | Response:
    """Ask in English or Chinese; get the sentences that answer, or that the documents do not.

    With `Accept: text/event-stream` as events: `statements` (this answer at once), `sentence` for
    each checked sentence of the language model, `error` where the model fails, `done` (the whole).
    """
    answerer = parts.knowledge_base.answerer
    answer, view = await attended(
        request,
        parts,
        lambda should_stop: answer_extractively(
            answerer, asked.query, asked.top_k, asked.narrowed(), should_stop
        ),
    )
    parts.metrics.search_seconds.observe(view.took_ms / 1000)
    model = LanguageModel.of(parts.settings) if asked.synthesis else None
    synthesizer = Synthesizer(model, parts.knowledge_base.lexicon) if model else None
    if EVENTS in request.headers.get("accept", ""):
        # A proxy that collects a stream would hold back what is there at once.
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(_events(answer, view, synthesizer), 200, headers, EVENTS)
    if synthesizer:
        async for written in synthesise(synthesizer, answer, streaming=False):
            view.synthesis = written.synthesis
    return view


async def _events(
    answer: Answer, view: AskAnswer, synthesizer: Synthesizer | None
) -> AsyncIterator[str]:
    yield _event("statements", view)
    if synthesizer:
        async for written in synthesise(synthesizer, answer, streaming=True):
            view.synthesis = written.synthesis
            if written.sentence:
                yield _event("sentence", written.sentence)
        if view.synthesis and view.synthesis.problem:
            yield f"event: error\ndata: {json.dumps({'code': view.synthesis.problem})}\n\n"
    yield _event("done", view)


def _event(name: str, data: BaseModel) -> str:
    return f"event: {name}\ndata: {data.model_dump_json()}\n\n"
