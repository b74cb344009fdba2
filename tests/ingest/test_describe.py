"""Titles, types and languages, as a person would give them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ingest.describe import describe
from ingest.instrument_types import type_of
from ingest.readers import read
from ingest.reading import Heading, Reading
from kb.settings import Settings
from kb.types import DocumentType, Language, Page, Span

SETTINGS = Settings()


def reading(text: str, title: str = "", heads: tuple[str, ...] = ()) -> Reading:
    headings = tuple(
        Heading(1, Span(text.index(head), text.index(head) + len(head))) for head in heads
    )
    page = Page(1, "1", Span(0, len(text)))
    return Reading(text, (page,), "text/plain", title, headings)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Memorandum of Understanding on Mining Cooperation", "mou"),
        ("关于矿业合作的谅解备忘录", "mou"),
        ("諒解備忘錄", "mou"),
        ("Letter of Intent for an Agreement for Cooperation", "mou"),
        ("Agreement under the Convention on the Law of the Sea", "agreement"),
        ("投资协定", "agreement"),
        ("Exchange of Notes constituting an Agreement", "agreement"),
        ("股权转让合同（草案）", "agreement"),
        ("矿产资源法", "law"),
        ("公司法（2023修订）", "law"),
        ("中华人民共和国民法典 合同编", "law"),
        ("CONTRACT ACT, 1872", "law"),
        ("The Constitution of the Islamic Republic", "law"),
        ("外商投资法实施条例", "regulation"),
        ("矿产资源勘查区块登记管理办法", "regulation"),
        ("Royalty and Value-Addition Rules 2025", "regulation"),
        ("Implementing Regulations of the Foreign Investment Law", "regulation"),
        ("实施《中华人民共和国反外国制裁法》的规定", "regulation"),
        ("National Mineral Policy Framework 2025", "policy"),
        ("矿产政策白皮书", "policy"),
        ("E-Mining Platform: Applicant's Guide", "guideline"),
        ("申请人指南", "guideline"),
        ("关于印发《外商投资管理办法》的通知", "notice"),
        ("内地与香港关于建立更紧密经贸关系的安排", "agreement"),
        ("节假日工作安排", "other"),
        ("A G R E E M E N T", "agreement"),
        ("合 作　协 议", "agreement"),
        ("Notice of Termination of the Agreement", "notice"),
        ("Minutes of a meeting", "other"),
        ("会议纪要", "other"),
        ("", "other"),
    ],
)
def test_types_are_named_by_titles(title: str, kind: str) -> None:
    assert type_of(title) is DocumentType(kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Oceans and the law of the sea\nResolution adopted by the General Assembly\nX", "other"),
        ("Security Council\nResolution 2231 (2015)\non the Agreement of 2015\nX", "other"),
        ("Joint Statement on the Framework Agreement\nX", "other"),
        ("海洋和海洋法\n2024年4月24日大会通过的决议\n大会，", "other"),
        ("全国人民代表大会关于《对外贸易法》的决议\n（2024年通过）", "other"),
        ("矿产合作协定联合声明\n双方", "other"),
        ("中巴矿业協議會談紀要\n雙方", "other"),
        # Words of the same sound in papers that do have a type.
        ("SERVICE AGREEMENT\nResolution of Disputes\nX", "agreement"),
        ("Rules on Dispute Resolution\nX", "regulation"),
        ("股东会决议规则\n第一条", "regulation"),
        # A title written letter by letter says nothing; the sentence that makes the paper does.
        (
            "N o n- d i s c l o s u re\nthis agreement is entered into by and between Alpha and"
            " us\nX",
            "agreement",
        ),
        ("Guide\nX\nEach party keeps a copy of this agreement.", "guideline"),
        # "Confidential" is a stamp, "Confidentiality" a title.
        (
            "CONFIDENTIALITY UNDERTAKING AND NDA\n(d) in line with government regulations",
            "agreement",
        ),
    ],
)
def test_types_are_named_by_the_kind_of_paper(text: str, kind: str) -> None:
    assert describe(reading(text), "paper.txt").type is DocumentType(kind)


@pytest.mark.parametrize(
    ("text", "metadata", "heads", "name", "title"),
    [
        ("Mining Act 2020\nArticle 1", "Mining Act 2020", (), "a.pdf", "Mining Act 2020"),
        (
            "Mining Act 2020\nArticle 1",
            "Microsoft Word - final v3.doc",
            (),
            "a.pdf",
            "Mining Act 2020",
        ),
        ("Mining Act 2020\nArticle 1", "Untitled", (), "a.pdf", "Mining Act 2020"),
        ("Mining Act 2020\nArticle 1", "Act,2020.PDF", (), "a.pdf", "Mining Act 2020"),
        (
            "Mining Act 2020\nArticle 1",
            "Budget of the Port Authority",
            (),
            "a.pdf",
            "Mining Act 2020",
        ),
        ("矿业法\n第一条", "矿业法", (), "a.pdf", "矿业法"),
        ("Page 1\n合同法\n第一章", "", ("合同法",), "a.md", "合同法"),
        (
            "中华人民共和国民法典\n合同编\n文",
            "",
            ("中华人民共和国民法典", "合同编"),
            "a.md",
            "中华人民共和国民法典 合同编",
        ),
        (
            "Exhibit 10.1\nEXCLUSIVE LICENSE AND\nDEVELOPMENT AGREEMENT\nThis agreement is made",
            "",
            (),
            "a.pdf",
            "EXCLUSIVE LICENSE AND DEVELOPMENT AGREEMENT",
        ),
        (
            "中华人民共和国政府和巴基斯坦政府\n关于投资保护的协定\n第一条 定义",
            "",
            (),
            "a.pdf",
            "中华人民共和国政府和巴基斯坦政府关于投资保护的协定",
        ),
        ("Ministry of Mines\nMining Policy\n1. Aims", "", (), "a.pdf", "Mining Policy"),
        # A stamp is no title, a word that begins like it is.
        ("CONFIDENTIAL\nDEED OF GRANT\n(a) X", "", (), "a.pdf", "DEED OF GRANT"),
        (
            "CONFIDENTIALITY AGREEMENT\nAlpha Ltd\n(d) In the agreement",
            "",
            (),
            "a.pdf",
            "CONFIDENTIALITY AGREEMENT",
        ),
        (
            "第一条 本法所称矿产，为下列各矿：\n一、金矿",
            "",
            (),
            "矿业法(2003-12-31).docx",
            "矿业法",
        ),
        ("", "", (), "mou_on_mining_2026-01-28.pdf", "mou on mining"),
        ("", "XXI-10 CTC", (), "treaty.pdf", "treaty"),
    ],
)
def test_titles_are_the_documents_own(
    text: str, metadata: str, heads: tuple[str, ...], name: str, title: str
) -> None:
    assert describe(reading(text, metadata, heads), name).title == title


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("The parties agree.\n", "en"),
        ("双方同意。\n", "zh"),
        (
            "Article 1 The Parties shall cooperate in mining.\n第一条 双方应在矿业方面开展合作。\n",
            "en zh",
        ),
        ("双方应在矿业方面开展合作，甲方为 Eastern Copper Mining Company Limited。\n" * 3, "zh"),
        ("The Foreign Investment Law (外商投资法) applies to the Parties.\n" * 3, "en"),
        ("第一条 双方应开展合作，并遵守法律。\n" * 30 + "English abstract of the text.\n", "zh"),
        ("12 3 4", "en"),
    ],
)
def test_languages_are_those_of_whole_lines(text: str, languages: str) -> None:
    found = describe(reading(text), "a.txt").languages
    assert " ".join(sorted(found)) == languages


def test_a_file_without_words_is_described_by_its_name() -> None:
    found = describe(reading(""), "矿业合作谅解备忘录(2026-01-28).pdf")
    assert (found.title, found.type) == ("矿业合作谅解备忘录", DocumentType.MOU)
    assert found.languages == (Language.ZH,)
    assert found.date is not None
    assert found.date.isoformat() == "2026-01-28"


@pytest.mark.data
def test_the_laws_of_a_country_describe_themselves(data: Path) -> None:
    wrong: list[tuple[str, object]] = []
    for file in sorted((data / "policies-zh").glob("*.md")):
        found = describe(read(file.name, file.read_bytes(), SETTINGS), file.name)
        dated = re.search(r"\((.+)\)", file.name)
        if dated and (not found.date or found.date.isoformat() < dated[1]):
            wrong.append((file.name, found.date))
        if found.type is DocumentType.OTHER or found.languages != (Language.ZH,):
            wrong.append((file.name, found.type))
    assert wrong == []
