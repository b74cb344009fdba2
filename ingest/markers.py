"""Lines read by the table of headings: the places where clauses may begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.headings import (
    CHINESE_MENTION,
    CONTENTS_ENTRY,
    ENGLISH_MENTION,
    INLINE_DECIMAL,
    NESTED,
    NESTED_AFTER_TITLE,
    NUMBER_ALONE,
    ROWS,
    WINDOW,
    Role,
    Row,
)
from ingest.lines import Line
from kb.types import Language

_DEEPEST_LINE = 4  # Article 5. (1) (a) (i)
_LONGEST_ANNEX_LINE = 100  # characters after the label; more is a sentence
_SENTENCE = re.compile(r"[。；，：]")
_STYLE = re.compile(r"^[\s　]*[.:：、．—–-]?[\s　]*")
_TITLED = ("#.", "Article", "Section")
_FIRST_SHAPES = {"1": "(#)", "一": "(一)"}
# Text pulled out of a page often loses line breaks and keeps the gap of spaces.
_LOST_BREAK = re.compile(r"(?<=[.;:”)\]])[ \t\xa0]{3,40}(?=\S)")
# A line that ends so goes on: a number that begins the next line is a mention.
_BROKEN_OFF = re.compile(
    r"(?:\b(?:of|in|under|to|and|or|with|by|the|from|per|see|that|than|through|between|for|on|at"
    r"|as|pursuant|[Aa]rticles?|[Ss]ections?|[Cc]lauses?|[Pp]aragraphs?)"
    r"|[依按]照?|根据|根據|违反|違反|符合|本法|[、《（(和及与與或至])\s*$"
)
_HOLDERS = (Role.PART, Role.CHAPTER, Role.SECTION, Role.ANNEX)
_TAIL = 40  # characters of the line before that are looked at
# After a line that ends so, or that has no words, a new sentence begins: "(Articles 6–11 omitted)".
# Not after a colon, which announces a quotation.
_ENDED = re.compile(r"[。；！？.;!?…*”’」』）)\]】〕]\s*$")
_WORD = re.compile(r"[A-Za-z\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Marker:
    """A place where a clause may begin.

    `start` and `end` bound the number as written, in offsets of the whole text. `marked`: the
    file's own format calls the line a heading. `lower`: the words after the number begin in lower
    case, on its line or the next. `inline`: found within a line. `alone`: nothing else on its line.
    `continued`: the line before breaks off in mid-sentence. `fresh`: the number is the first of its
    line, and the line before ends a sentence or a heading. `style`: what parts the number from its
    words: a mark, a space, a line end, or nothing.
    """

    role: Role
    written: str
    shape: str
    start: int
    end: int
    language: Language | None = None
    marked: bool = False
    lower: bool = False
    inline: bool = False
    alone: bool = False
    continued: bool = False
    fresh: bool = False
    style: str = ""


def markers_of(text: str, lines: Sequence[Line]) -> list[Marker]:
    """Return the markers of a text in order of place, each with a language."""
    markers: list[Marker] = []
    before = ""
    ended = True
    language: Language | None = None
    for place, line in enumerate(lines):
        language = line.language or language
        found = [
            one
            for start, end in _pieces(text, line)
            for one in read_line(text, start, end, line.marked)
        ]
        if found:
            broken = not line.marked and bool(_BROKEN_OFF.search(before))
            coming = lines[place + 1 : place + 4]
            own = line.language or _language(coming) or language or Language.EN
            markers += [
                replace(
                    one,
                    continued=broken and not one.inline,
                    fresh=ended and not text[line.start : one.start].strip(),
                    language=one.language or own,
                    lower=one.lower or (one.alone and _begins_lower(text, coming)),
                )
                for one in found
            ]
        before = text[max(line.start, line.end - _TAIL) : line.end]
        titled = bool(found) and found[-1].role in _HOLDERS
        ended = titled or bool(_ENDED.search(before)) or not _WORD.search(before)
    return markers


def read_line(text: str, start: int, end: int, marked: bool) -> list[Marker]:
    """Return the markers of one line, outermost first; [] for a line that begins no clause."""
    line = text[start : min(end, start + WINDOW)]
    if CONTENTS_ENTRY.search(text[max(start, end - WINDOW) : end]):
        return []
    whole = end - start <= WINDOW
    markers: list[Marker] = []
    inner = _first(line, start, whole=whole, marked=marked)
    while inner and len(markers) < _DEEPEST_LINE:
        markers.append(inner)
        inner = _nested(line, start, inner)
    if not whole:
        markers += _inline(text, markers[-1].end if markers else start, end)
    return markers


def _pieces(text: str, line: Line) -> Iterator[tuple[int, int]]:
    """Yield a line's parts: a long one is cut where line breaks were lost."""
    start = line.start
    if line.end - line.start > WINDOW:
        for gap in _LOST_BREAK.finditer(text, line.start, line.end):
            yield start, gap.end()
            start = gap.end()
    yield start, line.end


