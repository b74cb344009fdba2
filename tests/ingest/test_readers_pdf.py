"""PDF: pages, labels, columns, and text layers that lie."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from ingest.readers.pdf import read_pdf
from ingest.readers.plausible import PLAUSIBLE, plausibility, script_of
from kb.errors import DamagedFile, EncryptedFile
from kb.settings import Settings
from tests.ingest.make_files import PlacedLine, lines_down, make_pdf

SETTINGS = Settings()
LEFT = [f"The royalty on copper is {number} percent of value" for number in range(10)]
RIGHT = [f"铜的特许权使用费按价值的百分之{number}计算，按季缴纳" for number in range(10)]
SQUARE = "q 0 0 m 100 100 l S Q\n"


def test_every_page_has_its_lines_and_its_number() -> None:
    pages = [lines_down("第一条 总则", "为了促进投资"), lines_down("Article 2  Term")]
    reading = read_pdf("a.pdf", make_pdf(pages, title="矿业法"), SETTINGS)
    assert [page.span.of(reading.text) for page in reading.pages] == [
        "第一条 总则\n为了促进投资\n",
        "Article 2 Term\n",
    ]
    assert [page.label for page in reading.pages] == ["1", "2"]
    assert (reading.title, reading.media_type) == ("矿业法", "application/pdf")


def test_printed_labels_are_kept() -> None:
    labels = "/PageLabels << /Nums [0 << /S /r >> 2 << /S /D /P (A-) /St 5 >>] >>"
    pages = [lines_down(str(number)) for number in range(4)]
    reading = read_pdf("a.pdf", make_pdf(pages, labels=labels), SETTINGS)
    assert [page.label for page in reading.pages] == ["i", "ii", "A-5", "A-6"]


@pytest.mark.parametrize(
    ("drawing", "unread"),
    [("", ""), (SQUARE, ""), (SQUARE * 20, "no text layer; no text found in its picture")],
)
def test_a_page_without_text_is_unread_unless_it_is_blank(drawing: str, unread: str) -> None:
    reading = read_pdf("a.pdf", make_pdf([[]], drawing=drawing), SETTINGS)
    assert [(page.unread, len(page.span)) for page in reading.pages] == [(unread, 0)]


def test_an_implausible_page_is_unread_and_the_others_stay() -> None:
    garbage = lines_down("ㅢпᶗ䘸⭞㤹പᵢঅᇐ䘸⭞ӄ", "ɮʛʢʺɮʛʢʺ ᱗㑋⼰⺛⼄䂔ⳉ⹌")
    reading = read_pdf("a.pdf", make_pdf([garbage, lines_down("Article 1")]), SETTINGS)
    unreadable, good = reading.pages
    assert unreadable.unread.startswith("text layer unreadable; ")
    assert unreadable.plausibility < PLAUSIBLE <= good.plausibility
    assert (good.unread, reading.text) == ("", "Article 1\n")


@pytest.mark.parametrize(
    ("text", "plausible"),
    [
        ("The licensee shall pay a royalty. " * 10, True),
        ("第一条 为了促进矿产资源合理开发利用，制定本法。" * 10, True),
        ("第一條 為保障人民權利，增進社會福祉，特制定本法。" * 10, True),
        ("この契約は、双方の合意により変更することができる。" * 10, True),
        ("تتعاون الأطراف في تنفيذ هذا الاتفاق " * 10, True),
        ("Договор вступает в силу со дня подписания. " * 10, True),
        ("본 계약은 서명한 날부터 효력을 발생한다. " * 10, True),
        ("1.2 3,400 5% 17 18 19", True),
        ("", True),
        ("\x19\x12", False),
        ("\ue001\ue002\ue003 \uf0b7", False),
        ("�" * 20, False),
        ("᱗㑋⼰⺛⼄䂔ⳉ⹌䊝᱘㻣⺛コ" * 5, False),
        ("إʟار اتفاॻɾة الأمʤ الʗʲʯʸة لقانʦن الʲॺار", False),
        ("齉龘靐韗顲饠鬱鸞麤黷齾龖纞籱虪蠿讟豔鑿钁" * 3, False),
        (
            "".join(chr(ord(c) - 29) for c in "theagreementshallenterintoforceonsignature" * 9),
            False,
        ),
    ],
)
def test_plausibility_knows_scripts_not_languages(text: str, plausible: bool) -> None:
    assert (plausibility(text) >= PLAUSIBLE) is plausible


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("The licensee shall pay a royalty.", ""),
        ("第一条 为了促进矿产资源合理开发利用", ""),
        ("この契約は、双方の合意により変更することができる。", "Japanese"),
        ("تتعاون الأطراف في تنفيذ هذا الاتفاق", "Arabic"),
        ("본 계약은 서명한 날부터 효력을 발생한다.", "Korean"),
        ("Договор вступает в силу", "Cyrillic"),
        ("The parties (الأطراف) agree", ""),
        ("12 34", ""),
    ],
)
def test_scripts_that_are_kept_and_not_read_are_named(text: str, script: str) -> None:
    assert script_of(text) == script


def test_a_hyphen_at_a_line_end_stays_with_its_line() -> None:
    reading = read_pdf("a.pdf", make_pdf([lines_down("the commence-", "ment of work")]), SETTINGS)
    assert reading.text == "the commence-\nment of work\n"


def across(left: list[str], right: list[str], gap: float = 310) -> list[PlacedLine]:
    """Place two columns, drawn line by line across both."""
    return [
        line
        for pair in zip(lines_down(*left, left=40), lines_down(*right, left=gap), strict=True)
        for line in pair
    ]


def test_columns_drawn_line_by_line_are_read_one_after_the_other() -> None:
    title: PlacedLine = (
        60,
        800,
        "Mining Agreement between the First Party and the Second 矿业协议双方当事人",
    )
    number: PlacedLine = (290, 40, "- 7 -")
    page = [title, *across(LEFT, RIGHT), number]
    reading = read_pdf("a.pdf", make_pdf([page]), SETTINGS)
    assert reading.text.splitlines() == [title[2], *LEFT, *RIGHT, number[2]]


def test_headings_side_by_side_are_two_lines() -> None:
    def pair(line: int, top: int) -> list[PlacedLine]:
        left = lines_down(f"Article {line} Royalty", *LEFT[:4], left=40, top=top)
        return left + lines_down(f"第{line}条 费率", *RIGHT[:4], left=310, top=top)

    joined: list[PlacedLine] = [(40, 810, "Part I General"), (310, 810, "第一部分 总则")]
    page = [*joined, *pair(1, 780), *pair(2, 700)]
    reading = read_pdf("a.pdf", make_pdf([page]), SETTINGS)
    assert reading.text.splitlines() == [str(line[2]) for line in page]


@pytest.mark.parametrize(
    "page",
    [
        across(["Copper", "Gold", "Coal", "Iron", "Zinc", "Lead", "Tin"], ["5%"] * 7),
        across([f"({number})" for number in range(9)], RIGHT[:9]),
        lines_down(*LEFT, left=40) + lines_down(*RIGHT, left=310),
        across(LEFT[:4], RIGHT[:4]),
    ],
    ids=["table", "numbers beside text", "drawn by column", "signatures"],
)
def test_other_pages_keep_the_order_they_are_drawn_in(page: list[PlacedLine]) -> None:
    text = read_pdf("a.pdf", make_pdf([page]), SETTINGS).text
    assert "".join(text.split()) == "".join("".join(str(line[2]).split()) for line in page)


@pytest.mark.parametrize(("user", "opens"), [("", True), ("secret", False)])
def test_only_a_password_to_open_keeps_a_file_shut(user: str, opens: bool) -> None:
    writer = PdfWriter(PdfReader(BytesIO(make_pdf([lines_down("Article 1")], title="Shut"))))
    writer.encrypt(user_password=user, owner_password="owner", algorithm="AES-256")
    out = BytesIO()
    writer.write(out)
    if opens:
        reading = read_pdf("a.pdf", out.getvalue(), SETTINGS)
        assert (reading.text, reading.title) == ("Article 1\n", "Shut")
        return
    with pytest.raises(EncryptedFile):
        read_pdf("a.pdf", out.getvalue(), SETTINGS)


@pytest.mark.parametrize(
    "change",
    [
        (b"/Type /Catalog", b"/Type /Gatalog /Pages 99 0 R"),
        (b"/Kids [6 0 R]", b"/Kids [9 0 R]"),
        (b"startxref", b"startxxxx"),
        (b"/Count 1", b"/Count -2147483648"),
    ],
)
def test_a_broken_file_is_read_or_refused_but_never_fails(change: tuple[bytes, bytes]) -> None:
    data = make_pdf([lines_down("Article 1")]).replace(*change)
    try:
        reading = read_pdf("a.pdf", data, SETTINGS)
    except DamagedFile:
        return
    assert reading.text in ("Article 1\n", "")
