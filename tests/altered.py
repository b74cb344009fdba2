"""Quotes of the sample corpus with one thing altered in each, and the same quotes left true.

Real sentences of clauses in both languages; each row of `ALTERATIONS` is one way in which a quote
goes wrong. Deterministic: the first sentences that a row fits, taken in turn from all documents.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from kb.store.index import Index
from kb.types import Clause, Document, Language

_SENTENCE = {
    Language.EN: re.compile(r"[A-Z][^.;:\n|]{38,220}?(?:\n[^.;:\n|]{3,200}?){0,3}(?=[.;]\s)"),
    Language.ZH: re.compile(r"[\u4e00-\u9fff][^。；：|]{13,90}(?=[。；])"),
}
_NEXT = {
    "one": "two",
    "two": "three",
    "three": "four",
    "four": "six",
    "five": "seven",
    "six": "nine",
}
_NEXT |= {
    "ten": "twelve",
    "thirty": "sixty",
    "sixty": "ninety",
    "ninety": "thirty",
    "seven": "five",
}
_LATER = {
    "January": "June",
    "February": "July",
    "March": "May",
    "July": "June",
    "December": "October",
}
_LATER |= {"November": "December", "June": "July", "April": "August", "October": "September"}
_FIGURES = dict(zip("一二三四五六七八九十", "二三五六七八九六八二", strict=True))


def _by(table: dict[str, str]) -> Callable[[re.Match[str]], str]:
    return lambda hit: table[hit.group()]


@dataclass(frozen=True, slots=True)
class Alteration:
    """A kind of mistake in a language: what it touches, and what it makes of it."""

    kind: str
    language: Language
    pattern: re.Pattern[str]
    becomes: str | Callable[[re.Match[str]], str]


def _row(
    kind: str, language: Language, pattern: str, becomes: str | Callable[[re.Match[str]], str]
) -> Alteration:
    return Alteration(kind, language, re.compile(pattern), becomes)


EN, ZH = Language.EN, Language.ZH
ALTERATIONS = (
    _row("number", EN, r"(?<![\d.,])\d{1,3}(?![\d.,])", lambda hit: str(int(hit.group()) + 1)),
    _row("number in words", EN, rf"\b(?:{'|'.join(_NEXT)})\b", _by(_NEXT)),
    _row("negation dropped", EN, r"\b(shall|may|is|are|does|do) not\b", r"\1"),
    _row("negation added", EN, r"\b(shall|may|is|are)\b(?! not)", r"\1 not"),
    _row("shall for may", EN, r"\bmay\b(?! not)", "shall"),
    _row("may for shall", EN, r"\b(?:shall|must)\b", "may"),
    _row("party", EN, r"\b[Hh]older\b", "Authority"),
    _row("party", EN, r"\bPakistan\b", "China"),
    _row("date", EN, rf"\b(?:{'|'.join(_LATER)})\b", _by(_LATER)),
    _row("unit", EN, r"\b(days|years)\b", "months"),
    _row("side of a limit", EN, r"\b(?:before|within)\b", "after"),
    _row("money", EN, r"\bUSD\b", "PKR"),
    _row("word order", EN, r"\b([a-z]{4,}) (and|or) ([a-z]{4,})\b", r"\3 \2 \1"),
    _row("word left out", EN, r"\b(?:written|prior|gross|annual|full|other)\s", ""),
    _row("number", ZH, r"(?<![\d.,])\d{1,3}(?![\d.,])", lambda hit: str(int(hit.group()) + 1)),
    _row("number in words", ZH, r"[一二三四五六七八九十](?=[十日年个月百])", _by(_FIGURES)),
    _row("negation dropped", ZH, r"不(?=[得予超能])", ""),
    _row("negation added", ZH, r"(?<!不)可以", "不可以"),
    _row("应当 for 可以", ZH, r"(?<!不)可以", "应当"),
    _row("可以 for 应当", ZH, r"应当", "可以"),
    _row("可以 for 不得", ZH, r"不得", "可以"),
    _row("party", ZH, r"持有人", "监管局"),
    _row("party", ZH, r"巴方|甲方|监管局", "乙方"),
    _row("date", ZH, r"(?<=[年日后])内|(?<=\d)月", "后"),
    _row("side of a limit", ZH, r"以上|以下|以内", "以外"),
    _row("money", ZH, r"美元", "卢比"),
    _row("word order", ZH, r"([\u4e00-\u9fff]{2})(和|或者|及|、)([\u4e00-\u9fff]{2})", r"\3\2\1"),
    _row("word left out", ZH, r"书面|每年|全部|共同|其他", ""),
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A true quote: what stands in a clause, and where."""

    text: str
    document: Document
    clause: Clause


@dataclass(frozen=True, slots=True)
class Altered:
    """A quote that is not there, made of a sentence by an alteration."""

    text: str
    kind: str
    true: Sentence


def documents_of(index: Index) -> list[Document]:
    """Return the documents, by the names of their files."""
    summaries = sorted(index.summaries(), key=lambda one: one.source)
    return [index.document(one.id) for one in summaries]


def sentences(documents: Sequence[Document], language: Language) -> Iterator[Sentence]:
    """Yield sentences of the documents of a language, one of each document in turn."""
    wanted = [_of(document, language) for document in documents if language in document.languages]
    for row in zip_longest(*wanted):
        yield from (sentence for sentence in row if sentence is not None)


def altered(documents: Sequence[Document], each: int) -> list[Altered]:
    """Return at most `each` altered quotes of every row, none of which is in any document."""
    everything = "\n".join("".join(document.text.split()) for document in documents)
    found = []
    for row in ALTERATIONS:
        made = (_made(row, sentence) for sentence in sentences(documents, row.language))
        fresh = (one for one in made if one and "".join(one.text.split()) not in everything)
        found += [one for _, one in zip(range(each), fresh, strict=False)]
    return found


def _made(row: Alteration, sentence: Sentence) -> Altered | None:
    text, count = row.pattern.subn(row.becomes, sentence.text, count=1)
    return Altered(text, f"{row.language}: {row.kind}", sentence) if count else None


def _of(document: Document, language: Language) -> Iterator[Sentence]:
    """Yield whole sentences of the innermost clauses, none of running lines or over two pages."""
    for clause in document.clauses:
        inner = any(
            other is not clause
            and clause.span.start <= other.span.start
            and other.span.end <= clause.span.end
            for other in document.clauses
        )
        if clause.language is not language or inner or "~" in clause.locator:
            continue
        for hit in _SENTENCE[language].finditer(document.text, clause.span.start, clause.span.end):
            first = document.page_at(hit.start())
            runs = any(one.start < hit.end() and hit.start() < one.end for one in first.running)
            if first.span.covers(hit.end() - 1) and not runs:
                yield Sentence(hit.group(), document, clause)
