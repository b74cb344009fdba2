"""Tables as text: every row on its own says what it is a row of."""

from __future__ import annotations

import pytest

from ingest.readers.rows import Cell, Table, apart
from kb.tables import Tables, tables_of

LONG = "Either Party may terminate this Agreement by sixty days' written notice."


def cell(*lines: str, columns: int = 1, rows: int = 1, continues: bool = False) -> Cell:
    return Cell([(line, 0) for line in lines], columns, rows, continues)


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ([[cell("Copper"), cell("8%"), cell("3%")]], ["Copper | 8% | 3%"]),
        ([[cell("铜"), cell("百分之八")]], ["铜 | 百分之八"]),
        ([[cell("铜", "（原矿）"), cell("5%")]], ["铜 （原矿） | 5%"]),
        ([[cell("Copper"), cell(), cell("3%")]], ["Copper |  | 3%"]),
        ([[cell("Copper"), cell(), cell()]], ["Copper |"]),
        ([[cell("Base metals", columns=3)]], ["Base metals |"]),
        ([[cell("Base metals", columns=2), cell("2026")]], ["Base metals |  | 2026"]),
        ([[cell(), cell()]], []),
        ([[cell("alone")]], ["alone"]),
        (
            [[cell("Copper", rows=2), cell("2026")], [cell("2027")], [cell("Gold"), cell("2026")]],
            ["Copper | 2026", "Copper | 2027", "Gold | 2026"],
        ),
        (
            [[cell("2026"), cell("Copper", rows=2)], [cell("2027")]],
            ["2026 | Copper", "2027 | Copper"],
        ),
        (
            [[cell("铜"), cell("2026")], [cell(continues=True), cell("2027")]],
            ["铜 | 2026", "铜 | 2027"],
        ),
        (
            [[cell(LONG, rows=2), cell("2026")], [cell("2027")]],
            [f"{LONG} | 2026", " | 2027"],
        ),
        ([[cell("continues"), cell(continues=True)]], ["continues |"]),
        ([[cell("1.2"), cell(LONG)]], [f"1.2 {LONG}"]),
        ([[cell("（一）"), cell(LONG)]], [f"（一） {LONG}"]),
        ([[cell("Copper"), cell(LONG)]], [f"Copper | {LONG}"]),
        ([[cell("Article 1", LONG), cell("第一条")]], ["Article 1", LONG, "第一条"]),
        ([[cell("a | b", "c | d"), cell("e")]], ["a | b", "c | d", "e"]),
        ([[cell("x", columns=10**9), cell("y", rows=10**9)]], None),
    ],
)
def test_rows_are_laid_out(rows: list[list[Cell]], lines: list[str] | None) -> None:
    table = Table()
    found = [line for row in rows for line, _ in table.row(row)]
    assert lines is None or found == lines


@pytest.mark.parametrize(
    ("given", "kept"),
    [("a--b", "a-b"), ("-a-", "a"), ("ab", "ab"), ("", ""), ("a-b--", "a-b")],
)
def test_empty_lines_part_and_do_nothing_else(given: str, kept: str) -> None:
    lines = [("" if letter == "-" else letter, 0) for letter in given]
    assert "".join(line or "-" for line, _ in apart(lines)) == kept


@pytest.mark.parametrize(
    ("text", "headers"),
    [
        ("Mineral | Ore\nCopper | 8%\nGold | 7%\n", ["Mineral | Ore"]),
        (
            "Rates\n矿种 | 费率\n铜 | 5%\n\nName | Sheet\nJebri | 31\n",
            ["矿种 | 费率", "Name | Sheet"],
        ),
        ("2026 | 8%\n2027 | 7%\n", [""]),
        (f"{LONG * 2} | Note\nCopper | 8%\n", [""]),
        ("Mineral | Ore\nno row\nCopper | 8%\n", []),
        ("| Mineral | Ore |\n|---|:--|\n| Copper | 8% |\n", ["| Mineral | Ore |"]),
        ("|---|---|\n|---|---|\n", []),
        ("alone | row\n", []),
        ("", []),
    ],
)
def test_tables_are_found_again_in_the_text(text: str, headers: list[str]) -> None:
    assert [table.header.of(text) for table in tables_of(text)] == headers


def test_a_row_knows_its_header_and_nothing_else_does() -> None:
    text = "Schedule\nMineral | Ore\nCopper | 8%\nGold | 7%\nThe rates apply from 2026.\n"
    tables = Tables(text)
    told = {line: tables.header_at(text.index(line)) for line in text.splitlines()}
    assert told == {
        "Schedule": "",
        "Mineral | Ore": "",
        "Copper | 8%": "Mineral | Ore",
        "Gold | 7%": "Mineral | Ore",
        "The rates apply from 2026.": "",
    }
