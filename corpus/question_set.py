"""The question set: the writers' questions put together, each answer with its page.

The page is found here by another library than the ones that Concord reads files with, so that it
can be held against what Concord cites.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

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
    """A question in one language and every clause, of either language, that answers it.

    `pair` names the two questions that ask the same in English and in Chinese, `asker` who would
    ask it. Without answers the corpus has none. `distractors` look like answers and are not.
    """

    id: str
    pair: str
    lang: str
    asker: str
    question: str
    answers: tuple[Answer, ...]
    distractors: tuple[Answer, ...]


def read_questions(path: Path = MERGED) -> tuple[Question, ...]:
    """Read the merged set."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return tuple(
        Question(
            **{key: row[key] for key in ("id", "pair", "lang", "asker", "question")},
            answers=tuple(Answer(**one) for one in row["answers"]),
            distractors=tuple(Answer(**one) for one in row["distractors"]),
        )
        for row in rows
    )


def write_questions(files: Path) -> int:
    """Merge `questions/*.jsonl` into one file, with pages; return how many questions there are.

    Each is there twice, as it is asked in English and in Chinese. Raises `ValueError` naming the
    question whose quote is on no page of its file, or on several.
    """
    merged: list[Question] = []
    for path in sorted(WRITTEN.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                merged.extend(_located(json.loads(line), files))
    lines = (json.dumps(asdict(question), ensure_ascii=False) for question in merged)
    MERGED.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(merged)


def _located(row: dict[str, Any], files: Path) -> Iterator[Question]:
    answers, distractors = (
        tuple(_answer(one, row["id"], files) for one in row[which])
        for which in ("answers", "distractors")
    )
    for lang in ("en", "zh"):
        name = f"{row['id']}-{lang}"
        yield Question(name, row["id"], lang, row["asker"], row[lang], answers, distractors)


def _answer(written: dict[str, Any], question: str, files: Path) -> Answer:
    file, quote = written["file"], written["quote"]
    # A scan has no text to look in: whoever wrote the question looked at the page.
    pages = (written["page"],) if "page" in written else pages_with(quote, files / file)
    if len(pages) != 1:
        raise ValueError(f"{question}: {quote!r} is on pages {pages} of {file}")
    return Answer(file, written["locator"], quote, pages[0])


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
