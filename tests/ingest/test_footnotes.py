"""Footnotes of a PDF: kept out of the sentence that the page breaks, and still on their page."""

from __future__ import annotations

import hashlib

import pytest

from ingest.clauses import clause_tree
from ingest.passages import cut
from ingest.readers.pdf import read_pdf
from ingest.reading import Reading
from kb.embedding.encoder import Encoder
from kb.geometry import boxes_on
from kb.settings import Settings
from kb.types import Document, DocumentType, Language, Span
from tests.ingest.make_files import PlacedLine, lines_down, make_pdf

SETTINGS = Settings()
Page = list[PlacedLine]
FOOT = 57.0  # points from the bottom: the last line of notes
RULE = "72 72 m 216 72 l S\n"


def body(*lines: str) -> Page:
    """Return lines of text; «1» in one is a raised mark, in type of six points."""
    page: Page = []
    for left, bottom, line in lines_down(*lines):  # type: ignore[misc]
        words, _, rest = str(line).partition("«")
        mark, _, tail = rest.partition("»")
        page.append((left, bottom, words))
        after = left + _width(words)
        if mark:
            page.append((after, bottom + 4, mark, 6))
        if tail:
            page.append((after + 0.6 * _width(mark), bottom, tail))
    return page


def _width(words: str) -> float:
    return sum(5.0 if ord(letter) < 128 else 10.0 for letter in words)


def notes(*lines: str, size: float = 7) -> Page:
    """Return lines at the foot of a page."""
    top = FOOT + (size + 2) * (len(lines) - 1)
    return [(72, top - (size + 2) * at, line, size) for at, line in enumerate(lines)]


def reading(*pages: Page, drawing: str = "") -> Reading:
    return read_pdf("a.pdf", make_pdf(pages, drawing=drawing), SETTINGS)


BEFORE = "5. The holder shall pay a royalty."
NEXT = lines_down("paid to the Authority.")
NEXT_ZH = lines_down("向主管机关报告。")
# Two pages, and their text.
NOTES: dict[str, tuple[Page, Page, str]] = {
    "a sentence that the page breaks": (
        body(BEFORE, "6. It is due within 30«1» days and is") + notes("1 Subject to the Act."),
        NEXT,
        f"{BEFORE}\n¹ Subject to the Act.\n\n6. It is due within 30¹ days and is\n"
        "paid to the Authority.\n",
    ),
    "a sentence that the page ends": (
        body(BEFORE, "6. It is due within 30«1» days.") + notes("1 Subject to the Act."),
        NEXT,
        f"{BEFORE}\n6. It is due within 30¹ days.\n¹ Subject to the Act.\n\n"
        "paid to the Authority.\n",
    ),
    "notes of several lines, a page number below": (
        [
            *body("The Act«1» says it.", "So do the Rules«2» which the", "Minister has"),
            *[(72, 92, "1", 4), (76, 90, "The Mining Act 2019, as it stood", 7)],
            *[(72, 81, "before 2024.", 7), (72, 72, "2 Of 2020.", 7)],
            (290, 20, "- 7 -"),
        ],
        NEXT,
        "The Act¹ says it.\n¹ The Mining Act 2019, as it stood\nbefore 2024.\n² Of 2020.\n\n"
        "So do the Rules² which the\nMinister has\n- 7 -\npaid to the Authority.\n",
    ),
    "a preamble, whose paragraphs end with commas": (
        [
            *body("Recalling the Act,«1»"),
            *[(96, 752, "Noting the Rules,"), (72, 738, "which were made,")],
            *notes("1 Of 2019."),
        ],
        NEXT,
        "Recalling the Act,¹\n¹ Of 2019.\n\nNoting the Rules,\nwhich were made,\n"
        "paid to the Authority.\n",
    ),
    "a mark behind a word, no smaller than it": (
        body(BEFORE, "The fee is due quarterly.2", "It is") + notes("2Of the calendar."),
        NEXT,
        f"{BEFORE}\nThe fee is due quarterly.²\n² Of the calendar.\n\nIt is\n"
        "paid to the Authority.\n",
    ),
    "a star": (
        body(BEFORE, "6. The fee«*» is") + notes("* In rupees."),
        NEXT,
        f"{BEFORE}\n* In rupees.\n\n6. The fee* is\npaid to the Authority.\n",
    ),
    "a mark in brackets": (
        body(BEFORE, "6. The fee«[12]» is") + notes("[12] In rupees."),
        NEXT,
        f"{BEFORE}\n[12] In rupees.\n\n6. The fee[12] is\npaid to the Authority.\n",
    ),
    "圈码": (
        body("第五条 权利人应当缴纳权利金。", "第六条 权利金«①»应当") + notes("①参见《财政法》。"),
        NEXT_ZH,
        "第五条 权利人应当缴纳权利金。\n①参见《财政法》。\n\n第六条 权利金①应当\n"
        "向主管机关报告。\n",
    ),
    "注加数字，繁體": (
        body("第五條 權利人應當繳納權利金。", "第六條 權利金«1»應當") + notes("註1：依財政法。"),
        NEXT_ZH,
        "第五條 權利人應當繳納權利金。\n註1：依財政法。\n\n第六條 權利金¹應當\n向主管机关报告。\n",
    ),
    "数字紧随文字": (
        body("权利金为百分之5«1»。", "权利人应当") + notes("1 以原矿计。"),
        NEXT_ZH,
        "权利金为百分之5¹。\n¹ 以原矿计。\n\n权利人应当\n向主管机关报告。\n",
    ),
}
# Pages with lines drawn above their foot, on which notes can be as large as the text.
RULED: dict[str, tuple[Page, str]] = {
    "type as large as the text's": (
        body(BEFORE, "6. The fee«1» is") + notes("1 In rupees.", size=10),
        f"{BEFORE}\n¹ In rupees.\n\n6. The fee¹ is\n",
    ),
    "注，无编号": (
        body("第五条 权利金见附表。", "第六条 权利人应当") + notes("注：以原矿计。"),
        "第五条 权利金见附表。\n注：以原矿计。\n\n第六条 权利人应当\n",
    ),
}
# What stands at a page's foot and is no note.
NO_NOTES: dict[str, Page] = {
    "a numbered list as large as the text": body(BEFORE, "The fee«1» is due for")
    + notes("1. ore", "2. metal", size=10),
    "a list of one, with a mark like it": body(BEFORE, "The fee«1» is due for")
    + notes("1. ore", size=10),
    "a list without full stops": body(BEFORE, "The fee«1» is due for")
    + notes("1 ore", "2 metal", size=10),
    "a list in small type without marks in the text": body(BEFORE, "The fee is due for")
    + notes("1 ore", "2 metal"),
    "a list in small type whose number is a figure of the text": body("Act 1 of 2019", "says 1 is")
    + notes("1 ore", "2 metal"),
    "shares": body(BEFORE, "The fee«1» is") + notes("1% of ore", "2.5 of metal"),
    "a footer in small type": body(BEFORE, "The fee«1» is") + notes("1/4 of 24-07683"),
    "small type above larger": [
        *body("The fee«1» is", "due for ore."),
        (72, 400, "1 ore", 7),
        *lines_down(
            "and for metal,", "which is sold,", "quarter by", "quarter, in rupees.", top=380
        ),
    ],
    "small type beside larger": body("The fee«1» is", "due for ore.")
    + notes("1 ore", "2 metal", "3 gems")
    + lines_down("The Minister", "may waive it", "for a year,", "or for two", left=320, top=84),
    "编号列举": body("第五条 权利金为«1»：", "按下列") + notes("1．原矿", "2．精矿", size=10),
    "小字列举": body("第五条 权利金为：", "按下列") + notes("①原矿", "②精矿"),
}


