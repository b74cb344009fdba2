"""People's words in a question, and how texts of either language write them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.lexicon.entries import Rendering
from kb.lexicon.entry_terms import (
    COLUMNS,
    FOLDER,
    EntryTerm,
    entry_terms,
    merged,
    shipped_entry_terms,
)
from kb.lexicon.entry_vocabulary import said_in, shelved
from kb.lexicon.lexicon import Lexicon
from kb.lexicon.termbase import variants
from kb.settings import Settings
from kb.tokens import fold
from kb.types import Language

LINES = [
    line.split("\t")
    for path in sorted(FOLDER.glob("*.tsv"))
    for line in path.read_text(encoding="utf-8").splitlines()[1:]
]
ASKED = [
    (language, words)
    for cells in LINES
    for language, cell in ((Language.EN, cells[1]), (Language.ZH, cells[3]))
    for words in variants(cell)
]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load(Path(Settings().cache))


def said(lexicon: Lexicon, question: str, language: Language) -> dict[str, list[set[str]]]:
    return {
        one.written: [{r.word for r in one.entry.written[into]} for into in Language]
        for one in lexicon.said(question, language)
    }


@pytest.mark.parametrize(
    ("language", "question", "asked", "english", "chinese"),
    [
        (Language.EN, "Can I buy out my partner?", "buy out partner", "buy-out", "股权转让"),
        (Language.EN, "My boss won't pay me", "boss won't pay", "unpaid wages", "拖欠劳动报酬"),
        (Language.EN, "What if the land above caves in?", "land caves", "subsidence", "地面塌陷"),
        (Language.ZH, "无证偷采怎么处罚？", "偷采", "illegal exploitation", "非法采矿"),
        (Language.ZH, "老闆不發工錢怎麼辦", "工钱", "remuneration", "劳动报酬"),
        (Language.ZH, "退出要提前打招呼吗", "提前打招呼", "prior notice", "书面通知"),
    ],
)
def test_what_people_say_leads_to_what_texts_write(
    lexicon: Lexicon, language: Language, question: str, asked: str, english: str, chinese: str
) -> None:
    written = said(lexicon, question, language)[asked]
    assert english in written[0]
    assert chinese in written[1]


@pytest.mark.parametrize(
    ("language", "question"),
    [
        (Language.EN, "force majeure"),
        (Language.EN, "Article 5(2)"),
        (Language.EN, ""),
        (Language.EN, "of the and \ud800"),
        (Language.ZH, "不可抗力"),
        (Language.ZH, "第五条第二款"),
        (Language.ZH, "？！"),
    ],
)
def test_the_words_of_texts_stay_as_they_are(
    lexicon: Lexicon, language: Language, question: str
) -> None:
    assert lexicon.said(question, language) == ()


def vocabulary(*asked: str) -> list[EntryTerm]:
    nothing: dict[Language, tuple[Rendering, ...]] = dict.fromkeys(Language, ())
    return [EntryTerm(Language.EN, entry_terms(words, Language.EN), nothing) for words in asked]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("take back the licence", ["take back licence"]),
        ("take my mining licence back", ["take licence back"]),
        ("take a photograph of each page of that licence and bring it back", ["licence"]),
        ("is a licence needed to take samples back", ["licence take back"]),
        ("back to the licence", ["licence"]),  # a word of the longer entry alone is another entry
        ("licences", ["licences"]),
        ("the licence fee", []),  # a part of a set phrase says nothing by itself
        ("take back the licence fee", ["take back licence"]),
        ("copper " * 250 + "licence", []),  # a paper and not a question
    ],
)
def test_words_that_stand_near_are_one_and_the_longest_counts(
    question: str, found: list[str]
) -> None:
    shelves = shelved(vocabulary("take back licence", "licence"))
    known = lambda language, term: shelves.get((language, term), ())  # noqa: E731
    is_phrase = lambda language, terms: list(terms) == ["licens", "fee"]  # noqa: E731
    assert [one.written for one in said_in(question, Language.EN, known, is_phrase)] == found


@pytest.mark.parametrize(
    ("language", "words", "terms"),
    [
        (Language.EN, "kick out", ("kick", "out")),
        (Language.EN, "wages", ("wage",)),
        (Language.EN, "as is", ()),  # grammar only
        (Language.EN, "use by", ()),  # "use" would be left, which says something else
        (Language.EN, "use-by", ()),
        (Language.ZH, "跳槽", ("跳槽",)),
        (Language.ZH, "要多少", ()),
        (Language.EN, "one two three four five six", ()),
    ],
)
def test_an_entry_that_says_too_little_is_none(
    language: Language, words: str, terms: tuple[str, ...]
) -> None:
    assert entry_terms(words, language) == terms


def test_lines_about_the_same_words_are_one_entry() -> None:
    entries = list(merged(shipped_entry_terms(), most=3))
    keys = [(entry.language, entry.terms) for entry in entries]
    assert len(keys) == len(set(keys))
    assert all(len(written) <= 3 for entry in entries for written in entry.written.values())
    assert all(
        rendering.terms != entry.terms
        for entry in entries
        for rendering in entry.written[entry.language]
    )


def test_the_files_that_ship_are_sound() -> None:
    for path in FOLDER.glob("*.tsv"):
        assert path.read_text(encoding="utf-8").splitlines()[0].split("\t") == list(COLUMNS)
    for cells in LINES:
        assert len(cells) == len(COLUMNS), cells
        assert (cells[1] and cells[2]) or (cells[3] and cells[4]), cells
        assert all(fold(cell) == cell for cell in cells[3:]), cells
    assert len({tuple(cells[1:]) for cells in LINES}) == len(LINES)
    useless = [words for language, words in ASKED if not entry_terms(words, language)]
    assert useless == []


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(ASKED))
def test_every_entry_is_found_where_it_is_all_that_is_asked(asked: tuple[Language, str]) -> None:
    language, words = asked
    lexicon = Lexicon.load(Path(Settings().cache))
    terms = sorted(entry_terms(words, language))
    assert terms in [sorted(one.entry.terms) for one in lexicon.said(words, language)]
