"""How people say it, and how legal texts write it: tab-separated files, a concept a line.

A thesaurus calls the first entry terms and the second preferred ones (ISO 25964-1). "Take back the
licence" leads to "revocation" and 吊销, 跳槽 to 解除劳动合同. Written from general knowledge of how
people speak and texts are worded, without a look at the questions or papers of any evaluation set;
one language's half of a line may be empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from kb.lexicon.entries import Rendering, rendering
from kb.lexicon.termbase import variants
from kb.tokens import analyze, fold, words_of
from kb.types import Language

FOLDER = Path(__file__).with_name("entry_terms")
COLUMNS = ("field", "asked_en", "written_en", "asked_zh", "written_zh")
_WORD = re.compile(r"\w+")
MOST_TERMS = 5  # of what people say; longer is a sentence, which nobody says twice


@dataclass(frozen=True, slots=True)
class EntryTerm:
    """What people say, by its index terms, and how texts of either language write it."""

    language: Language
    terms: tuple[str, ...]
    written: Mapping[Language, tuple[Rendering, ...]]


def shipped_entry_terms() -> Iterator[EntryTerm]:
    """Read the files that ship; what stands in several lines is there as often."""
    for path in sorted(FOLDER.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            yield from _concept(line)


def _concept(line: str) -> Iterator[EntryTerm]:
    _, asked_en, written_en, asked_zh, written_zh = line.split("\t")
    written = {
        Language.EN: _renderings(written_en, Language.EN),
        Language.ZH: _renderings(written_zh, Language.ZH),
    }
    for language, asked in ((Language.EN, asked_en), (Language.ZH, asked_zh)):
        for words in variants(asked):
            if terms := entry_terms(words, language):
                yield EntryTerm(language, terms, written)


def entry_terms(words: str, language: Language) -> tuple[str, ...]:
    """Return the index terms by which an entry is known; () for one that says too little.

    "As is" is left with no term, and 要多少 with the one that anybody asks with.
    """
    if language is Language.EN:
        terms = tuple(analyze(words))
        whole = len(terms) > 1 or len(_WORD.findall(words)) == 1
    else:
        simplified = fold(words)
        terms = tuple(words_of(simplified))
        whole = len(terms) > 1 or terms == (simplified,)
    return terms if whole and len(terms) <= MOST_TERMS else ()


def merged(entries: Iterator[EntryTerm], most: int) -> Iterator[EntryTerm]:
    """Return each entry once, with what its lines give in turn, up to `most` a language.

    Words in another order are the same entry, as they may stand in any in a question.
    """
    found: dict[tuple[Language, tuple[str, ...]], list[EntryTerm]] = {}
    for entry in entries:
        found.setdefault((entry.language, tuple(sorted(entry.terms))), []).append(entry)
    for same in found.values():
        language, terms = same[0].language, same[0].terms
        written = {}
        for into in Language:
            distinct: dict[tuple[str, ...], Rendering] = {}
            for one in chain.from_iterable(entry.written[into] for entry in same):
                if one.terms != terms:
                    distinct.setdefault(one.terms, one)
            written[into] = tuple(distinct.values())[:most]
        yield EntryTerm(language, terms, written)


def _renderings(cell: str, language: Language) -> tuple[Rendering, ...]:
    found = (rendering(words, language, 1.0) for words in variants(cell))
    return tuple(one for one in found if one.terms)
