"""Practice questions with the sentences that may answer them, as the cross-encoder reads both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.answer_pools import Base
from benchmarks.practice import TELLING, Practice, Unanswered, practice_base
from kb.answer.asked import Asked
from kb.answer.features import CHEAP, Candidate, cheap_features, heading_of
from kb.answer.pool import candidates_of, weighed
from kb.answer.sentences import Sentence
from kb.answer.weights import FIRST
from kb.question import read_question
from kb.types import DocumentSummary, Hit, SearchFilter

LOOKED_AT = 40  # passages
OF_THE_PAPER = 12  # of a paper that is asked for what it does not say
KEPT = 40  # sentences, the likeliest by what costs nothing
# Of the shorter of two stretches of text: so much of it in common is the same.
COMMON = 0.5
# Matters on which no other paper has a word: what is found of others may well answer.
OWN_KINDS = ("close", "fact")


@dataclass(frozen=True, slots=True)
class Asking:
    """A question and sentences, the likeliest first: heading and text; and which of them answer."""

    question: str
    paper: str
    sentences: tuple[tuple[str, str], ...]
    right: NDArray[np.bool_]


def askings(data: Path, practice: Sequence[Practice | Unanswered]) -> Iterator[Asking]:
    """Index the papers, and yield each question as asked in either language.

    An answering sentence is there whether it was found or not; nothing is yielded where no
    sentence is the answer that was written down.
    """
    with practice_base(data, {one.file for one in practice}) as base:
        papers = {one.source: one for one in base.index.summaries()}
        for one in practice:
            paper = papers.get(one.file)
            if paper is None:
                print(f"{one.id}: {one.file} is not there")
                continue
            answer = (
                one.answer_in(base.index.text(paper.sha256)) if isinstance(one, Practice) else ""
            )
            if answer is None:
                print(f"{one.id}: {one.file} is not as it was read")
                continue
            for _, asked in one.asked:
                found = _asking(base, asked, one, paper, answer)
                if found is not None:
                    yield found


def _asking(
    base: Base, asked: str, one: Practice | Unanswered, paper: DocumentSummary, answer: str
) -> Asking | None:
    hits = _hits(base, asked, one, paper)
    candidates = [
        candidate
        for hit in hits
        for candidate in candidates_of(hit, base.index.clauses(hit.passage.sha256))
    ]
    if not candidates:
        return None
    right = np.array(
        [
            isinstance(one, Practice) and _answers(candidate, paper, one, answer)
            for candidate in candidates
        ]
    )
    if isinstance(one, Practice) and not right.any():
        return None
    weighing = Asked.of(read_question(asked), base.lexicon, base.index.statistics)
    scores = cheap_features(weighing, candidates) @ weighed(FIRST, CHEAP)
    order = [int(at) for at in np.argsort(-scores)]
    order = order[:KEPT] + [at for at in order[KEPT:] if right[at]]
    said = tuple((heading_of(candidates[at]), candidates[at].read) for at in order)
    return Asking(asked, paper.source, said, right[order])


def _hits(
    base: Base, asked: str, one: Practice | Unanswered, paper: DocumentSummary
) -> Sequence[Hit]:
    found = list(base.searcher.search(asked, LOOKED_AT).hits)
    own = SearchFilter(document_ids=(paper.id,))
    if isinstance(one, Practice):
        if any(_holds(hit, paper, one) for hit in found):
            return found
        every = base.searcher.search(asked, paper.passage_count, own).hits
        return [*found, *(hit for hit in every if _holds(hit, paper, one))]
    if one.kind not in OWN_KINDS:
        return found
    kept = {hit.passage.id: hit for hit in found if hit.passage.sha256 == paper.sha256}
    more = base.searcher.search(asked, OF_THE_PAPER, own).hits
    return list((kept | {hit.passage.id: hit for hit in more}).values())


def _holds(hit: Hit, paper: DocumentSummary, one: Practice) -> bool:
    span = hit.passage.span
    own = hit.passage.sha256 == paper.sha256
    return own and span.start < one.end and one.start < span.end


def _answers(candidate: Candidate, paper: DocumentSummary, one: Practice, answer: str) -> bool:
    """Say whether a sentence is the answer, or says the same at length elsewhere."""
    sentence: Sentence = candidate.sentence
    if sentence.passage.sha256 == paper.sha256:
        span = sentence.span
        common = min(span.end, one.end) - max(span.start, one.start)
        return common > COMMON * min(span.end - span.start, one.end - one.start)
    long = len(answer) >= TELLING[candidate.language]
    return long and answer in "".join(sentence.text.split())
