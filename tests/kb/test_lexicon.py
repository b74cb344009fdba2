"""What a question's words are in the other language: groups, phrases, inflections, both scripts."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from kb.errors import BadTermbase
from kb.lexicon.entries import Rendering, TermGroup
from kb.lexicon.lexicon import Lexicon
from kb.lexicon.pairs import TermPair
from kb.lexicon.termbase import FOLDER, read_termbase, shipped_pairs
from kb.lexicon.weighing import Weigher
from kb.settings import Settings
from kb.store.statistics import TermStatistics
from kb.tokens import analyze, fold
from kb.types import Language

HEADER = "field\tenglish\tsimplified\ttraditional\n"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load(Path(Settings().cache))


def words(groups: tuple[TermGroup, ...], written: str) -> set[str]:
    (group,) = (one for one in groups if one.written == written)
    return {rendering.word for rendering in group.renderings}


@pytest.mark.parametrize(
    ("language", "question", "written", "rendering"),
    [
        (Language.EN, "Which royalties apply?", "royalties", "特许权使用费"),
        (Language.EN, "force majeure and notice", "force majeure", "不可抗力"),
        (Language.EN, "a Memorandum of Understanding", "Memorandum of Understanding", "谅解备忘录"),
        (Language.EN, "mining licences in Balochistan", "Balochistan", "俾路支省"),
        (Language.EN, "is a license needed?", "license", "许可证"),
        (Language.EN, "arbitrating in Hong Kong", "Hong Kong", "香港"),
        (Language.ZH, "特许权使用费是多少", "特许权使用费", "royalties"),
        (Language.ZH, "特許權使用費是多少", "特许权使用费", "royalties"),
        (Language.ZH, "发生不可抗力怎么办", "不可抗力", "force majeure"),
        (Language.ZH, "尾矿库安全", "尾矿库", "tailings storage facility"),
        (Language.ZH, "俾路支省的矿权", "俾路支省", "Balochistan"),
        (Language.EN, "PMDC and POWERCHINA", "PMDC", "巴基斯坦矿产开发公司"),
        (Language.ZH, "巴基斯坦矿产开发公司签了什么", "巴基斯坦矿产开发公司", "PMDC"),
        (Language.EN, "Section 2025", "2025", "2025"),  # a number is itself in both languages
        (Language.ZH, "PMDC 的义务", "PMDC", "PMDC"),
        (
            Language.EN,
            "what is 特许权使用费",
            "特许权",
            "特许权",
        ),  # so are words already in the other
    ],
)
def test_a_word_of_the_question_is_rendered(
    lexicon: Lexicon, language: Language, question: str, written: str, rendering: str
) -> None:
    assert rendering in words(lexicon.groups(question, language), written)


def test_a_set_phrase_is_one_group_and_its_words_are_none(lexicon: Lexicon) -> None:
    groups = lexicon.groups("notice of force majeure", Language.EN)
    assert [group.written for group in groups] == ["force majeure", "notice"]


@pytest.mark.parametrize("question", ["", "？！", "the of and", "的 了", "\ud800", "\x00"])
def test_a_question_without_words_has_no_groups(lexicon: Lexicon, question: str) -> None:
    for language in Language:
        assert lexicon.groups(question, language) == ()


def test_a_users_own_term_comes_first() -> None:
    own = [TermPair("tolling fee", "代工加工费", 1.2)]
    lexicon = Lexicon.load(Path(Settings().cache), own)
    (group,) = lexicon.groups("tolling fees", Language.EN)
    assert group.renderings[0].word == "代工加工费"
    (back,) = (one for one in lexicon.groups("代工加工费", Language.ZH) if len(one.written) > 2)
    assert back.renderings[0].word == "tolling fee"


def test_the_termbase_ships_its_pairs_in_both_scripts() -> None:
    lines = [
        line.split("\t")
        for path in sorted(FOLDER.glob("*.tsv"))
        for line in path.read_text(encoding="utf-8").splitlines()[1:]
    ]
    assert len(lines) >= 1_200
    preferred = [line[1].split("|")[0].strip().lower() for line in lines]
    assert len(set(preferred)) >= 0.98 * len(preferred)
    assert all(fold(line[2]) == line[2] for line in lines)
    assert all(any(map(analyze, line[1].split("|"))) for line in lines)
    assert sum(1 for _ in shipped_pairs()) > len(lines)


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("", 1, "columns"),
        ("a\tb\n", 1, "columns"),
        (HEADER + "tax\troyalty\t权利金\n", 2, "3 cells"),
        (HEADER + "tax\troyalty\t权利金\t權利金\n\ntax\t\t权利金\t權利金\n", 4, "needed"),
        (HEADER + "tax\troyalty\troyalty\t\n", 2, "no character"),
        (HEADER + "tax\t权利金\t权利金\t權利金\n", 2, "no Latin letter"),
    ],
)
def test_a_bad_line_is_named(text: str, line: int, problem: str) -> None:
    with pytest.raises(BadTermbase, match=problem) as caught:
        list(read_termbase(text, "ours.tsv"))
    assert f"ours.tsv, line {line}:" in str(caught.value)


def test_variants_and_an_empty_traditional_cell_are_read() -> None:
    pairs = list(read_termbase(HEADER + "\troyalty | mining royalty\t权利金|特许费\t\n", "x"))
    assert [(pair.english, pair.chinese) for pair in pairs] == [
        ("royalty", "权利金"),
        ("royalty", "特许费"),
        ("mining royalty", "权利金"),
        ("mining royalty", "特许费"),
    ]


STATISTICS = TermStatistics(
    count=100, mean_length=4.0, frequencies={"royalti": 5, "fee": 60, "miner": 20, "copper": 4}
)


def weigher(*renderings: tuple[str, tuple[str, ...]]) -> Weigher:
    group = TermGroup("x", tuple(Rendering(word, terms, 1.0) for word, terms in renderings), 1.0)
    return Weigher([group], STATISTICS)


def scores(weighing: Weigher, *passages: str) -> list[float]:
    return list(weighing(pa.array(passages)))


def test_the_best_rendering_counts_and_not_their_sum() -> None:
    one = weigher(("royalty", ("royalti",)))
    both = weigher(("royalty", ("royalti",)), ("fee", ("fee",)))
    passage = "royalti fee miner other"
    assert scores(both, passage) == pytest.approx(scores(one, passage))
    assert scores(both, "fee a b c") < scores(one, "royalti a b c")


def test_all_terms_of_a_rendering_must_be_there() -> None:
    phrase = weigher(("mineral royalty", ("miner", "royalti")))
    neither, half, whole = scores(phrase, "", "royalti a b c", "royalti miner b c")
    assert (neither, half) == (0.0, 0.0)
    assert whole > 0.0


def test_groups_add_up_and_a_passage_scores_alike_beside_others() -> None:
    royalty, fee = (
        TermGroup(word, (Rendering(word, (term,), 1.0),), 1.0)
        for word, term in (("royalty", "royalti"), ("fee", "fee"))
    )
    passages = ("royalti fee a b", "royalti royalti", "copper")
    together = scores(Weigher([royalty, fee], STATISTICS), *passages)
    apart = [
        sum(
            score
            for group in (royalty, fee)
            for score in scores(Weigher([group], STATISTICS), passage)
        )
        for passage in passages
    ]
    assert together == pytest.approx(apart)
    assert together[2] == 0.0


def test_what_has_no_rendering_scores_nothing() -> None:
    assert scores(Weigher([TermGroup("x", (), 1.0)], STATISTICS), "royalti", "fee") == [0.0, 0.0]


def test_only_words_that_the_index_has_are_asked_for() -> None:
    assert weigher(("copper", ("copper",)), ("x", ("nowhere",))).terms == ("copper",)