@pytest.mark.parametrize(("page", "after", "text"), NOTES.values(), ids=NOTES.keys())
def test_a_note_stands_where_a_sentence_ends(page: Page, after: Page, text: str) -> None:
    assert reading(page, after).text == text


@pytest.mark.parametrize(("page", "text"), RULED.values(), ids=RULED.keys())
def test_under_a_rule_other_notes_are_known(page: Page, text: str) -> None:
    assert reading(page, drawing=RULE).text == text
    assert reading(page).notes == ()


@pytest.mark.parametrize("drawing", ["", RULE], ids=["", "ruled"])
@pytest.mark.parametrize("page", NO_NOTES.values(), ids=NO_NOTES.keys())
def test_what_is_no_note_stays_as_drawn(page: Page, drawing: str) -> None:
    found = reading(page, drawing=drawing)
    assert found.notes == ()
    drawn = "".join(str(line[2]) for line in page)
    assert "".join(found.text.split()) == "".join(drawn.split())


def test_a_note_is_on_its_page_with_its_place() -> None:
    found = reading(*NOTES["a sentence that the page breaks"][:2])
    first = found.pages[0]
    start = found.text.index("¹ Subject")
    (box,) = boxes_on(first, found.geometry[0], Span(start, start + len("¹ Subject to the Act.")))
    assert first.span.covers(start)
    assert (box.page, round(box.box.left)) == (1, 72)
    assert 842 - FOOT - 7 < box.box.bottom < 842 - FOOT + 7
    mark = found.text.index("¹ days")
    (raised,) = boxes_on(first, found.geometry[0], Span(mark, mark + 1))
    assert raised.box.right - raised.box.left < 5  # the figure's own place


# A note that begins as a clause does, and one between the paragraphs of an article.
@pytest.mark.parametrize(
    ("page", "after", "locators"),
    [
        (
            body("1. Royalty", "The holder shall pay it.«2»", "2. Term", "The term is")
            + notes("2. Royalty of the old Act."),
            lines_down("ten years.", "3. Law", "That of Pakistan."),
            ["cl:1", "cl:2", "cl:3"],
        ),
        (
            body("第五条 权利人缴纳权利金。«1»", "主管机关可以", "减免，但是")
            + notes("1 第九条的规定。"),
            lines_down("须经批准。", "第六条 期限为十年。"),
            ["art:5", "art:5/par:1", "art:5/par:2", "art:6"],
        ),
    ],
)
def test_a_note_is_no_clause(page: Page, after: Page, locators: list[str]) -> None:
    found = reading(page, after)
    assert found.notes
    assert [clause.locator for clause in clause_tree(found)] == locators


@pytest.mark.parametrize("page", [one[:2] for one in NOTES.values()], ids=NOTES.keys())
def test_every_character_of_a_note_is_in_one_passage(
    page: tuple[Page, Page], encoder: Encoder
) -> None:
    found = reading(*page)
    document = Document(
        id="d1",
        sha256=hashlib.sha256(found.text.encode()).hexdigest(),
        source="a.pdf",
        title="",
        type=DocumentType.LAW,
        languages=(Language.EN,),
        date=None,
        text=found.text,
        pages=found.pages,
        clauses=clause_tree(found),
    )
    passages = cut(document, encoder)
    held = [at for one in passages for at in range(one.span.start, one.span.end)]
    for note in found.notes:
        assert all(held.count(at) == 1 for at in range(note.start, note.end))
