"""Which document a question names: its words against the titles."""

from __future__ import annotations

import pytest

from kb.instrument_number import find_numbers
from kb.statutes import kind_terms
from kb.store.titles import Names, Titles

TITLES = Titles.of(
    [
        Names("hub", "Hub Mineral Processing Park Memorandum", ("mou/pmdc/2026/07:",)),
        Names("duddar", "Duddar Expansion Memorandum", parties=("Qinhe Resources",)),
        Names("royalty", "Royalty and Value-Addition Rules 2025", ("418:2025",)),
        Names("licence", "Mineral Licensing Regulations 2025", ("412:2025",)),
        Names("许可", "矿产许可条例", ("412:2025", "7:2025")),
        Names(
            "framework",
            "Framework Agreement on Cooperation",
            parties=("Government of Pakistan", "Government of China"),
        ),
        Names("forum", "Record of the Pakistan-China Forum on Cooperation"),
        Names("合作", "合作框架协定", parties=("巴基斯坦政府", "中国政府")),
    ]
)


def named(*words: str | set[str]) -> str:
    asked = [frozenset([word] if isinstance(word, str) else word) for word in words]
    found = TITLES.named(asked)
    return max(found, key=found.__getitem__) if found else ""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("hub", "memorandum"), "hub"),
        (("duddar", "expans", "memorandum"), "duddar"),
        (("royalti", "rule"), "royalty"),
        (({"licens", "许可"}, "条例"), "许可"),  # either word may stand for what was asked
        (("royalti",), ""),  # asks about the subject, names no rules
        (("许可",), ""),
        (("duddar",), "duddar"),  # a project is a name
        (("pakistan", "china", "framework", "agreement"), "framework"),  # parties, not in the title
        (("pakistan", "china", "forum"), "forum"),
        (("巴基斯坦", "中国", "框架", "协定"), "合作"),
        (("qinh", "memorandum"), "duddar"),
        (("memorandum",), ""),  # any
        (("qinh",), ""),  # a party alone: any of its papers, or none
        (("nowher",), ""),
        ((), ""),
    ],
)
def test_the_title_with_the_questions_words_is_meant(
    words: tuple[str | set[str], ...], expected: str
) -> None:
    assert named(*words) == expected


@pytest.mark.parametrize(
    ("title", "says", "does_not"),
    [
        ("矿产资源法（2024年修订）", {"法", "act", "law"}, {"条例", "资源"}),
        ("中华人民共和國合夥企業法", {"法"}, {"企业"}),
        ("违法行为记分管理办法", {"办法", "measur"}, {"法", "违法"}),
        ("矿产许可条例", {"条例", "regul", "rule"}, {"许可"}),
        ("Mineral Licensing Regulations 2025", {"regul", "rule"}, {"licens", "law"}),
        ("Contract Act, 1872", {"act", "law"}, {"contract"}),
        ("Hub Mineral Processing Park Memorandum", set(), {"memorandum"}),
        ("Free Trade Agreement, Chapter 3 Rules of Origin", set(), {"rule", "agreement"}),
        ("合作谅解备忘录", set(), {"备忘录"}),
    ],
)
def test_a_statute_has_a_word_for_its_kind(title: str, says: set[str], does_not: set[str]) -> None:
    found = kind_terms(title)
    assert says <= found
    assert not does_not & found


def test_a_whole_title_counts_for_more_than_a_word_of_it() -> None:
    whole = TITLES.named([frozenset([word]) for word in ("duddar", "expans", "memorandum")])
    part = TITLES.named([frozenset(["expans"])])
    assert whole["duddar"] == pytest.approx(1.0)
    assert max(part.values()) < 0.5


def test_documents_of_one_title_are_named_together() -> None:
    twins = Titles.of(
        [Names("a", "Mining Rules"), Names("b", "Mining Rules"), Names("c", "Tax Act")]
    )
    found = twins.named([frozenset(["mine"]), frozenset(["rule"])])
    assert found["a"] == found["b"] > 0
    assert "c" not in found


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("Under S.R.O. 0418, what may be deducted?", {"royalty"}),
        ("0412号令第十六条", {"licence", "许可"}),  # the English text and the Chinese one
        ("S.R.O. 0412(I)/2019", set()),  # of another year
        ("公告2025年第7号", {"许可"}),
        ("How long does MoU/PMDC/2026/07 run?", {"hub"}),
    ],
)
def test_a_number_names_every_text_of_the_instrument(question: str, meant: set[str]) -> None:
    found = TITLES.named([], find_numbers(question))
    assert set(found) == meant
    assert all(far == 1.0 for far in found.values())


def test_notices_of_one_title_are_told_apart_by_their_numbers() -> None:
    notices = Titles.of(
        [Names("one", "Notice", ("7:2025",)), Names("other", "Notice", ("8:2025",))]
    )
    assert set(notices.named([], find_numbers("Notice No. 8 of 2025"))) == {"other"}


def test_it_is_known_which_words_name_the_document() -> None:
    meant = TITLES.named([frozenset(["royalti"]), frozenset(["rule"])])
    assert meant.at_least(0.25).words(["royalti", "rule", "hub", "due"]) == {"royalti", "rule"}
