"""Days as they are written, and which of a text's days is its own."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.dates import own_date
from kb.figures.days import days_in
from kb.numerals import to_chinese
from kb.types import DocumentType


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("on 28 January 2026", ["2026-01-28"]),
        ("January 28, 2026", ["2026-01-28"]),
        ("Sept. 3, 2021", ["2021-09-03"]),
        ("[25th April, 1872]", ["1872-04-25"]),
        ("this 28th day of January, 2026", ["2026-01-28"]),
        ("this 17t h day of May, 2017", ["2017-05-17"]),
        ("the 1st day of JUNE , 2006", ["2006-06-01"]),
        ("the twenty- fourth day of November two thousand and six", ["2006-11-24"]),
        ("this 1st day of      ---\n November, 2003", ["2003-11-01"]),
        ("Jakarta, March 6, 1979Excellency,", ["1979-03-06"]),
        ("this tenth day of June 1998", ["1998-06-10"]),
        ("the twenty-first day of May in the year 2001", ["2001-05-21"]),
        (
            "this first day of July one thousand nine hundred and eighty-eight",
            ["1988-07-01"],
        ),
        ("the third day of March, two thousand and twenty-six", ["2026-03-03"]),
        ("2026年1月28日", ["2026-01-28"]),
        ("２０２６年 １ 月 ２８ 日", ["2026-01-28"]),
        ("二〇二六年一月二十八日", ["2026-01-28"]),
        ("二○二六年十月三日", ["2026-10-03"]),
        ("二00六年六月二十日", ["2006-06-20"]),
        ("二OO六年六月二十日", ["2006-06-20"]),
        ("中華民國九十二年十二月三十一日", ["2003-12-31"]),
        ("(2024-11-08)", ["2024-11-08"]),
        ("2024.11.8 and 2024/11/09", ["2024-11-08", "2024-11-09"]),
        ("20260128", ["2026-01-28"]),
        ("30 February 2026, 2026年13月1日, 31 June 1999", []),
        ("Article 12 of 2026; No. 2026-99-01; 5 per cent in May", []),
        ("1998.5.12.7 and 12345678901234", []),
    ],
)
def test_days_are_read_in_both_languages(text: str, days: list[str]) -> None:
    assert [day.date.isoformat() for day in days_in(text)] == days


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=73_000))
def test_every_day_comes_back_from_every_form(number: int) -> None:
    day = date(1900, 1, 1) + timedelta(days=number)
    figures = "".join("〇一二三四五六七八九"[int(figure)] for figure in str(day.year))
    forms = (
        f"{day.day} {day:%B} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{figures}年{to_chinese(day.month)}月{to_chinese(day.day)}日",
        day.isoformat(),
    )
    assert [[found.date for found in days_in(form)] for form in forms] == [[day]] * len(forms)


@pytest.mark.parametrize(
    ("kind", "text", "name", "day"),
    [
        (
            DocumentType.LAW,
            "矿产资源法\n1986年3月19日 通过\n2024年11月8日 修订\n2025年7月1日 施行\n第一条",
            "a.md",
            "2024-11-08",
        ),
        (
            DocumentType.LAW,
            "规定\n1998年2月12日 发布\n第一条 本法",
            "规定(2014-07-29).md",
            "2014-07-29",
        ),
        (
            DocumentType.REGULATION,
            "Rules 2025\n14 July 2025\n1. Short title",
            "a.pdf",
            "2025-07-14",
        ),
        (
            DocumentType.NOTICE,
            "关于收费的通知\n各单位：\n请照办。\n财政部\n2026年2月3日\n",
            "a.txt",
            "2026-02-03",
        ),
        (
            DocumentType.AGREEMENT,
            "Agreement\nHaving regard to the Convention signed at Chicago on 7 December 1944\n"
            "Article 1\nDONE at Beijing, this tenth day of June 1998, in two originals",
            "a.md",
            "1998-06-10",
        ),
        (
            DocumentType.AGREEMENT,
            "Agreement\nThis Agreement is made on 3 May 2021 between A and B\nArticle 1 Term",
            "a.docx",
            "2021-05-03",
        ),
        (
            DocumentType.MOU,
            "谅解备忘录\n第一条 合作\n本备忘录于二〇二六年一月二十八日在北京签订",
            "a.pdf",
            "2026-01-28",
        ),
        (DocumentType.MOU, "谅解备忘录\n签署日期：2026年1月28日\n第一条", "a.pdf", "2026-01-28"),
        (
            DocumentType.MOU,
            "Memorandum\nArticle 1\nThe 2019 Act of 3 March 2019 applies.",
            "a.pdf",
            None,
        ),
        (
            DocumentType.AGREEMENT,
            "AGREEMENT AND PLAN OF MERGER   dated as of   June 21, 2021   among   A, INC.,   and"
            "   B LLC   under the plan of the boards\nTABLE OF CONTENTS\n",
            "a.txt",
            "2021-06-21",
        ),
        (
            DocumentType.AGREEMENT,
            "Supply Agreement\nThis is effective 3 October 2018 (the “Effective Date”).\n1. X",
            "a.txt",
            "2018-10-03",
        ),
        (
            DocumentType.AGREEMENT,
            "Supply Agreement\nThis Agreement is made as of the Effective Date between A and B.\n"
            "1. Terms\n“Effective Date” shall mean December 5, 2014.\nIN"
            " WITNESS WHEREOF, the parties"
            " have executed it as of the Effective Date.",
            "a.txt",
            "2014-12-05",
        ),
        (
            DocumentType.AGREEMENT,
            "Supply Agreement\n1. Terms\nThe lease dated May 8, 2009 ends.\nIN WITNESS WHEREOF,"
            " it is executed.\nDate: December 10, 2009\nALPHA\nDate: December 11, 2009\nBETA",
            "a.txt",
            "2009-12-11",
        ),
        (
            DocumentType.AGREEMENT,
            "采购合同\n甲方：甲公司\n乙方：乙公司\n第一条 标的\n铜。\n以下无正文\n"
            "签订日期：2024年3月5日",
            "a.txt",
            "2024-03-05",
        ),
        # Made on one day and signed later: what the instrument says of itself.
        (
            DocumentType.AGREEMENT,
            "ADDENDUM\nThis Addendum is made on the 4th day of February 2019 between A and B.\n"
            "1. X\n"
            "IN WITNESS WHEREOF, it is executed.\nDate: May 7, 2019\nALPHA",
            "a.txt",
            "2019-02-04",
        ),
        (
            DocumentType.AGREEMENT,
            "Exchange of Letters\nNr. I\nJakarta, January 18, 1979Excellency,\n1\nX.\n2\nY of 3 May"
            " 1978.\nNr.  II\nNo.:65/79Jakarta, March 6, 1979Excellency,\nI agree.\n",
            "a.md",
            "1979-03-06",
        ),
        # Over a ruled line with its label below it; the filing's own date stands in the line above.
        (
            DocumentType.AGREEMENT,
            "LICENCE AGREEMENT\n1. X\nSource: ALPHA, 9/18/2006\n\n03/24/06      03/24/06 ________"
            "   ________ Date      Date\n/s/ A     /s/ B\nBETA\n3/23/06 ________ Date\n/s/ C\n"
            "APPENDIX\nX",
            "a.txt",
            "2006-03-24",
        ),
        # 03/04/06 is of March in one country and of April in another: it is not guessed.
        (DocumentType.AGREEMENT, "AGREEMENT\n1. X\nDate: 03/04/06\n", "a.txt", None),
        (DocumentType.AGREEMENT, "AGREEMENT\n1. X\nDate: 11/18/05\n", "a.txt", "2005-11-18"),
        (DocumentType.AGREEMENT, "AGREEMENT\n1. X\nDate: 6.2.91\n", "a.txt", "1991-02-06"),
        # The first two governments that sign; an annex was signed later.
        (
            DocumentType.MOU,
            "Memorandum of Understanding\nArticle I\nX.\nFor the Government of Alpha The Minister"
            " (sd.)"
            " A Date 24 Aug. 1978 For the Government of Beta (sd.) B Date Jul. 25, 1978\nAnnex I\n"
            + "X.\n" * 400
            + "For the Government of Alpha (sd.) C Date: 9 April 1982\nForm\n"
            + "X.\n" * 1_400,
            "a.md",
            "1978-08-24",
        ),
        (
            DocumentType.AGREEMENT,
            "协议\n甲方：华岳公司\n乙方：奎达公司\n第一条 甲\n甲方（签字）：    乙方（签字）：\n"
            "2022年5月6日    2022年5月8日\n",
            "a.txt",
            "2022-05-08",
        ),
        (
            DocumentType.AGREEMENT,
            "協議\n甲方：華岳公司\n乙方：奎達公司\n第一條 甲\n甲方（蓋章）：    乙方（蓋章）：\n"
            "日期：二〇二二年五月六日\n",
            "a.txt",
            "2022-05-06",
        ),
        (
            DocumentType.AGREEMENT,
            "采矿权出让合同\n第一条 甲\n出让人（章）：甲厅\n受让人（章）：乙公司\n"
            "二〇二三年四月五日\n",
            "a.txt",
            "2023-04-05",
        ),
        (DocumentType.MOU, "", "mou_2026_01_28.pdf", "2026-01-28"),
    ],
)
def test_a_document_is_of_one_day(
    kind: DocumentType, text: str, name: str, day: str | None
) -> None:
    assert own_date(text, name, kind) == (date.fromisoformat(day) if day else None)