def _language(lines: Sequence[Line]) -> Language | None:
    """Return the language of the first line with words, for a number that stands alone."""
    return next((line.language for line in lines if line.language), None)


def _begins_lower(text: str, lines: Sequence[Line]) -> bool:
    """Say whether the next words go on with a sentence."""
    words = next((text[line.start : line.end].lstrip() for line in lines if line.language), "")
    return words[:1].islower()


def _first(line: str, offset: int, *, whole: bool, marked: bool) -> Marker | None:
    if marked and (alone := NUMBER_ALONE.fullmatch(line)):
        role = Role.DECIMAL if "." in alone["n"] else Role.ARTICLE
        return replace(_marker(Row(role, "#", NUMBER_ALONE), alone, offset), marked=True)
    for row in ROWS:
        found = row.pattern.match(line)
        if not found:
            continue
        rest = line[found.end("label") :]
        if _is_mention(row, found, rest, whole=whole, marked=marked):
            return None
        return replace(_marker(row, found, offset), marked=marked)
    return None


def _marker(row: Row, found: re.Match[str], offset: int) -> Marker:
    after = found.string[found.end("label") :]
    rest = _STYLE.sub("", after, count=1)
    groups = found.groupdict()
    number = groups.get("n") or groups.get("m") or ""
    if groups.get("insert"):
        number = f"{number}之{groups['insert']}"
    return Marker(
        row.role,
        number,
        row.shape,
        offset + found.start("label"),
        offset + found.end("label"),
        row.language,
        lower=rest[:1].islower(),
        alone=not rest.strip(),
        style=_style(after, rest),
    )


def _style(after: str, rest: str) -> str:
    """Return what parts a number from its words: a mark, a space, a line end, or nothing."""
    if not rest.strip():
        return "\n"
    gap = after[: len(after) - len(rest)]
    return gap.strip() or " " * bool(gap)


def _is_mention(row: Row, found: re.Match[str], rest: str, *, whole: bool, marked: bool) -> bool:
    if row.role is Role.ANNEX:
        return not (marked or (whole and _opens_annex(found, rest)))
    if marked or row.role not in (Role.ARTICLE, Role.SECTION, Role.CLAUSE, Role.CHAPTER, Role.PART):
        return False
    if row.language is Language.EN:
        return bool(ENGLISH_MENTION.match(rest))
    if row.role is not Role.ARTICLE and (not whole or _SENTENCE.search(rest)):
        return True
    return bool(CHINESE_MENTION.match(rest))


def _opens_annex(found: re.Match[str], rest: str) -> bool:
    """Say whether "Annex B", 附件一 opens one. "附件：1. …" lists annexes, it does not open one."""
    if len(rest) > _LONGEST_ANNEX_LINE or rest.rstrip().endswith(tuple(".;,。；，")):
        return False
    if found["n"]:
        return not (ENGLISH_MENTION.match(rest) or CHINESE_MENTION.match(rest))
    return not _STYLE.sub("", rest, count=1)


def _nested(line: str, offset: int, outer: Marker) -> Marker | None:
    """Return the first member of a list that begins on its parent's line."""
    rest = line[outer.end - offset :]
    found = NESTED.match(rest)
    if not found and outer.shape in _TITLED:
        found = NESTED_AFTER_TITLE.search(rest)
    if not found:
        return None
    number = found["n"] or "一"
    shape = _FIRST_SHAPES.get(number, "(a)") if found["n"] else "一、"
    if shape == outer.shape and (number != "i" or outer.written == "h"):
        return None
    start, end = outer.end + found.start("label"), outer.end + found.end("label")
    language = Language.ZH if number == "一" else None
    return Marker(Role.LIST, number, shape, start, end, language, inline=True)


def _inline(text: str, start: int, end: int) -> list[Marker]:
    return [
        Marker(Role.DECIMAL, hit["n"], "#.#", hit.start("label"), hit.end("label"), inline=True)
        for hit in INLINE_DECIMAL.finditer(text, start, end)
    ]
