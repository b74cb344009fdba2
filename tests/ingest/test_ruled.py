"""Tables of two columns: rows between lines drawn across, and what only looks like them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from ingest.readers.grid import with_tables
from ingest.readers.pdf import read_pdf
from ingest.readers.words import Line, compose
from kb.settings import Settings
from kb.types import Box
from tests.ingest.test_grid import FILES, line

Rows = list[Line]


def ruled(*tops: float, left: float = 45, right: float = 400) -> list[Box]:
    """Return lines drawn across at these heights."""
    return [Box(left, top, right, top + 0.5) for top in tops]


def pairs(*rows: tuple[str, str]) -> Rows:
    return [line(30 + 20 * at, (50, left), (250, right)) for at, (left, right) in enumerate(rows)]


FRAME = ruled(25, 45, 65, 85)
PAIRS = pairs(("Mineral", "Rate"), ("Copper", "8"), ("Gold", "7"))
# Lines as drawn, what is drawn across, and the text with the table.
TABLES: dict[str, tuple[Rows, list[Box], str]] = {
    "a line a row": (
        [
            line(0, (50, "The rates are these, for every mineral that is sold in a quarter.")),
            line(30, (50, "Mineral"), (250, "Rate")),
            line(50, (50, "Copper"), (250, "8 per cent")),
            line(70, (50, "Gold"), (250, "7 per cent")),
            line(90, (50, "Silver that is sold with gold pays what gold does, and no more.")),
        ],
        FRAME,
        "The rates are these, for every mineral that is sold in a quarter.\n"
        "Mineral | Rate\nCopper | 8 per cent\nGold | 7 per cent\n"
        "Silver that is sold with gold pays what gold does, and no more.\n",
    ),
    "cells of two lines, each cell drawn by itself": (
        [
            line(30, (50, "Item")),
            line(30, (250, "Fee")),
            line(50, (50, "Licence to")),
            line(60, (50, "explore")),
            line(55, (250, "PKR 90,000")),
            line(80, (50, "Lease")),
            line(75, (250, "PKR 400,000")),
            line(85, (250, "a year")),
        ],
        ruled(25, 45, 72, 97),
        "Item | Fee\nLicence to explore | PKR 90,000\nLease | PKR 400,000 a year\n",
    ),
    "lines drawn cell by cell": (
        PAIRS,
        ruled(25, 45, 65, 85, right=240) + ruled(25, 45, 65, 85, left=240),
        "Mineral | Rate\nCopper | 8\nGold | 7\n",
    ),
    "text between the table and a footer's line": (
        [
            *PAIRS,
            line(120, (50, "Silver that is sold with gold pays what gold does, and no more.")),
        ],
        ruled(25, 45, 65, 85, 700),
        "Mineral | Rate\nCopper | 8\nGold | 7\n"
        "Silver that is sold with gold pays what gold does, and no more.\n",
    ),
    "矿种和费率": (
        [
            line(30, (50, "矿种"), (250, "费率")),
            line(50, (50, "铜"), (250, "百分之八")),
            line(70, (50, "金"), (250, "百分之七")),
        ],
        FRAME,
        "矿种 | 费率\n铜 | 百分之八\n金 | 百分之七\n",
    ),
    "項目與收費": (
        [
            line(30, (50, "項目"), (250, "收費")),
            line(50, (50, "仲裁登記費"), (250, "12,400 港元")),
            line(70, (50, "緊急仲裁員按金"), (250, "285,000 港元")),
        ],
        FRAME,
        "項目 | 收費\n仲裁登記費 | 12,400 港元\n緊急仲裁員按金 | 285,000 港元\n",
    ),
}
PLAIN = TABLES["a line a row"][0]


# What stands in two columns and is no table.
NO_TABLES: dict[str, tuple[Rows, list[Box]]] = {
    "no lines": (PLAIN, []),
    "lines above and below alone": (PLAIN, ruled(25, 85)),
    "lines of different lengths": (
        PLAIN,
        ruled(25, 65) + ruled(45, right=300) + ruled(85, left=100),
    ),
    "two rows": (pairs(("Mineral", "Rate"), ("Copper", "8")), ruled(25, 45, 65)),
    "numbered paragraphs": (
        pairs(("(a)", "ore that is sold"), ("(b)", "metal"), ("(c)", "gems")),
        FRAME,
    ),
    "编号的段落": (pairs(("一、", "原矿"), ("二、", "金属"), ("三、", "宝石")), FRAME),
    "signatures": (
        pairs(("For Pakistan", "For China"), ("Name", "Name"), ("Date", "1 May 2026")),
        FRAME,
    ),
    "a form": (pairs(("Company", "Ore Ltd"), ("Director", "_____"), ("Place", "Hub")), FRAME),
    "签署": (pairs(("甲方：", "矿业公司"), ("乙方：", "铜业公司"), ("日期：", "五月")), FRAME),
    "contents": (
        pairs(("General . . . . . .", "1"), ("Titles . . . . . .", "4"), ("Fees . . . . . .", "9")),
        FRAME,
    ),
    "a text and its translation": (
        pairs(
            ("The parties cooperate", "双方在矿产领域开展合作事宜"),
            ("They meet once a year", "双方每年会晤一次并通报情况"),
            ("Copper is the first", "首先合作开发的矿种是铜矿"),
        ),
        FRAME,
    ),
    "words beside the lines": (
        [
            line(30, (50, "Mineral"), (250, "Rate"), (410, "Since")),
            line(50, (50, "Copper"), (250, "8"), (410, "2024")),
            line(70, (50, "Gold"), (250, "7")),
        ],
        FRAME,
    ),
    "a number beside the lines": ([*PAIRS, line(50, (38, "5"))], FRAME),
    "a row without its first cell": ([*PAIRS[:2], line(70, (250, "7"))], FRAME),
    "a row without its second cell": ([*PAIRS[:2], line(70, (50, "Gold"))], FRAME),
}


@pytest.mark.parametrize(("lines", "rules", "text"), TABLES.values(), ids=TABLES.keys())
def test_rows_are_lines_with_a_bar_between_their_cells(
    lines: Rows, rules: list[Box], text: str
) -> None:
    laid = with_tables(lines, lambda: rules)
    assert compose(laid).text == text
    assert places(laid) == places(lines)


def places(lines: Sequence[Line]) -> list[tuple[object, ...]]:
    return sorted(tuple(word._replace(spaced=False, bars=0)) for line in lines for word in line)


@pytest.mark.parametrize(("lines", "rules"), NO_TABLES.values(), ids=NO_TABLES.keys())
def test_what_is_no_table_stays_as_drawn(lines: Rows, rules: list[Box]) -> None:
    assert with_tables(lines, lambda: rules) is lines


# A row of a PDF of the sample corpus.
@pytest.mark.parametrize(
    ("file", "rows"),
    [
        (
            "exploration-blocks-tender-notice-2026.en.pdf",
            ("Criterion | Weight", "Share of profits offered | 10 points"),
        ),
        (
            "mine-safety-and-occupational-health-regulations-2025.en.pdf",
            (
                "0.8 per cent | foreman informed, ventilation increased, reading every thirty"
                " minutes",
            ),
        ),
        (
            "mine-safety-and-occupational-health-regulations-2025.zh.pdf",
            ("总风流中的甲烷浓度 | 措施", "百分之二 | 全部人员撤离，通知矿长和监察员"),
        ),
    ],
)
def test_a_row_of_a_real_page(file: str, rows: Sequence[str]) -> None:
    reading = read_pdf(file, Path(FILES / file).read_bytes(), Settings())
    assert set(rows) <= set(reading.text.split("\n"))
