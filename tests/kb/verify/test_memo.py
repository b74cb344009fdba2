"""A memo in either language: which quotations are checked, and what is claimed of each."""

from __future__ import annotations

import pytest

from kb.store.index import Index
from kb.types import Language
from kb.verify.memo import claims_of
from tests.kb.verify.papers import MOU, NOTICE, open_index, paper, write

QUOTE = "Either Party may end it by giving sixty days' notice"
ZITAT = "申请人应当在三十日内向矿业局登记"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    opened = open_index(str(tmp_path_factory.mktemp("memo") / "index"))
    write(opened, paper("mou", MOU, Language.EN), paper("notice", NOTICE, Language.ZH))
    return opened


CLAIMS = [
    (f"As Article 2(2) provides, “{QUOTE}”.", ("art:2/par:2",), ()),
    (
        f"Article 2(2) of the Memorandum on Mineral Exploration says “{QUOTE}”.",
        ("art:2/par:2",),
        ("mou",),
    ),
    (f"“{QUOTE}” (Article 2(2), Memorandum on Mineral Exploration).", ("art:2/par:2",), ("mou",)),
    (f"“{QUOTE}”, says Article 2 of the Mineral Exploration Memorandum.", ("art:2",), ("mou",)),
    (f"Article 1 is short. Article 2 says: “{QUOTE}”", ("art:2",), ()),
    (f"Articles 2 and 3 say “{QUOTE}”", ("art:2", "art:3"), ()),
    (f"See Article 1.\n\nIt ends so: “{QUOTE}”", (), ()),
    (f"Article 2:\n\n> {QUOTE}\n", ("art:2",), ()),
    (
        f"It says:\n\n> {QUOTE}\n> — Article 2(2), the Memorandum on Mineral Exploration\n",
        ("art:2/par:2",),
        ("mou",),
    ),
    (f"The Memorandum says “{QUOTE}”", (), ()),  # which one, it does not say
    (f"The Treaty of Utrecht, Article 9, says “{QUOTE}”", ("art:9",), ()),
    (f"根据《小规模采矿登记通告》第一条，“{ZITAT}”。", ("art:1",), ("notice",)),
    (f"“{ZITAT}”（《小规模采矿登记通告》第一条第二款）", ("art:1/par:2",), ("notice",)),
    (f"依照第一條，「{ZITAT}」", ("art:1",), ()),
    (f"《小規模採礦登記通告》規定：『{ZITAT}』", (), ("notice",)),
    # The English paper is named and the Chinese one quoted: which is meant is not known.
    (f"Article 1 of the Memorandum on Mineral Exploration: “{ZITAT}”", ("art:1",), ()),
]


@pytest.mark.parametrize(("memo", "locators", "documents"), CLAIMS)
def test_the_clause_and_the_document_that_are_named_are_claimed(
    index: Index, memo: str, locators: tuple[str, ...], documents: tuple[str, ...]
) -> None:
    (claim,) = claims_of(memo, index).claims
    assert claim.quote in (QUOTE, ZITAT)
    assert (claim.locators, claim.documents) == (locators, documents)


def test_two_quotations_of_one_sentence_share_its_claim(index: Index) -> None:
    memo = f"Article 2(2) says “{QUOTE}” and “Each Party bears its own costs”. “{ZITAT}”"
    first, second, third = claims_of(memo, index).claims
    assert first.locators == second.locators == ("art:2/par:2",)
    assert third.locators == ()


@pytest.mark.parametrize(
    ("memo", "checked", "passed_over"),
    [
        ("The Ministry (the “Authority”) may act.", (), ("Authority",)),
        ("矿业局（以下简称“主管机关”）", (), ("主管机关",)),
        ("Article 2 gives “sixty days”.", ("sixty days",), ()),
        ("It gives “sixty days”.", (), ("sixty days",)),
        ("第二条为“登记费为五百元”。", ("登记费为五百元",), ()),
        ("no quotation at all", (), ()),
    ],
)
def test_terms_are_passed_over_and_said_so(
    index: Index, memo: str, checked: tuple[str, ...], passed_over: tuple[str, ...]
) -> None:
    found = claims_of(memo, index)
    assert tuple(claim.quote for claim in found.claims) == checked
    assert found.passed_over == passed_over
