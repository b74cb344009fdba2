"""Check what was rendered: `python -m corpus.check` says what is wrong, or nothing.

Every answer's quote stands on its page, the corpus is as large as it is said to be, and the two
language versions of an instrument have the same articles.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from pypdf import PdfReader

from corpus.question_set import page_texts, pages_with, read_questions
from corpus.render import FILES, Entry, manifest
from corpus.source import SOURCES, Kind, Source, read_source
from kb.numerals import parse_numeral

_LEAST = {"files": 24, "pages": 150, "questions": 600, "unanswerable": 60}
SCAN = ".scan."  # in the name of a file of pictures, in which no quote can be looked for
_MOST_BYTES = 12 * 2**20
_FIGURES = "〇零一二三四五六七八九十百"
_NUMBER = re.compile(  # as an instrument writes it: Article 5, 第五条, 5., 五、
    rf"(?:(?:Article|Section|Clause)\s+(\d+|[IVXL]+)\b|第\s*([{_FIGURES}\d]+)\s*[条條]"
    rf"|(\d+)(?:[.．、]|\s)|([{_FIGURES}]+)、)"
)


def problems() -> tuple[str, ...]:
    """Return everything that is wrong, a sentence each; nothing when all is well."""
    return (*_of_files(), *_of_size(), *_of_questions(), *_of_pairs())


def page_count(entry: Entry) -> int:
    """Return how many pages a rendered file has; formats without pages have one."""
    path = FILES / entry.name
    return len(PdfReader(path).pages) if path.suffix == ".pdf" else len(page_texts(path))


def pairs() -> tuple[tuple[Path, Path], ...]:
    """Return the sources that are there in both languages."""
    both = ((path.with_name(f"{path.name[:-6]}.md"), path) for path in SOURCES.glob("*.zh.md"))
    return tuple(sorted((english, chinese) for english, chinese in both if english.exists()))


def article_numbers(source: Source) -> tuple[int, ...]:
    """Return the numbers of the articles, in order, in figures whatever they are written in."""
    found = (_NUMBER.match(block.text) for block in source.blocks if block.kind is Kind.ARTICLE)
    numbers = (parse_numeral(hit[hit.lastindex or 0]) for hit in found if hit)
    return tuple(number for number in numbers if number is not None)


def _of_files() -> Iterator[str]:
    listed = {entry.name for entry in manifest()}
    there = {path.name for path in FILES.iterdir()}
    yield from (f"{name} is in the manifest and was not rendered" for name in listed - there)
    yield from (f"{name} is in corpus/files and not in the manifest" for name in there - listed)


def _of_size() -> Iterator[str]:
    entries, questions = manifest(), read_questions()
    counts = {
        "files": len(entries),
        "pages": sum(page_count(entry) for entry in entries),
        "questions": len(questions),
        "unanswerable": sum(not question.answers for question in questions),
    }
    for what, least in _LEAST.items():
        if counts[what] < least:
            yield f"{counts[what]} {what}; at least {least} are wanted"
    size = sum(path.stat().st_size for path in FILES.iterdir())
    if size > _MOST_BYTES:
        yield f"corpus/files holds {size} bytes; at most {_MOST_BYTES} are wanted"


def _of_questions() -> Iterator[str]:
    seen: set[str] = set()
    for question in read_questions():
        if question.id in seen:
            yield f"{question.id} is the id of two questions"
        seen.add(question.id)
        if both := set(question.answers) & set(question.distractors):
            yield f"{question.id}: {both} are answers and distractors"
        for answer in (*question.answers, *question.distractors):
            pages = pages_with(answer.quote, FILES / answer.file)
            if pages != (answer.page,) and SCAN not in answer.file:
                yield f"{question.id}: {answer.quote!r} of {answer.file} is on {pages}"


def _of_pairs() -> Iterator[str]:
    for english, chinese in pairs():
        numbers = [article_numbers(read_source(path.name)) for path in (english, chinese)]
        if numbers[0] != numbers[1]:
            yield f"{english.name} has articles {numbers[0]}, {chinese.name} {numbers[1]}"


if __name__ == "__main__":
    sys.exit("\n".join(problems()) or None)
