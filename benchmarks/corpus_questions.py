"""Concord's answers to the sample corpus's questions, scored.

    python -m benchmarks.corpus_questions [--output FILE]

`--output` keeps what was answered, in the form that `corpus.score` reads of any system. Abstaining
is not measured: search always shows the nearest clauses.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from corpus.question_set import Question, read_questions
from corpus.score import DEEP, Hit, Output, score
from ingest.pipeline import ingest
from ingest.sources import find_files
from kb import types
from kb.embedding.default import load_encoder
from kb.lexicon.lexicon import Lexicon
from kb.search import Searcher
from kb.settings import Settings
from kb.store.index import Index

CORPUS = Path(__file__).resolve().parent.parent / "corpus"


def build(folder: Path) -> tuple[Index, Searcher]:
    """Index the sample corpus's files in `folder`."""
    settings = Settings()
    encoder = load_encoder(settings)
    index = Index.open(str(folder), encoder_id=encoder.id, dimension=encoder.dimension)
    ingest(find_files([CORPUS / "files"]), index, encoder, settings)
    return index, Searcher(index, encoder, Lexicon.load(Path(settings.cache)))


def run(index: Index, searcher: Searcher, questions: Sequence[Question]) -> dict[str, Output]:
    """Ask every question."""
    return {
        question.id: Output(
            tuple(_hit(index, hit, question) for hit in searcher.search(question.question).hits)
        )
        for question in questions
    }


def missed(questions: Sequence[Question], outputs: dict[str, Output]) -> list[Question]:
    """Return the answerable questions whose clause is not among the first hits."""
    return [
        question
        for question in questions
        if question.answers
        and not score({question.id: outputs[question.id]}, [question])["all"]["clause_in_top_5"]
    ]


def _hit(index: Index, hit: types.Hit, question: Question) -> Hit:
    """Return a hit with the page of the expected words in it; of the citation where none is."""
    passage = hit.passage
    page = hit.citation.page.index
    for answer in question.answers:
        if answer.file == hit.document.source:
            offset = _offset(passage.text, answer.quote)
            if offset is not None:
                _, pages = index.sheets([passage.sha256])[passage.sha256]
                at = passage.span.start + offset
                page = next(one.index for one in pages if one.span.covers(at))
                break
    return Hit(hit.document.source, passage.text, page)


def _offset(text: str, quote: str) -> int | None:
    """Return where the quote begins in the text, white space in both passed over."""
    places = [place for place, character in enumerate(text) if not character.isspace()]
    at = "".join(text.split()).find("".join(quote.split()))
    return places[at] if at >= 0 else None


def main() -> None:
    """Print the measures, and every question that missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path)
    output: Path | None = parser.parse_args().output
    questions = read_questions()
    with tempfile.TemporaryDirectory() as folder:
        outputs = run(*build(Path(folder)), questions)
    if output:
        lines = (json.dumps(_row(name, one), ensure_ascii=False) for name, one in outputs.items())
        output.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for question in missed(questions, outputs):
        print(f"missed {question.id}: {question.question}", file=sys.stderr)
    print(json.dumps(score(outputs, questions), indent=1))


def _row(name: str, output: Output) -> dict[str, object]:
    hits = [{"file": h.file, "text": h.text, "page": h.page} for h in output.hits[:DEEP]]
    return {"id": name, "hits": hits, "abstained": output.abstained}


if __name__ == "__main__":
    main()
