"""What a document says of itself: words in, facts out, in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.figures.durations import duration_of
from kb.flow import Flow
from kb.types import FactKind, Language, Span
from tests.ingest.facts_samples import facts, values

MOU = "Memorandum of Understanding\n28 January 2026\n"
ZH = "谅解备忘录\n二〇二六年一月二十八日\n"

LAWS: tuple[tuple[str, list[str]], ...] = (
    ("This Agreement is governed by the laws of Pakistan.", ["Pakistan"]),
    ("The binding clauses are governed by the law of Pakistan.", ["Pakistan"]),
    (
        "This Agreement shall be construed in accordance with the laws of the State of Ohio.",
        ["Ohio"],
    ),
    ("This Contract shall be governed by English law.", ["England and Wales"]),
    (
        "THIS AGREEMENT SHALL BE GOVERNED BY THE LAWS OF THE STATE OF NEW YORK WITHOUT REGARD TO"
        " ITS CONFLICT RULES.",
        ["New York"],
    ),
    (
        "This Agreement shall be governed by the laws of the United States and the State of Ohio.",
        ["United States", "Ohio"],
    ),
    (
        "This Contract is governed by the laws of Ontario and the laws of Canada applicable there.",
        ["Ontario"],
    ),
    (
        "This Agreement was made in Reno and is governed by the laws of\nthe State of   Nevada.",
        ["Nevada"],
    ),
    ("The laws of the State of Florida govern this agreement.", ["Florida"]),
    ("This Contract is governed by the legislation of the Republic of Kazakhstan.", ["Kazakhstan"]),
    ("Disputes under this Agreement shall be settled under Applicable Law.", []),
    (
        "This Agreement is governed by the laws of Ohio. Claims against a lender under this"
        " Agreement are governed by the laws of Utah.",
        ["Ohio"],
    ),
    ("本协议适用巴基斯坦法律。", ["Pakistan"]),
    ("有约束力的条款适用巴基斯坦法律。", ["Pakistan"]),
    ("本合約受香港法律管轄並按其解釋。", ["Hong Kong"]),
    ("The governing law of this Agreement shall be the law of the Hong Kong SAR.", ["Hong Kong"]),
    ("The law applicable to this Contract is Pakistani law.", ["Pakistan"]),
    ("This Agreement: (a) binds heirs; and (b) will be governed by the laws of Ohio.", ["Ohio"]),
    (
        "This Agreement is accepted by the Company in the State of Nevada and shall be governed by"
        " and construed in accordance with the laws thereof.",
        ["Nevada"],
    ),
    ("The laws of Singapore shall apply to this Agreement.", ["Singapore"]),
    ("The Agreement is governed by the federal laws of Canada.", ["Canada"]),
    ("A dispute under this agreement is subject to the jurisdiction of Kenyan law.", ["Kenya"]),
    ("This Agreement is subject to the laws and regulations of the Parties.", []),
    ("本合同以中华人民共和国法律为准据法。", ["China"]),
    ("本合同应依据新加坡法律予以解释和管辖。", ["Singapore"]),
    ("本合約受英格蘭法律規管。", ["England and Wales"]),
    ("本合同按照国家法律规定执行。", []),
    ("The distance is governed by article 32 of the Regulations.", []),
    ("A licensee shall comply with the laws of Pakistan.", []),
    ("一方企业依照东道方法律设立。", []),
    ("中外合资经营企业合同，适用中华人民共和国法律。", []),
)


@pytest.mark.parametrize(("sentence", "laws"), LAWS)
def test_a_law_governs_only_where_the_agreement_says_so(sentence: str, laws: list[str]) -> None:
    chinese = any("\u4e00" <= letter <= "\u9fff" for letter in sentence)
    text = f"合作协议\n第一条 {sentence}\n" if chinese else f"Joint Agreement\n1. Law\n{sentence}\n"
    assert values(text, FactKind.GOVERNING_LAW) == laws


LANGUAGES: tuple[tuple[str, list[str]], ...] = (
    ("In case of divergence the English text shall prevail.", ["en"]),
    ("Both texts are authentic; where they differ, the Chinese text prevails.", ["zh"]),
    ("Done in the English and Chinese languages, both texts being equally authentic.", ["equal"]),
    (
        "Signed in four copies, two in English and two in Chinese, which have equal force.",
        ["equal"],
    ),
    ("Done in duplicate in the English language, both duplicates being equally authentic.", []),
    ("The provincial rules prevail within that province.", []),
    ("Of the two texts the Russian text of the Contract has priority.", ["ru"]),
    ("If the versions conflict, English shall prevail.", ["en"]),
    ("The governing language of this Agreement is Chinese.", ["zh"]),
    ("This Contract is made in English, which shall be the governing language.", ["en"]),
    ("In case of divergence of interpretation, the English text shall be used.", ["en"]),
    ("In case of divergence the English text shall be used as a reference.", []),
    ("English law shall govern this Agreement.", []),
    ("本合同中英文文本具有同等效力；如有抵触，中文文本优先。", ["zh"]),
    ("本合同的中文版本为唯一有效版本，英文版仅供参考。", ["zh"]),
    ("如有歧義，以英文本的文義為準。", ["en"]),
    ("两种文本同等作准。", ["equal"]),
    ("兩種文本同等作準；如有歧義，以英文文本為準。", ["en"]),
    ("如有歧义，以中文本为准。", ["zh"]),
    ("对技术数字有疑义的，以英文文本第3.1款的表格为准。", []),
    ("二者不一致的，以条例为准。", []),
    ("本法施行前的规定与本法抵触的，以本法为准。", []),
)


@pytest.mark.parametrize(("sentence", "prevailing"), LANGUAGES)
def test_which_text_prevails(sentence: str, prevailing: list[str]) -> None:
    chinese = any("\u4e00" <= letter <= "\u9fff" for letter in sentence)
    text = (
        f"合作协议\n第一条 {sentence}\n" if chinese else f"Joint Agreement\n1. Texts\n{sentence}\n"
    )
    assert values(text, FactKind.PREVAILING_LANGUAGE) == prevailing


def test_a_guideline_s_rule_for_other_papers_is_none_of_its_own() -> None:
    text = "Guidelines\n1. Form\nIt is drawn up in English and Urdu. The Urdu text prevails.\n"
    assert values(text, FactKind.PREVAILING_LANGUAGE) == []
    assert values("Rules\n1. Form\nThe English text prevails.\n", FactKind.PREVAILING_LANGUAGE)


TERMS = (
    (
        "This MoU takes effect on signature and remains in force for three years.",
        "2026-01-28",
        "P3Y",
    ),
    (
        "This MoU enters into force on 1 March 2026 and is valid for a period of 18 months.",
        "2026-03-01",
        "P18M",
    ),
    ("本备忘录自签署之日起生效，有效期三十三个月。", "2026-01-28", "P33M"),
    ("本备忘录自2026年3月1日起生效，有效期为三年。", "2026-03-01", "P3Y"),
)
ENDS = ("2029-01-28", "2027-09-01", "2028-10-28", "2029-03-01")


@pytest.mark.parametrize(
    ("sentence", "effective", "term", "ends"),
    [(*row, end) for row, end in zip(TERMS, ENDS, strict=True)],
)
def test_effect_term_and_end(sentence: str, effective: str, term: str, ends: str) -> None:
    chinese = "本" in sentence
    parties = (
        "本备忘录由甲公司（“甲”）与乙公司（“乙”）订立。\n第一条 "
        if chinese
        else ('This MoU is made between Alpha Mining ("A") and Beta Mining ("B").\n1. Term\n')
    )
    text = f"{ZH if chinese else MOU}{parties}{sentence}\n"
    assert values(text, FactKind.EFFECTIVE) == [effective]
    assert values(text, FactKind.TERM) == [term]
    assert values(text, FactKind.EXPIRY) == [ends]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("DRAFT\nAgreement on Ore\n1. Terms\nX.\n", ["draft"]),
        ("矿产资源法（征求意见稿）\n第一条 为了。\n第二条 适用。\n", ["draft"]),
        (
            "中华人民共和国仲裁法\n2017年9月1日 第二次修正\n第一条 为了。\n第二条 适用。\n",
            ["amended"],
        ),
        ("采矿办法\n第一条 为了。\n第二条 本办法自2026年1月1日起施行。\n", ["in_force"]),
        ("Agreement on Ore\n1. Terms\nX.\n(signed) A. B.\n", ["signed"]),
        ("Agreement on Ore\n1. Terms\nX.\n", []),
    ],
)
def test_where_an_instrument_stands(text: str, status: list[str]) -> None:
    assert values(text, FactKind.STATUS) == status


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("The fee is USD 7.4 million.", ["USD 7400000"]),
        ("The fee is Rs. 12,500 or 3 million US dollars.", ["PKR 12500", "USD 3000000"]),
        ("费用为760万美元，另付人民币元3,400。", ["USD 7600000"]),
        ("每月一百元。", ["CNY 100"]),
        ("There were 12,500 of them in 2026.", []),
    ],
)
def test_sums_of_money(text: str, amounts: list[str]) -> None:
    assert values(text, FactKind.AMOUNT) == amounts


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        ("royalty of 5% and seventy-two per cent", ["5%", "72%"]),
        ("two and a half per cent", ["2.5%"]),
        ("费率为百分之九，零星为百分之零点五。", ["9%", "0.5%"]),
        ("five persons", []),
    ],
)
def test_rates(text: str, rates: list[str]) -> None:
    assert values(text, FactKind.RATE) == rates


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Royalty Rules\nS.R.O. 0418(I)/2025\n1. Title\nX.\n", ["S.R.O. 0418(I)/2025"]),
        ("CONTRACT ACT, 1872\nACT NO. IX OF 1872\n1. Title\nX.\n", ["ACT NO. IX OF 1872"]),
        (
            "环评条例\n2009年8月17日 国务院令第559号公布\n第一条 为了。\n第二条 适用。\n",
            ["国务院令第559号"],
        ),
        (
            "采矿条例\n法定监管令第0412(I)/2025号\n第一条 为了。\n第二条 适用。\n",
            ["法定监管令第0412(I)/2025号"],
        ),
        ("Royalty Rules\n1. Title\nSee S.R.O. 1/2020\n", []),
    ],
)
def test_the_number_stands_above_the_first_clause(text: str, number: list[str]) -> None:
    assert values(text, FactKind.NUMBER) == number


@pytest.mark.parametrize(
    ("text", "forum"),
    [
        (
            "Arbitration follows the rules of the Singapore International Arbitration Centre.",
            ["SIAC"],
        ),
        ("争议由中国国际经济贸易仲裁委员会仲裁。", ["CIETAC"]),
        ("The courts at Islamabad have jurisdiction.", ["courts: Islamabad"]),
        ("The International Chamber of Commerce publishes a calendar.", []),
    ],
)
def test_where_disputes_are_taken(text: str, forum: list[str]) -> None:
    assert values(f"Agreement on Ore 协议\n1. Disputes\n{text}\n", FactKind.DISPUTE_FORUM) == forum


@pytest.mark.parametrize(
    ("written", "duration"),
    [
        ("thirty-three months", "P33M"),
        ("ten (10) years", "P10Y"),
        ("90 days", "P90D"),
        ("三十三个月", "P33M"),
        ("三年", "P3Y"),
        ("some months", ""),
    ],
)
def test_durations(written: str, duration: str) -> None:
    assert duration_of(written) == duration


def test_every_fact_has_the_words_it_was_read_from() -> None:
    text = MOU + TERMS[0][0] + LAWS[0][0] + LANGUAGES[0][0] + "\n(signed) A\n"
    found = facts(text)
    assert len(found) > 3
    assert all(fact.span.of(text).strip() and 0 < fact.confidence <= 1 for fact in found)


def test_a_bilingual_text_has_a_title_in_each_language() -> None:
    text = (
        "Memorandum of Understanding on Ore\nArticle 1\nThe Parties agree to cooperate in mining.\n"
        "关于矿石的谅解备忘录\n第一条\n双方同意在矿业领域开展合作并交换资料。\n"
    )
    titles = {fact.language: fact.value for fact in facts(text) if fact.kind is FactKind.TITLE}
    assert titles[Language.EN] == "Memorandum of Understanding on Ore"
    assert titles[Language.ZH] == "关于矿石的谅解备忘录"


@given(st.text(alphabet="甲乙本协，。“”a B.\n\t\u3000（）", max_size=80))
def test_a_place_in_the_flow_is_the_same_character_in_the_text(text: str) -> None:
    flow = Flow(text)
    for place, character in enumerate(flow.text):
        written = text[flow.at(place)]
        assert character == written or not written.isalnum()
    if flow.text.strip():
        span = flow.span(0, len(flow.text))
        assert span.of(text).strip() == text.strip()
        assert isinstance(span, Span)
