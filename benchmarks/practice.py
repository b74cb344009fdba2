"""Questions to learn from: of real papers, in both languages, with the words that answer them.

`practice_questions.jsonl` was written for Concord, as investors, lawyers and officials ask and not
as the text says it, on 104 files of `agreements-en`, `policies-zh` and `pdfs`. It holds none of
their text: the answering words are told by where they stand in the file as Concord reads it.
Nothing is judged by these questions, and no evaluation set is of these papers; articles that
answer questions of zh-law-qa were left out when they were written.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from benchmarks.answer_pools import Base
from benchmarks.token_pools import OTHERS, Pool
from ingest.pipeline import ingest
from ingest.sources import find_files
from kb.embedding.default import load_encoder
from kb.lexicon.lexicon import Lexicon
from kb.search import Searcher
from kb.settings import Settings
from kb.store.index import Index
from kb.tokens import detect_language
from kb.types import DocumentSummary, Hit, Language, SearchFilter

WRITTEN = Path(__file__).with_name("practice_questions.jsonl")
FOLDERS = ("agreements-en", "policies-zh", "pdfs")
LOOKED_AT = 40
# Words so long that a passage of another paper that has them too answers as well.
TELLING = {Language.EN: 30, Language.ZH: 12}


@dataclass(frozen=True, slots=True)
class Unanswered:
    """What is asked in both languages and a file does not answer, though one may think so.

    `kind` is "close" for a detail that a clause leaves open, "fact" for what came of a rule,
    "field" for another matter of the same field, and "other".
    """

    id: str
    file: str
    kind: str
    asked: tuple[tuple[Language, str], ...]


@dataclass(frozen=True, slots=True)
class Practice:
    """What is asked in both languages, and the words of a file that answer.

    `digest` begins the SHA-256 of those words without white space: a file read otherwise than
    when the question was written is noticed by it.
    """

    id: str
    file: str
    start: int
    end: int
    digest: str
    asked: tuple[tuple[Language, str], ...]

    def answer_in(self, text: str) -> str | None:
        """Return the answering words, without white space; None where the text is another."""
        words = "".join(text[self.start : self.end].split())
        same = hashlib.sha256(words.encode()).hexdigest().startswith(self.digest)
        return words if same else None


def read_practice(path: Path = WRITTEN) -> tuple[Practice, ...]:
    """Read the questions that have an answer."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return tuple(
        Practice(
            **{key: row[key] for key in ("id", "file", "start", "end", "digest")},
            asked=tuple((language, row[language]) for language in Language),
        )
        for row in rows
        if "start" in row
    )


def read_unanswered(path: Path = WRITTEN) -> tuple[Unanswered, ...]:
    """Read the questions that have none."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return tuple(
        Unanswered(
            row["id"],
            row["file"],
            row["kind"],
            asked=tuple((language, row[language]) for language in Language),
        )
        for row in rows
        if "start" not in row
    )


@contextmanager
def practice_base(data: Path, files: Collection[str]) -> Iterator[Base]:
    """Index the papers for as long as it is needed."""
    settings = Settings()
    encoder = load_encoder(settings)
    paths = [path for folder in FOLDERS for path in (data / folder).iterdir() if path.name in files]
    with tempfile.TemporaryDirectory(prefix="concord-practice-") as folder:
        index = Index.open(folder, encoder_id=encoder.id, dimension=encoder.dimension)
        ingest(find_files(paths), index, encoder, settings)
        lexicon = Lexicon.load(Path(settings.cache))
        yield Base(index, encoder, lexicon, Searcher(index, encoder, lexicon))


def practice_pools(data: Path, practice: Iterable[Practice]) -> Iterator[tuple[Practice, Pool]]:
    """Index the papers, and yield what each question finds of the answer's language by other legs.

    The answering passage is in the pool whether it was found or not, at last with nothing.
    """
    questions = tuple(practice)
    with practice_base(data, {question.file for question in questions}) as base:
        searcher = Searcher(base.index, base.encoder, base.lexicon, mix=OTHERS)
        papers = {one.source: one for one in base.index.summaries()}
        for question in questions:
            for pool in _pools(base.index, searcher, papers.get(question.file), question):
                yield question, pool


def _pools(
    index: Index, searcher: Searcher, paper: DocumentSummary | None, question: Practice
) -> Iterator[Pool]:
    answer = question.answer_in(index.text(paper.sha256)) if paper else None
    if paper is None or answer is None:
        print(f"{question.id}: {question.file} is not as it was read")
        return
    language = detect_language(answer)
    anywhere = SearchFilter(languages=(language,))
    within = replace(anywhere, document_ids=(paper.id,))
    for asked_in, asked in question.asked:
        hits = list(searcher.search(asked, LOOKED_AT, anywhere).hits)
        scores = [hit.score for hit in hits]
        right = [_answers(hit, paper, question, answer) for hit in hits]
        if not any(right):
            own = searcher.search(asked, paper.passage_count, within).hits
            missed = [hit for hit in own if _answers(hit, paper, question, answer)]
            hits += missed
            scores += [0.0] * len(missed)
            right += [True] * len(missed)
        yield Pool(
            asked,
            asked_in,
            language,
            tuple(hit.passage.searchable for hit in hits),
            np.array(scores, dtype=np.float32),
            np.array(right, dtype=bool),
        )


def _answers(hit: Hit, paper: DocumentSummary, question: Practice, answer: str) -> bool:
    """Say whether a passage holds the answering words, or the same words at length elsewhere."""
    passage = hit.passage
    if passage.sha256 == paper.sha256:
        return passage.span.start < question.end and question.start < passage.span.end
    return len(answer) >= TELLING[passage.language] and answer in "".join(passage.text.split())
