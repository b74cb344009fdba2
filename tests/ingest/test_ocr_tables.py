"""What on a scanned page is a table: its rows, whole and in order; what is none stays as it was."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from ingest.readers.columns import in_reading_order, rows_of, run_of
from ingest.readers.ocr import OcrPage, read_picture
from ingest.readers.ocr_page import in_order
from ingest.readers.words import Line, Word, compose
from tests.ingest.pictures import scan

LETTER, HEIGHT = 10.0, 20.0  # pixels: how wide a letter is, how high a line
Found = tuple[float, float, str]  # a line as OCR finds it: its left edge, its top, its words


def found(lines: Sequence[Found], tilt: float = 0) -> OcrPage:
    """Return lines as OCR finds them on a page that was laid askew."""
    return OcrPage(tuple(_line(*line, tilt) for line in lines), 0, 1.0, 0, tilt, 800, 1000)


def _line(left: float, top: float, text: str, tilt: float) -> Line:
    words: list[Word] = []
    at = left - tilt * top
    for word in text.split():
        right = at + LETTER * len(word)
        words.append(Word(word, at, top, right, top + HEIGHT, bool(words), 0.9))
        at = right + 6
    return words


def row(top: float, *cells: tuple[float, str]) -> list[Found]:
    return [(left, top, text) for left, text in cells]


HEADER = row(100, (50, "Mineral"), (250, "Ore"), (450, "Metal"))
PARAGRAPH = row(60, (50, "The rates are these for every mineral that is sold in the quarter"))
# What OCR finds, and its text with the table.
TABLES: dict[str, tuple[list[Found], str]] = {
    "a line a row": (
        PARAGRAPH
        + HEADER
        + row(126, (50, "Copper"), (250, "8"), (450, "3"))
        + row(152, (50, "Gold"), (250, "7"), (450, "3.5")),
        "The rates are these for every mineral that is sold in the quarter\n"
        "Mineral | Ore | Metal\nCopper | 8 | 3\nGold | 7 | 3.5\n",
    ),
    "a cell of two lines, what is beside it at its middle": (
        HEADER
        + row(126, (50, "Copper"), (250, "8"), (450, "3"))
        + row(152, (450, "1.5 as"))
        + row(162, (50, "Iron ore"), (250, "6"))
        + row(172, (450, "steel"))
        + row(198, (50, "Gold"), (250, "7"), (450, "3.5")),
        "Mineral | Ore | Metal\nCopper | 8 | 3\nIron ore | 6 | 1.5 as steel\nGold | 7 | 3.5\n",
    ),
    "a cell of three lines, what is beside it at its top": (
        HEADER
        + row(128, (50, "Copper"), (250, "8"), (450, "3 to whom"))
        + row(148, (50, "and tin"), (450, "smelts it"))
        + row(169, (450, "at home"))
        + row(197, (50, "Gold"), (250, "7"), (450, "3.5")),
        "Mineral | Ore | Metal\nCopper and tin | 8 | 3 to whom smelts it at home\nGold | 7 | 3.5\n",
    ),
    "a last cell of two lines in the first column, what is beside it at its middle": (
        HEADER
        + row(126, (50, "Copper"), (250, "8"), (450, "3"))
        + row(152, (50, "Gold"), (250, "7"), (450, "3.5"))
        + row(178, (50, "Rare earth"))
        + row(188, (250, "6"), (450, "1.5"))
        + row(198, (50, "elements")),
        "Mineral | Ore | Metal\nCopper | 8 | 3\nGold | 7 | 3.5\nRare earth elements | 6 | 1.5\n",
    ),
    "the same, what is beside it at its top, a heading below": (
        HEADER
        + row(130, (50, "Copper"), (250, "8"), (450, "3"))
        + row(160, (50, "Gold"), (250, "7"), (450, "3.5"))
        + row(190, (50, "Rare earth"), (250, "6"), (450, "1.5"))
        + row(210, (50, "elements"))
        + row(250, (50, "6. Lease")),
        "Mineral | Ore | Metal\nCopper | 8 | 3\nGold | 7 | 3.5\nRare earth elements | 6 | 1.5\n"
        "6. Lease\n",
    ),
    "首列末格两行": (
        row(100, (50, "矿种"), (250, "原矿"), (450, "金属"))
        + row(130, (50, "铜"), (250, "百分之八"), (450, "百分之三"))
        + row(160, (50, "金"), (250, "百分之七"), (450, "百分之四"))
        + row(190, (50, "稀土"))
        + row(200, (250, "百分之六"), (450, "百分之二"))
        + row(210, (50, "元素")),
        "矿种 | 原矿 | 金属\n铜 | 百分之八 | 百分之三\n金 | 百分之七 | 百分之四\n"
        "稀土元素 | 百分之六 | 百分之二\n",
    ),
    "a header set across a cell of two lines": (
        row(90, (450, "As metal"))
        + row(100, (50, "Mineral"), (250, "Ore"))
        + row(110, (450, "at home"))
        + row(138, (50, "Copper"), (250, "8"), (450, "3"))
        + row(166, (50, "Gold"), (250, "7"), (450, "3.5")),
        "Mineral | Ore | As metal at home\nCopper | 8 | 3\nGold | 7 | 3.5\n",
    ),
    "Chinese": (
        row(100, (50, "矿种"), (250, "原矿"), (450, "金属"))
        + row(126, (50, "铜"), (250, "百分之八"), (450, "百分之三"))
        + row(152, (450, "百分之一点五"))
        + row(162, (50, "铁矿"), (250, "百分之六"))
        + row(172, (450, "炼为钢材者"))
        + row(198, (50, "金"), (250, "7%"), (450, "3.5%")),
        "矿种 | 原矿 | 金属\n铜 | 百分之八 | 百分之三\n"
        "铁矿 | 百分之六 | 百分之一点五炼为钢材者\n金 | 7% | 3.5%\n",
    ),
    "many rows in narrow columns": (
        [
            (left, 100 + 26 * at, text)
            for at in range(24)
            for left, text in ((50, f"Ore{at:03}"), (125, "8.0"), (170, "3.5"))
        ],
        "".join(f"Ore{at:03} | 8.0 | 3.5\n" for at in range(24)),
    ),
    "columns that could be those of a page": (
        [
            (left, 100 + 28 * at, text)
            for at in range(7)
            for left, text in (
                (50, f"Ore{at}"),
                (250, "8 per cent"),
                (450, "five per cent of what is sold"),
            )
        ],
        "".join(f"Ore{at} | 8 per cent | five per cent of what is sold\n" for at in range(7)),
    ),
    "繁體，序號在前": (
        row(100, (50, "序號"), (250, "礦種"), (450, "權利金"))
        + row(126, (50, "1"), (250, "銅"), (450, "8%"))
        + row(152, (50, "2"), (250, "金"), (450, "7%")),
        "序號 | 礦種 | 權利金\n1 | 銅 | 8%\n2 | 金 | 7%\n",
    ),
}
# What stands in columns and is no table, or one whose rows cannot be told: it stays as it was.
NO_TABLES: dict[str, list[Found]] = {
    "cells of two lines, no closer than rows are": HEADER
    + row(120, (50, "Copper"), (250, "8"), (450, "3"))
    + row(140, (50, "Iron"), (250, "6"), (450, "1.5 as"))
    + row(160, (450, "steel"))
    + row(180, (50, "Gold"), (250, "7"), (450, "3.5")),
    "rows of two lines in every cell": HEADER
    + row(130, (50, "Rare"), (250, "8 per"), (450, "3 per"))
    + row(150, (50, "earths"), (250, "cent"), (450, "cent"))
    + row(180, (50, "Gold"), (250, "7"), (450, "3.5"))
    + row(210, (50, "Silver"), (250, "7"), (450, "3.5")),
    "a row without its first cell": HEADER
    + row(130, (250, "8"), (450, "3"))
    + row(160, (50, "Gold"), (250, "7"), (450, "3.5")),
    "two rows": HEADER + row(126, (50, "Copper"), (250, "8"), (450, "3")),
    "signatures": row(100, (50, "For Pakistan"), (450, "For China"))
    + row(130, (50, "Name"), (450, "Name"))
    + row(160, (50, "Date"), (450, "Date")),
    "a letterhead": row(100, (300, "Ministry of Mines"))
    + row(130, (50, "Islamabad"), (300, "Block A"), (600, "Tel. 921"))
    + row(160, (50, "No. 7 of 2025"), (560, "1 March 2026")),
    "a numbered list": row(100, (50, "(a)"), (150, "timelines"), (450, "50%"))
    + row(130, (50, "(b)"), (150, "fitness"), (450, "25%"))
    + row(160, (50, "(c)"), (150, "integrity"), (450, "25%")),
    "編號列舉": row(100, (50, "（一）"), (150, "時限"), (450, "50%"))
    + row(130, (50, "（二）"), (150, "能力"), (450, "25%"))
    + row(160, (50, "（三）"), (150, "誠信"), (450, "25%")),
    "contents": row(100, (50, "Article 1"), (250, "Terms"), (600, "2"))
    + row(130, (50, "Article 2"), (250, "Aims"), (600, "4"))
    + row(160, (50, "Article 3"), (250, "Costs"), (600, "4")),
    "contents without names": row(100, (50, "I"), (250, "Terms"), (600, "2"))
    + row(130, (50, "II"), (250, "Aims"), (600, "4"))
    + row(160, (50, "III"), (250, "Costs"), (600, "11")),
    "目录": row(100, (50, "第一条"), (250, "定义"), (600, "二"))
    + row(130, (50, "第二条"), (250, "宗旨"), (600, "四"))
    + row(160, (50, "第三条"), (250, "费用"), (600, "四")),
    "three columns of text": [
        (left, 100 + 26 * at, text)
        for at in range(8)
        for left, text in (
            (50, "and the minister may"),
            (290, "of a licence that was"),
            (530, "in the gazette of the"),
        )
    ],
    "三栏": [(left, 100 + 26 * at, "部" * 18) for at in range(8) for left in (50, 290, 530)],
    "two columns, each with its numbers beside it": [
        (left, 100 + 26 * at, text)
        for at in range(8)
        for left, text in (
            (50, f"({at})"),
            (110, "and the minister may order"),
            (430, f"({at})"),
            (490, "a fee is due every quarter"),
        )
    ],
}
# Parts of pages of the sample corpus: from where to where, how askew, and rows that are on them.
SCANS = [
    (
        ("royalty-and-value-addition-rules-2025.en.pdf", 2, 290, 700, 1.5),
        (
            "Mineral | Sold as ore | Sold as concentrate | Sold as metal or finished product",
            "Copper | 8 per cent | 5 per cent | 3 per cent",
            "Chromite | 9 per cent | 6 per cent | 2 per cent as ferrochrome",
            "Coal | 6 per cent | 4 per cent when washed"
            " | 2 per cent when used for power at the mine mouth",
            "Rare earth elements | export not permitted | 7 per cent"
            " | 2 per cent as separated oxides",
        ),
    ),
    (
        ("royalty-and-value-addition-rules-2025.zh.pdf", 2, 60, 420, -2),
        (
            "矿种 | 以原矿出售 | 以精矿出售 | 以金属或者成品出售",
            "铜 | 百分之八 | 百分之五 | 百分之三",
            "稀土元素 | 不得出口 | 百分之七 | 分离氧化物百分之二",
        ),
    ),
    (
        ("hong-kong-mining-dispute-guidelines.zh-hant.pdf", 7, 430, 730, 1),
        (
            "項目 | 爭議金額 | 收費",
            "緊急仲裁員按金 | 任何金額 | 285,000 港元",
        ),
    ),
    (
        ("pmdc-powerchina-memorandum.en-zh.pdf", 3, 60, 760, 0),
        (
            "2 | Diagnostic study of five mines | POWERCHINA | 30 October 2026",
            "3 | 选定进一步研究的项目 | 指导委员会 | 2026年12月15 日",
        ),
    ),
    (("provincial-notice-small-scale-mining.en.scan.pdf", 1, 60, 780, 0), (
        "District office | Opens | Closes",
        "Lower valley | 15 December 2025 | 13 February 2026",
    )),
]  # fmt: skip


def as_found(page: OcrPage) -> Sequence[Line]:
    return in_reading_order(rows_of(run_of(line) for line in page.lines))


def words(lines: Sequence[Line]) -> list[tuple[object, ...]]:
    return sorted(tuple(word._replace(spaced=False, bars=0)) for line in lines for word in line)


@pytest.mark.parametrize("tilt", [0, 0.03, -0.03])
@pytest.mark.parametrize(("lines", "text"), TABLES.values(), ids=TABLES.keys())
def test_rows_are_lines_with_bars_between_their_cells(
    lines: list[Found], text: str, tilt: float
) -> None:
    page = found(lines, tilt)
    assert compose(in_order(page)).text == text
    assert words(in_order(page)) == words(page.lines)


@pytest.mark.parametrize("lines", NO_TABLES.values(), ids=NO_TABLES.keys())
def test_what_is_no_table_stays_as_it_was(lines: list[Found]) -> None:
    page = found(lines)
    assert in_order(page) == as_found(page)


@pytest.mark.parametrize(("part", "rows"), SCANS, ids=[part[0] for part, _ in SCANS])
def test_a_row_of_a_scan(part: tuple[str, int, float, float, float], rows: Sequence[str]) -> None:
    page = read_picture(np.ascontiguousarray(np.asarray(scan(*part))[:, :, ::-1]))
    composed = compose(in_order(page))
    assert set(rows) <= set(composed.text.split("\n"))
    # Nothing is lost, and every word is where it was, and as sure.
    assert words(in_order(page)) == words(page.lines)
    assert all(composed.text[at : at + length].strip() for at, length, *_ in composed.words)
