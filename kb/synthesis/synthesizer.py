"""An answer's statements to a model, and what it says back, sentence by checked sentence."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from kb.answer.answer import Answer
from kb.lexicon.lexicon import Lexicon
from kb.synthesis.checks import Fault, fault_in
from kb.synthesis.evidence import Evidence, evidence_of
from kb.synthesis.model import LanguageModel, ModelFailed
from kb.synthesis.prompt import prompt
from kb.synthesis.sentences import Said, SentenceReader

MOST_SENTENCES = 8


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that holds, and the evidence that it cites."""

    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Dropped:
    """A sentence that does not hold. Its words are not kept."""

    fault: Fault


@dataclass(frozen=True, slots=True)
class Ended:
    """The model is done; `problem` is "" or says why it did not come to its end."""

    problem: str = ""


Event = Sentence | Dropped | Ended


class Synthesizer:
    """Asks one model. Nothing of what it says is handed on before it was checked."""

    def __init__(self, model: LanguageModel, lexicon: Lexicon | None = None) -> None:
        self.model = model
        self._lexicon = lexicon

    async def events(self, answer: Answer, *, streaming: bool) -> AsyncIterator[Event]:
        """Yield an event a sentence, then one `Ended`; () of sentences where nothing answers."""
        evidence = evidence_of(answer)
        shown = 0
        problem = ""
        try:
            async for said in self._said(answer, evidence, streaming):
                event = self._checked(said, evidence)
                shown += isinstance(event, Sentence)
                yield event
                if shown == MOST_SENTENCES:
                    break
        except ModelFailed as failure:
            problem = failure.code
        yield Ended(problem)

    async def _said(
        self, answer: Answer, evidence: Sequence[Evidence], streaming: bool
    ) -> AsyncIterator[Said]:
        if not evidence:
            return
        messages = prompt(answer.query, answer.query_language, evidence)
        reader = SentenceReader()
        if streaming:
            async for piece in self.model.stream(messages):
                for said in reader.read(piece):
                    yield said
        else:
            for said in reader.read(await self.model.complete(messages)):
                yield said
        for said in reader.rest():
            yield said

    def _checked(self, said: Said, evidence: Sequence[Evidence]) -> Event:
        fault = fault_in(said, evidence, self._lexicon)
        if fault:
            return Dropped(fault)
        cited = {one.number: one for one in evidence}
        return Sentence(said.text, tuple(cited[number] for number in said.numbers))
