"""Which words on a page are a table: its rows, whole and in order; what is none stays as drawn."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest

from ingest.readers.columns import in_reading_order
from ingest.readers.grid import with_tables
from ingest.readers.pdf_layer import lines_of_layer
from ingest.readers.words import Line, Word, compose

FILES = Path(__file__).parents[2] / "corpus" / "files"
WIDTH, HEIGHT = 5.0, 10.0  # of a letter, of a line


def line(top: float, *stretches: tuple[float, str]) -> Line:
    """Return stretches of words, each from its left edge on."""
    words: list[Word] = []
    for left, text in stretches:
        at = left
        for word in text.split():
            right = at + WIDTH * len(word)
            words.append(Word(word, at, top, right, top + HEIGHT, spaced=bool(words)))
            at = right + 3
    return words


# How the lines of a page are drawn, and its text with its tables.
PAGES: dict[str, tuple[list[Line], str]] = {
    "a line a row": (
        [
            line(0, (50, "The rates are these, for every mineral that is sold in a quarter.")),
            line(30, (50, "Mineral"), (150, "Ore"), (250, "Metal")),
            line(48, (50, "Copper"), (150, "8"), (250, "3")),
            line(66, (50, "Gold"), (150, "7"), (250, "3.5")),
            line(90, (50, "Silver that is sold with gold pays what gold does, and no more.")),
        ],
        "The rates are these, for every mineral that is sold in a quarter.\n"
        "Mineral | Ore | Metal\nCopper | 8 | 3\nGold | 7 | 3.5\n"
        "Silver that is sold with gold pays what gold does, and no more.\n",
    ),
    "a cell of two lines, drawn before the next cell": (
        [
            line(30, (50, "Mineral"), (150, "Ore"), (250, "Metal")),
            line(48, (50, "Copper"), (150, "8"), (250, "3")),
            line(73, (50, "Iron"), (150, "6")),
            line(66, (250, "1.5 as")),
            line(79, (250, "steel")),
            line(98, (50, "Gold"), (150, "7"), (250, "3.5")),
        ],
        "Mineral | Ore | Metal\nCopper | 8 | 3\nIron | 6 | 1.5 as steel\nGold | 7 | 3.5\n",
    ),
    "lines drawn across all cells": (
        [
            line(30, (50, "Mineral"), (150, "Ore"), (250, "Metal")),
            line(48, (50, "Copper"), (150, "8"), (250, "3")),
            line(66, (50, "Iron"), (150, "6"), (250, "1.5 as")),
            line(77, (50, "ore"), (150, "or 5"), (250, "steel")),
            line(95, (50, "Gold"), (150, "7"), (250, "3.5")),
        ],
        "Mineral | Ore | Metal\nCopper | 8 | 3\nIron ore | 6 or 5 | 1.5 as steel\nGold | 7 | 3.5\n",
    ),
    "a last cell of two lines in the first column": (
        [
            line(30, (50, "Mineral"), (150, "Ore"), (250, "Metal")),
            line(48, (50, "Copper"), (150, "8"), (250, "3")),
            line(66, (50, "Rare earth"), (150, "7"), (250, "3.5")),
            line(77, (50, "elements")),
        ],
        "Mineral | Ore | Metal\nCopper | 8 | 3\nRare earth elements | 7 | 3.5\n",
    ),
    "an empty cell": (
        [
            line(30, (50, "Mineral"), (150, "Ore"), (250, "Metal")),
            line(48, (50, "Gems"), (250, "2")),
            line(66, (50, "Coal"), (150, "6")),
            line(84, (50, "Gold"), (150, "7"), (250, "3.5")),
            line(102, (50, "Iron"), (150, "6"), (250, "1.5")),
        ],
        "Mineral | Ore | Metal\nGems |  | 2\nCoal | 6\nGold | 7 | 3.5\nIron | 6 | 1.5\n",
    ),
    "a heading below and a page number": (
        [
            line(30, (50, "Mineral"), (150, "Ore"), (250, "Metal")),
            line(48, (50, "Copper"), (150, "8"), (250, "3")),
            line(66, (50, "Gold"), (150, "7"), (250, "3.5")),
            line(90, (50, "6. Lease")),
            line(400, (250, "12")),
        ],
        "Mineral | Ore | Metal\nCopper | 8 | 3\nGold | 7 | 3.5\n6. Lease\n12\n",
    ),
    "Chinese": (
        [
            line(30, (50, "矿种"), (150, "原矿"), (250, "金属")),
            line(48, (50, "铜"), (150, "8%"), (250, "3%")),
            line(66, (50, "金"), (150, "7%"), (250, "3.5%")),
        ],
        "矿种 | 原矿 | 金属\n铜 | 8% | 3%\n金 | 7% | 3.5%\n",
    ),
}
# What stands in columns and is no table: it stays as drawn.
NO_TABLES: dict[str, list[Line]] = {
    "two columns": [
        line(30, (50, "Signed"), (250, "Signed")),
        line(48, (50, "for PMDC"), (250, "for Qinhe")),
        line(66, (50, "Date"), (250, "Date")),
    ],
    "a numbered list with weights": [
        line(30, (50, "(a)"), (100, "timelines"), (250, "50%")),
        line(48, (50, "(b)"), (100, "fitness"), (250, "25%")),
        line(66, (50, "(c)"), (100, "integrity"), (250, "25%")),
    ],
    "contents": [
        line(30, (50, "Part I"), (100, "General . . . . . . ."), (300, "1")),
        line(48, (50, "Part II"), (100, "Titles . . . . . . ."), (300, "4")),
        line(66, (50, "Part III"), (100, "Fees . . . . . . ."), (300, "9")),
    ],
    "figures of several rows beside one name": [
        line(30, (50, "Road"), (150, "8 lanes"), (250, "6 lanes")),
        line(50, (50, "Motorway")),
        line(50, (150, "0.92")),
        line(61, (150, "0.87")),
        line(50, (250, "1.02")),
        line(61, (250, "0.93")),
        line(81, (50, "Street"), (150, "1.00"), (250, "1.10")),
        line(101, (50, "Lane"), (150, "1.20"), (250, "1.30")),
    ],
    "two rows": [
        line(30, (50, "Mineral"), (150, "Ore"), (250, "Metal")),
        line(48, (50, "Copper"), (150, "8"), (250, "3")),
    ],
}


@pytest.mark.parametrize(("lines", "text"), PAGES.values(), ids=PAGES.keys())
def test_rows_are_lines_with_bars_between_their_cells(lines: list[Line], text: str) -> None:
    assert compose(with_tables(lines)).text == text


@pytest.mark.parametrize("lines", NO_TABLES.values(), ids=NO_TABLES.keys())
def test_what_is_no_table_stays_as_drawn(lines: list[Line]) -> None:
    assert with_tables(lines) is lines


# A row of a PDF of the sample corpus, and the page it is on.
@pytest.mark.parametrize(
    ("file", "page", "row"),
    [
        (
            "royalty-and-value-addition-rules-2025.en.pdf",
            2,
            "Coal | 6 per cent | 4 per cent when washed"
            " | 2 per cent when used for power at the mine mouth",
        ),
        (
            "saindak-west-joint-venture-agreement.en.pdf",
            17,
            "Officer or body | Purchase of goods and services | Contract of employment"
            " | Disposal of used assets",
        ),
        ("royalty-and-value-addition-rules-2025.zh.pdf", 2, "铜 | 百分之八 | 百分之五 | 百分之三"),
        (
            "hong-kong-mining-dispute-guidelines.zh-hant.pdf",
            7,
            "仲裁登記費 | 任何金額 | 12,400 港元",
        ),
        (
            "pmdc-powerchina-memorandum.en-zh.pdf",
            3,
            "2 | Diagnostic study of five mines | POWERCHINA | 30 October 2026",
        ),
        (
            "pmdc-powerchina-memorandum.en-zh.pdf",
            3,
            "2 | 五座矿山的诊断研究 | 中国电建 | 2026 年 10 月 30 日",
        ),
    ],
)
def test_a_row_of_a_real_page(file: str, page: int, row: str) -> None:
    with closing(pypdfium2.PdfDocument(FILES / file)) as document:
        drawn = in_reading_order(
            lines_of_layer(document[page - 1], document[page - 1].get_textpage())
        )
    composed = compose(with_tables(drawn))
    assert row in composed.text.split("\n")
    # Nothing is lost, and every word still has its place.
    plain = compose(drawn)
    letters = ("".join(one.text.replace("|", "").split()) for one in (composed, plain))
    assert len({tuple(sorted(one)) for one in letters}) == 1
    assert len(composed.words) == len(plain.words)
