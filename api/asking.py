"""A question to its answer with or without a model's synthesis, whole or event by event."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from dataclasses import dataclass

from api.ask_schemas import AskAnswer, SynthesisSentence, SynthesisView
from api.search_schemas import CitationView
from kb.answer.answer import Answer
from kb.answer.answerer import Answerer
from kb.stop import ShouldStop, never
from kb.synthesis.synthesizer import Dropped, Ended, Sentence, Synthesizer
from kb.types import SearchFilter


def answer_extractively(
    answerer: Answerer,
    query: str,
    most: int,
    narrowed: SearchFilter,
    should_stop: ShouldStop = never,
) -> tuple[Answer, AskAnswer]:
    """Answer from the documents' own sentences. Raises what `Answerer.answer` raises."""
    started = time.perf_counter()
    answer = answerer.answer(query, most, narrowed, should_stop)
    return answer, AskAnswer.of(answer, time.perf_counter() - started)


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence that holds, or after the last one the whole of the synthesis."""

    sentence: SynthesisSentence | None
    synthesis: SynthesisView


async def synthesise(
    synthesizer: Synthesizer, answer: Answer, *, streaming: bool
) -> AsyncIterator[Written]:
    """Yield the synthesis as it grows, a checked sentence at a time; the last one is whole."""
    sentences: list[SynthesisSentence] = []
    dropped = 0
    async for event in synthesizer.events(answer, streaming=streaming):
        if isinstance(event, Dropped):
            dropped += 1
        elif isinstance(event, Sentence):
            sentences.append(_view(event))
            yield Written(sentences[-1], _whole(synthesizer, sentences, dropped))
        elif isinstance(event, Ended):
            yield Written(None, _whole(synthesizer, sentences, dropped, event.problem))


def _view(sentence: Sentence) -> SynthesisSentence:
    return SynthesisSentence(
        text=sentence.text,
        statements=[one.number - 1 for one in sentence.evidence],
        citations=[CitationView.of(cited) for one in sentence.evidence for cited in one.citations],
    )


def _whole(
    synthesizer: Synthesizer, sentences: list[SynthesisSentence], dropped: int, problem: str = ""
) -> SynthesisView:
    return SynthesisView(
        text=" ".join(one.text for one in sentences),
        sentences=list(sentences),
        dropped=dropped,
        model=synthesizer.model.name,
        problem=problem,
    )
