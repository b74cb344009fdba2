"""What comes of checking a quote: the table of verdicts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kb.store.index import Index
from kb.types import Citation, Language
from kb.verify.claim import Checked, Claim, Finding
from kb.verify.verifier import Verifier
from tests.kb.verify.papers import MOU, NOTICE, open_index, paper, write

E, N, T, M, S, X = Finding  # in the order of the enumeration: T is OCR-tolerant


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    opened = open_index(str(tmp_path_factory.mktemp("verify") / "index"))
    write(opened, paper("mou", MOU, Language.EN))
    write(opened, paper("notice", NOTICE, Language.ZH, read_by_ocr=True))
    return opened


def check(index: Index, claim: Claim) -> Checked:
    (checked,) = Verifier(index).verify([claim])
    return checked


VERDICTS = [
    (Claim("Each Party bears its own costs."), E, "art:3"),
    (Claim("each Party bears\nits own costs"), N, "art:3"),
    (Claim("Each Party bears its own costs", locators=("art:3",)), E, "art:3"),
    (Claim("Each Party bears its own costs", locators=("art:4",)), M, "art:3"),
    (Claim("Each Party bears its own costs", locators=("art:4", "art:3")), E, "art:3"),
    (Claim("Each Party bears its own costs", documents=("notice",)), M, "art:3"),
    (Claim("Each Party bears its own costs", documents=("mou",), page=2), E, "art:3"),
    (Claim("Each Party bears its own costs", documents=("mou",), page=1), M, "art:3"),
    (Claim("Each Party bears its own costs", page_label="ii"), E, "art:3"),
    (Claim("Each Party bears its own costs", page_label="2"), M, "art:3"),
    (Claim("Each Party bears its own costs", documents=("gone",)), M, "art:3"),
    (Claim("Each Party bears no costs"), X, "art:3"),
    (Claim("sixty days' notice", locators=("art:2",)), E, "art:2/par:2"),
    (Claim("sixty days' notice", locators=("art:2/par:1",)), M, "art:2/par:2"),
    (Claim("sixty days' notice", locators=("sec:2/par:2",)), E, "art:2/par:2"),
    (Claim("Either Party may end it by giving thirty days' notice"), X, "art:2/par:2"),
    (Claim("申请人应当在三十日内向矿业局登记"), E, "art:1"),
    (Claim("申請人應當在三十日內向礦業局登記"), N, "art:1"),
    (Claim("申请人应当在三十曰内向矿业局登记"), X, "art:1"),  # 日 is a length of time
    (Claim("申请人应当在三十日内向矿业局登记,不得转让登记证"), N, "art:1"),
    (Claim("本通吿自二〇二六年一月一日起施行"), X, "art:3"),
    (Claim("申请入应当在三十日内向矿业局登记，不得转让登记证"), T, "art:1"),
    (Claim("申请入应当在二十日内向矿业局登记，不得转让登记证"), X, "art:1"),
    (Claim("Each Party bears 1ts own costs"), X, "art:3"),  # no OCR: nothing is forgiven
    (Claim("its own costs", locators=("art:2",)), M, "art:3"),
    (Claim("notice.\nArticle 3 Costs\nEach Party", locators=("art:3",)), E, ""),
    (Claim("notice.\nArticle 3 Costs\nEach Party", locators=("art:2/par:2",)), E, ""),
    (Claim("notice.\nArticle 3 Costs\nEach Party", locators=("art:1",)), M, ""),
    (Claim("(2) Either Party may end it by giving sixty days' notice. Article 3 Costs"), N, ""),
]


@pytest.mark.parametrize(("claim", "finding", "locator"), VERDICTS)
def test_every_claim_has_its_verdict(
    index: Index, claim: Claim, finding: Finding, locator: str
) -> None:
    checked = check(index, claim)
    assert checked.finding is finding
    assert checked.verified is (finding in (E, N, T))
    assert checked.found is not None
    assert checked.found.locator == locator
    assert checked.found.quote == checked.found.span.of(index.text(checked.found.sha256))
    assert bool(checked.differences) is (finding in (T, X))


def test_what_is_nowhere_near_has_no_nearest_wording(index: Index) -> None:
    checked = check(index, Claim("The moon is made of green cheese and wine"))
    assert (checked.finding, checked.found, checked.differences) == (X, None, ())
    assert check(index, Claim(" ")).finding is X


@pytest.fixture
def cited(index: Index) -> Citation:
    found = check(index, Claim("Either Party may end it by giving sixty days' notice")).found
    assert found is not None
    return found


def claim_of(citation: Citation) -> Claim:
    return Claim(
        quote=citation.quote,
        documents=(citation.document_id,),
        sha256=citation.sha256,
        span=citation.span,
        locators=(citation.locator,),
        page=citation.page.index,
        page_label=citation.page.label,
    )


def test_a_citation_of_ours_holds_and_comes_back_whole(index: Index, cited: Citation) -> None:
    checked = check(index, claim_of(cited))
    assert (checked.finding, checked.found) == (E, cited)
    assert cited.short.en == "Memorandum on Mineral Exploration, Art. 2(2), p. ii"


def test_one_that_was_tampered_with_does_not(index: Index, cited: Citation) -> None:
    true = claim_of(cited)
    span = replace(cited.span, start=cited.span.start - 60, end=cited.span.end - 60)
    for changed, finding in (
        (replace(true, quote=cited.quote.replace("may", "shall")), X),
        (replace(true, quote=cited.quote.replace("sixty", "ninety")), X),
        (replace(true, locators=("art:2/par:1",)), M),
        (replace(true, page=1), M),
        (replace(true, page_label="i"), M),
        (replace(true, span=span), M),
        (replace(true, documents=("notice",)), M),
        (replace(true, sha256="0" * 64), S),
    ):
        assert check(index, changed).finding is finding, changed


def test_the_same_bytes_under_another_id_are_the_same_document(
    index: Index, cited: Citation
) -> None:
    assert check(index, replace(claim_of(cited), documents=("elsewhere",))).finding is E
    assert check(index, replace(claim_of(cited), documents=())).finding is E


def test_a_changed_document_shows_the_wording_then_and_now(tmp_path: Path) -> None:
    index = open_index(str(tmp_path / "index"))
    write(index, paper("mou", MOU, Language.EN))
    old = check(index, Claim("Either Party may end it by giving sixty days' notice.")).found
    same = check(index, Claim("Each Party bears its own costs.")).found
    assert old is not None
    assert same is not None
    changed = [
        (locator, label, text.replace("sixty days'", "ninety days' written"))
        for locator, label, text in MOU
    ]
    write(index, paper("mou", changed, Language.EN))
    stale = check(index, claim_of(old))
    assert (stale.finding, stale.was) == (S, old.quote)
    assert stale.now == "Either Party may end it by giving ninety days' written notice."
    assert [(d.quoted, d.found) for d in stale.differences] == [
        ("sixty", "ninety"),
        ("", "written"),
    ]
    still = check(index, claim_of(same))  # the words stand; the version that was cited does not
    assert (still.finding, still.was, still.now) == (S, same.quote, same.quote)


def test_a_document_that_was_deleted_is_not_where_the_words_are(tmp_path: Path) -> None:
    index = open_index(str(tmp_path / "index"))
    write(index, paper("mou", MOU, Language.EN), paper("notice", NOTICE, Language.ZH))
    cited = check(index, Claim("登记费为五百元")).found
    assert cited is not None
    with index.writer(5.0) as writer:
        writer.delete("notice")
    assert check(index, claim_of(cited)).finding is X
