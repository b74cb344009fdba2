"""Score what any system answers to the question set: `python -m corpus.score OUTPUT.jsonl`.

The output has a line a question: {"id": "a-001-en", "hits": [{"file": "...", "text": "...",
"page": 3}, ...], "abstained": false}, the best hit first, `file` the name of a file in
`corpus/files`, `text` the words that the system shows for it, `page` its page counted from 1 where
it names one. `abstained` says that the system answers that the documents do not say; without it
nothing is abstained. A question of the set that has no line was not answered.

A hit is right where it is of an expected file and its text holds an expected phrase, white space
left out: another part of the same article does not count.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.question_set import Answer, Question, read_questions

TOP, DEEP = 5, 10


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing a system found; `page` 0 where it names none."""

    file: str
    text: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class Output:
    """What a system says to one question."""

    hits: tuple[Hit, ...] = ()
    abstained: bool = False


NOTHING = Output()
Measure = Callable[[Question, Output], bool | None]


def read_output(path: Path) -> dict[str, Output]:
    """Read a system's output. Raises `ValueError` naming a line that has not the right shape."""
    found = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            row = json.loads(line)
            hits = tuple(
                Hit(str(hit["file"]), str(hit["text"]), int(hit.get("page") or 0))
                for hit in row["hits"]
            )
            found[str(row["id"])] = Output(hits, bool(row.get("abstained", False)))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"{path}, line {number}: not an answer ({error!r})") from None
    return found


def score(
    outputs: Mapping[str, Output], questions: Sequence[Question]
) -> dict[str, dict[str, float]]:
    """Return every measure over all questions, and over those of each language."""
    groups = {"all": questions} | {
        lang: [question for question in questions if question.lang == lang]
        for lang in sorted({question.lang for question in questions})
    }
    return {
        group: {"questions": len(asked)}
        | {name: _mean(measure, asked, outputs) for name, measure in MEASURES.items()}
        for group, asked in groups.items()
    }


def _document(question: Question, output: Output) -> bool | None:
    files = {answer.file for answer in question.answers}
    return any(hit.file in files for hit in output.hits[:TOP]) if files else None


def _clause(question: Question, output: Output) -> bool | None:
    return _holds(question.answers, output.hits[:TOP])


def _own_language(question: Question, output: Output) -> bool | None:
    return _holds(_of_language(question, own=True), output.hits[:DEEP])


def _other_language(question: Question, output: Output) -> bool | None:
    return _holds(_of_language(question, own=False), output.hits[:DEEP])


def _page(question: Question, output: Output) -> bool | None:
    pages = [
        hit.page == answer.page
        for hit in output.hits[:TOP]
        for answer in question.answers
        if _is(hit, answer) and hit.page
    ]
    return any(pages) if pages else None


def _misled(question: Question, output: Output) -> bool | None:
    """Say whether the first hit is one that only looks like an answer."""
    if not question.distractors:
        return None
    return bool(_holds(question.distractors, output.hits[:1])) and not _holds(
        question.answers, output.hits[:1]
    )


def _rightly_silent(question: Question, output: Output) -> bool | None:
    return None if question.answers else output.abstained


def _wrongly_silent(question: Question, output: Output) -> bool | None:
    return output.abstained if question.answers else None


MEASURES: dict[str, Measure] = {
    f"document_in_top_{TOP}": _document,
    f"clause_in_top_{TOP}": _clause,
    "page_of_that_clause": _page,
    f"own_language_clause_in_top_{DEEP}": _own_language,
    f"other_language_clause_in_top_{DEEP}": _other_language,
    "distractor_first": _misled,
    "abstained_where_unanswerable": _rightly_silent,
    "abstained_where_answerable": _wrongly_silent,
}


def _of_language(question: Question, *, own: bool) -> list[Answer]:
    return [one for one in question.answers if (_language(one.quote) == question.lang) is own]


def _holds(answers: Iterable[Answer], hits: Sequence[Hit]) -> bool | None:
    """Say whether any hit is any of the answers; None where there is no answer to be found."""
    wanted = tuple(answers)
    return any(_is(hit, one) for hit in hits for one in wanted) if wanted else None


def _is(hit: Hit, answer: Answer) -> bool:
    return hit.file == answer.file and _squeeze(answer.quote) in _squeeze(hit.text)


def _language(text: str) -> str:
    return "zh" if any("\u4e00" <= character <= "\u9fff" for character in text) else "en"


def _squeeze(text: str) -> str:
    return "".join(text.split())


def _mean(measure: Measure, questions: Sequence[Question], outputs: Mapping[str, Output]) -> float:
    judged = [measure(question, outputs.get(question.id, NOTHING)) for question in questions]
    flags = [flag for flag in judged if flag is not None]
    return round(sum(flags) / len(flags), 4) if flags else 0.0


def main() -> None:
    """Print the measures as JSON; exit 1 naming what cannot be read."""
    if len(sys.argv) != 2:
        sys.exit("usage: python -m corpus.score OUTPUT.jsonl")
    try:
        outputs = read_output(Path(sys.argv[1]))
    except (OSError, ValueError) as error:
        sys.exit(str(error))
    print(json.dumps(score(outputs, read_questions()), indent=1))


if __name__ == "__main__":
    main()
