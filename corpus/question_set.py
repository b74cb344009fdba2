"""The question set: the writers' questions put together, each answer with its page.

The page is found here by another library than the ones that Concord reads files with, so that it
can be held against what Concord cites.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from corpus.source import HERE

WRITTEN = HERE / "questions"
MERGED = HERE / "questions.jsonl"
_WHITE = re.compile(r"\s+")
_TAG = re.compile(r"<style>.*?</style>|<[^>]+>", re.S)


@dataclass(frozen=True, slots=True)
class Answer:
    """Where a question is answered: the clause of a file, a phrase of it, its page from 1."""

    file: str
    locator: str
    quote: str
    page: int


@dataclass(frozen=True, slots=True)
class Question:
    """A question and every clause that answers it; no answers where the corpus has none."""

    id: str
    lang: str
    question: str
    answers: tuple[Answer, ...]


def read_questions(path: Path = MERGED) -> tuple[Question, ...]:
    """Read the merged set."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return tuple(
        Question(
            row["id"], row["lang"], row["question"], tuple(Answer(**one) for one in row["answers"])
        )
        for row in rows
    )


def write_questions(files: Path) -> int:
    """Merge `questions/*.jsonl` into one file, with pages; return how many questions there are.

    Raises `ValueError` naming the question whose quote is on no page of its file, or on several.
    """
    merged = []
    for path in sorted(WRITTEN.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                merged.append(_located(json.loads(line), files))
    lines = (json.dumps(asdict(question), ensure_ascii=False) for question in merged)
    MERGED.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(merged)


def _located(row: dict[str, object], files: Path) -> Question:
    answers = []
    written = row["answers"]
    for one in written if isinstance(written, list) else ():
        pages = pages_with(one["quote"], files / one["file"])
        if len(pages) != 1:
            raise ValueError(f"{row['id']}: {one['quote']!r} is on pages {pages} of {one['file']}")
        answers.append(Answer(one["file"], one["locator"], one["quote"], pages[0]))
    return Question(str(row["id"]), str(row["lang"]), str(row["question"]), tuple(answers))


def pages_with(quote: str, path: Path) -> tuple[int, ...]:
    """Return the pages, from 1, whose text holds the quote when white space is left out."""
    wanted = _WHITE.sub("", quote)
    pages = page_texts(path)
    return tuple(number for number, text in enumerate(pages, 1) if wanted in text)


@cache
def page_texts(path: Path) -> tuple[str, ...]:
    """Return each page's text without white space; one page where a format has none."""
    if path.suffix == ".pdf":
        pages = [page.extract_text() for page in PdfReader(path).pages]
    elif path.suffix == ".docx":
        pages = _docx_pages(path)
    elif path.suffix == ".html":
        pages = [_TAG.sub("", path.read_text(encoding="utf-8"))]
    else:
        pages = [path.read_text(encoding="gb18030" if path.suffix == ".txt" else "utf-8")]
    return tuple(_WHITE.sub("", page) for page in pages)


def _docx_pages(path: Path) -> list[str]:
    """Return the text between explicit page breaks."""
    pages = [""]
    for element in Document(str(path)).element.body.iter(qn("w:t"), qn("w:br")):
        if element.tag == qn("w:br") and element.get(qn("w:type")) == "page":
            pages.append("")
        elif element.tag == qn("w:t"):
            pages[-1] += element.text or ""
    return pages
