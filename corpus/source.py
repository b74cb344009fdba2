"""Read a source: front matter, then one block a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

HERE = Path(__file__).parent
SOURCES = HERE / "sources"

NOTICE = {
    "en": "Illustrative sample text written for Concord; not an official document",
    "zh": "为 Concord 编写的示例文本，非官方文件",
    "zh-Hant": "為 Concord 編寫的示例文本，非官方文件",
}


class Kind(StrEnum):
    """What a block is; the values are the names the typst template knows."""

    TITLE = "title"
    CHAPTER = "chapter"
    ARTICLE = "article"
    SUBHEADING = "sub"
    PARAGRAPH = "p"
    TABLE = "table"
    SIGNATURE = "signature"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Block:
    """One line of a source, or one table. `level` is how far a paragraph is indented, from 0."""

    kind: Kind
    text: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One instrument in one language. `lang` is en, zh or zh-Hant."""

    title: str
    number: str
    issuer: str
    date: date
    lang: str
    blocks: tuple[Block, ...]

    @property
    def notice(self) -> str:
        """The sentence that says what the text is, in its own language."""
        return NOTICE[self.lang]

    @property
    def dateline(self) -> str:
        """The date as an instrument prints it: 14 July 2025, 二〇二五年七月十四日."""
        if self.lang == "en":
            return f"{self.date.day} {self.date:%B %Y}"
        year = "".join("〇一二三四五六七八九"[int(figure)] for figure in str(self.date.year))
        return f"{year}年{_chinese(self.date.month)}月{_chinese(self.date.day)}日"


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = ("", "十", "二十", "三十")[tens]
    return head + ("" if not ones else "一二三四五六七八九"[ones - 1])


_HEADINGS = (
    ("#### ", Kind.SUBHEADING),
    ("### ", Kind.ARTICLE),
    ("## ", Kind.CHAPTER),
    ("# ", Kind.TITLE),
)
# The shapes of a number before a paragraph. First match wins: a roman figure is a letter too.
_ROMAN = re.compile(r"[(（](?:i{1,3}|i?v|vi{1,3}|ix)[)）]")
_LETTER = re.compile(r"[(（](?:[a-z]{1,2}|[一二三四五六七八九十]+)[)）]")
_RULE = re.compile(r"[|\s:-]+")
_NUMBER = re.compile(r"[(（]\d+[)）]|\d+[.．、](?!\d)|\d+\.\d+|[一二三四五六七八九十]+、")


def read_source(name: str) -> Source:
    """Read `corpus/sources/<name>`. Raises `ValueError` naming a front matter that is not one."""
    text = (SOURCES / name).read_text(encoding="utf-8")
    opening, _, rest = text.partition("\n")
    head, rule, body = rest.partition("\n---\n")
    if opening.strip() != "---" or not rule:
        raise ValueError(f"{name}: begins with '---', front matter, '---'")
    meta = dict(re.findall(r"^(\w+):[ \t]*(.+?)[ \t]*$", head, re.M))
    if missing := {"title", "date", "lang"} - meta.keys():
        raise ValueError(f"{name}: front matter lacks {', '.join(sorted(missing))}")
    return Source(
        title=meta["title"],
        number=meta.get("number", ""),
        issuer=meta.get("issuer", ""),
        date=date.fromisoformat(meta["date"]),
        lang=meta["lang"],
        blocks=tuple(_blocks(body.splitlines())),
    )


def _blocks(lines: list[str]) -> list[Block]:
    blocks: list[Block] = []
    indent = _Indent()
    left = iter(enumerate(lines))
    for place, raw in left:
        line = raw.strip()
        if line.startswith(("|", ":::")):
            kind = Kind.SIGNATURE if line == "::: signature" else Kind.TABLE
            rows = _rows(lines[place:], kind)
            blocks.append(
                Block(
                    kind,
                    rows=tuple(
                        _cells(row) for row in rows if "|" in row and not _RULE.fullmatch(row)
                    ),
                )
            )
            for _ in rows[1:]:
                next(left)
        elif heading := _heading(line):
            blocks.append(heading)
            indent = _Indent()
        elif line:
            blocks.append(Block(Kind.PARAGRAPH, line, indent.of(line)))
    return blocks


class _Indent:
    """How far each paragraph under one heading is indented: 0 where it has no number."""

    def __init__(self) -> None:
        self._numbered = False
        self._letter = ""

    def of(self, line: str) -> int:
        if _NUMBER.match(line):
            self._numbered, self._letter = True, ""
            return 1
        lettered = 2 if self._numbered else 1
        if _ROMAN.match(line) and not (self._letter == "h" and line[2] in ")）"):
            return lettered + 1
        if _LETTER.match(line):
            self._letter = line[1]
            return lettered
        return 0


def _rows(lines: list[str], kind: Kind) -> list[str]:
    """Return the lines of the table or signature block that the first line opens."""
    end = 1
    while end < len(lines) and (
        lines[end].strip() != ":::" if kind is Kind.SIGNATURE else lines[end].strip()[:1] == "|"
    ):
        end += 1
    return lines[: end + (kind is Kind.SIGNATURE)]


def _heading(line: str) -> Block | None:
    if line == r"\pagebreak":
        return Block(Kind.BREAK)
    for mark, kind in _HEADINGS:
        if line.startswith(mark):
            return Block(kind, line.removeprefix(mark).strip())
    return None


def _cells(row: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in row.strip().strip("|").split("|"))
