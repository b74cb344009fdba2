"""How often the sentence that answers is quoted, and nothing where nothing answers.

    python -m benchmarks.answers INDEX [--all]

INDEX is an index of the sample corpus. Judged are the questions that neither `answer_weights` nor
`abstention` learned from, `--all` for all of them. A statement is right where its text, the words
that lead to it or its counterpart hold a phrase that is labelled as an answer, in that file.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sklearn.metrics import roc_auc_score

from benchmarks.answer_pools import answers, is_unseen, open_base
from corpus.question_set import Question, read_questions
from kb.answer.answer import Answer, Statement
from kb.answer.answerer import Answerer


@dataclass(frozen=True, slots=True)
class Judged:
    """One question's answer: whether it was declined, and which of its statements are right."""

    question: Question
    declined: bool
    right: tuple[bool, ...]
    paired: int
    hit: bool
    confidence: float

    @property
    def kind(self) -> str:
        """What the question asks for: what is answered, or why it is not."""
        if self.question.answers:
            return "answerable"
        if not self.question.pair.startswith("e-"):
            return "near a clause"
        number = int(self.question.pair[2:])
        return "another subject" if number <= 36 else "the field" if number <= 72 else "a fact"


def judge(question: Question, answer: Answer) -> Judged:
    """Judge one answer."""
    return Judged(
        question,
        answer.abstained,
        tuple(_is_right(question, one) for one in answer.statements),
        sum(one.counterpart is not None for one in answer.statements),
        any(answers(question, hit.document.source, hit.passage.text) for hit in answer.hits),
        answer.certificate.confidence,
    )


def table(rows: Sequence[Judged]) -> dict[str, float]:
    """Return the measures of some questions; those of one kind only where the others are none."""
    asked = [row for row in rows if row.question.answers]
    unanswerable = [row for row in rows if not row.question.answers]
    given = [row for row in asked if not row.declined]
    quoted = [flag for row in given for flag in row.right]
    found: dict[str, float] = {"answerable": len(asked), "unanswerable": len(unanswerable)}
    found |= {
        "answering sentence quoted": _share([any(row.right) for row in asked]),
        "the same, of those not declined": _share([any(row.right) for row in given]),
        "first statement right": _share([row.right[:1] == (True,) for row in given]),
        "answerable declined": _share([row.declined for row in asked]),
        "unanswerable declined": _share([row.declined for row in unanswerable]),
        # How often an answerable question is surer than an unanswerable one.
        "AUC of the confidence": round(
            roc_auc_score(
                [bool(row.question.answers) for row in rows], [r.confidence for r in rows]
            ),
            4,
        ),
        "quoted statements that are right": _share(quoted),
        "statements an answer": round(len(quoted) / max(len(given), 1), 2),
        "with a counterpart": round(sum(row.paired for row in given) / max(len(quoted), 1), 4),
        "passage among those looked at": _share([row.hit for row in asked]),
    }
    return found


def _is_right(question: Question, statement: Statement) -> bool:
    texts = [statement.citation.quote, statement.lead.quote if statement.lead else ""]
    own = answers(question, statement.document.source, *texts)
    return own or bool(statement.counterpart and _is_right(question, statement.counterpart))


def _share(flags: Sequence[bool]) -> float:
    return round(sum(flags) / len(flags), 4) if flags else 0.0


def main() -> None:
    """Ask, judge, print: all, by language, by what the unanswerable ones ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("index", type=Path)
    parser.add_argument("--all", action="store_true")
    given = parser.parse_args()
    base = open_base(given.index)
    answerer = Answerer(base.index, base.encoder, base.searcher, base.lexicon)
    questions = [one for one in read_questions() if given.all or is_unseen(one)]
    rows = [judge(one, answerer.answer(one.question)) for one in questions]
    groups = {"all": rows}
    groups |= {lang: [row for row in rows if row.question.lang == lang] for lang in ("en", "zh")}
    print(json.dumps({name: table(group) for name, group in groups.items()}, indent=1))
    for kind in sorted({row.kind for row in rows}):
        of_kind = [row.declined for row in rows if row.kind == kind]
        print(f"{kind}: {len(of_kind)}, declined {_share(of_kind)}")
    for row in rows:
        if row.question.answers and not any(row.right):
            why = "declined" if row.declined else "not quoted" if row.hit else "not found"
            print(f"{row.question.id} {why}: {row.question.question}", file=sys.stderr)


if __name__ == "__main__":
    main()
