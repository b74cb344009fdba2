"""What instruments say of themselves in the usual ways of drafting, English and Chinese."""

from __future__ import annotations

import pytest

from kb.types import FactKind
from tests.ingest.draft import Draft
from tests.ingest.drafts_en import ENGLISH
from tests.ingest.drafts_zh import CHINESE
from tests.ingest.facts_samples import facts


@pytest.mark.parametrize(
    "draft", [pytest.param(one, id=one.text.split("\n")[0][:40]) for one in ENGLISH + CHINESE]
)
def test_a_draft_says_who_when_and_by_which_law(draft: Draft) -> None:
    found = facts(draft.text)
    assert (
        Draft(
            draft.text,
            parties=tuple(fact.value for fact in found if fact.kind is FactKind.PARTY),
            signed=next((fact.value for fact in found if fact.kind is FactKind.SIGNED), ""),
            laws=tuple(fact.value for fact in found if fact.kind is FactKind.GOVERNING_LAW),
            prevailing=tuple(
                fact.value for fact in found if fact.kind is FactKind.PREVAILING_LANGUAGE
            ),
        )
        == draft
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # The edition of a form, an exhibit's date, another instrument's.
        ("Supply Agreement\n1. Terms\nX.\nForm revised 3 May 2012\n", FactKind.SIGNED),
        ("Supply Agreement\n1. Terms\nThe Mining Act of 3 March 2019 applies.\n", FactKind.SIGNED),
        (
            "海洋协定\n缔约方，\n回顾一九八二年十二月十日《公约》，\n第一条 甲\n乙。\n",
            FactKind.SIGNED,
        ),
        # Who made another agreement, who acts in a clause.
        (
            "Supply Agreement\n1. Terms\nThe LOAN AGREEMENT dated 1 May 2015 between Alpha Ltd and"
            " Beta Ltd stays.\n",
            FactKind.PARTY,
        ),
        (
            "合作协议\n第一条 甲\n" + "乙。\n" * 800 + "丙公司和丁公司，经协商，付款。\n",
            FactKind.PARTY,
        ),
        # A heading and no law; terms with a language and no rule.
        ("Supply Agreement\n1. Governing Law: This Agreement is final.\n", FactKind.GOVERNING_LAW),
        (
            "Supply Agreement\n1. Language: English is spoken on site.\n",
            FactKind.PREVAILING_LANGUAGE,
        ),
    ],
)
def test_what_only_looks_like_it_is_none(text: str, kind: FactKind) -> None:
    assert [fact.value for fact in facts(text) if fact.kind is kind] == []
