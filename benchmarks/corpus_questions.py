"""The sample corpus's own questions: right document, right clause, right page.

    python -m benchmarks.corpus_questions

A question is answered where one of its expected files is among the first five hits, its clause
found where a hit among the first five is of an expected file and covers the expected words, and
its page right where that hit's citation, or the page of those words inside it, is the page that
the question set gives. The set's pages were found without Concord's readers.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.pipeline import ingest
from ingest.sources import find_files
from kb.embedding.default import load_encoder
from kb.search import Searcher
from kb.settings import Settings
from kb.store.index import Index
from kb.types import Hit

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
TOP = 5


@dataclass(frozen=True, slots=True)
class Expected:
    """One right answer: the file, the words of the clause, its locator and page."""

    file: str
    locator: str
    quote: str
    page: int


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the set; without `answers` it is one that the corpus does not answer."""

    id: str
    language: str
    text: str
    answers: tuple[Expected, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one question fared."""

    question: Question
    document: bool
    clause: bool
    page: bool | None
    other_language: bool | None


def read_questions(path: Path = CORPUS / "questions.jsonl") -> tuple[Question, ...]:
    """Read the question set."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    return tuple(
        Question(
            row["id"],
            row["lang"],
            row["question"],
            tuple(Expected(a["file"], a["locator"], a["quote"], a["page"]) for a in row["answers"]),
        )
        for row in rows
    )


def run(index: Index, searcher: Searcher, questions: Sequence[Question]) -> list[Verdict]:
    """Ask every answerable question."""
    return [_verdict(index, searcher, question) for question in questions if question.answers]


def summary(verdicts: Sequence[Verdict]) -> dict[str, float | int]:
    """Return the share of questions that got each part right."""
    pages = [verdict.page for verdict in verdicts if verdict.page is not None]
    across = [v.other_language for v in verdicts if v.other_language is not None]
    return {
        "questions": len(verdicts),
        "document_in_top_5": _share([verdict.document for verdict in verdicts]),
        "clause_in_top_5": _share([verdict.clause for verdict in verdicts]),
        "page_right_for_right_clause": _share(pages),
        "other_language_clause_in_top_10": _share(across),
    }


def build(folder: Path) -> tuple[Index, Searcher]:
    """Index the sample corpus's files in `folder`."""
    settings = Settings()
    encoder = load_encoder(settings)
    index = Index.open(str(folder), encoder_id=encoder.id, dimension=encoder.dimension)
    ingest(find_files([CORPUS / "files"]), index, encoder, settings)
    return index, Searcher(index, encoder)


def _verdict(index: Index, searcher: Searcher, question: Question) -> Verdict:
    hits = searcher.search(question.text, 10).hits
    head = hits[:TOP]
    files = {expected.file for expected in question.answers}
    right = list(_right(index, head, question.answers))
    other = [e for e in question.answers if _language(e) != question.language]
    return Verdict(
        question=question,
        document=any(hit.document.source in files for hit in head),
        clause=bool(right),
        page=all(pages_agree for pages_agree in right) if right else None,
        other_language=bool(list(_right(index, hits, other))) if other else None,
    )


def _right(index: Index, hits: Sequence[Hit], answers: Sequence[Expected]) -> Iterator[bool]:
    """Yield, for each hit that holds an expected clause, whether its page is right."""
    for hit in hits:
        for expected in answers:
            if hit.document.source != expected.file:
                continue
            at = _squeeze(hit.passage.text).find(_squeeze(expected.quote))
            if at >= 0:
                yield _page_of(index, hit, at) == expected.page


def _page_of(index: Index, hit: Hit, at: int) -> int:
    """Return the page of the `at`-th code point of the passage, white space not counted."""
    seen = -1
    for offset, character in enumerate(hit.passage.text, start=hit.passage.span.start):
        seen += not character.isspace()
        if seen == at:
            _, pages = index.sheets([hit.passage.sha256])[hit.passage.sha256]
            return next(page.index for page in pages if page.span.covers(offset))
    return 0


def _language(expected: Expected) -> str:
    return "zh" if any("\u4e00" <= character <= "\u9fff" for character in expected.quote) else "en"


def _squeeze(text: str) -> str:
    return "".join(text.split())


def _share(flags: Sequence[bool]) -> float:
    return round(sum(flags) / max(1, len(flags)), 4)


def main() -> None:
    """Print the summary, and every question that missed."""
    with tempfile.TemporaryDirectory() as folder:
        index, searcher = build(Path(folder))
        verdicts = run(index, searcher, read_questions())
    by_language: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        by_language[verdict.question.language].append(verdict)
        if not (verdict.document and verdict.clause and verdict.page):
            print(
                f"missed {verdict.question.id} document={verdict.document}"
                f" clause={verdict.clause} page={verdict.page}: {verdict.question.text}",
                file=sys.stderr,
            )
    report = {"all": summary(verdicts)} | {k: summary(v) for k, v in by_language.items()}
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
