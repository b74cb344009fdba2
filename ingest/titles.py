"""What a document is called: by its own first words, or by what its file says."""

from __future__ import annotations

import re
from pathlib import PurePath

from ingest.instrument_types import names_instrument
from ingest.reading import Reading

_LONGEST = 300  # characters of a title; more is a paragraph
_TOP = 3_000  # characters in which a title stands
_TOP_LINES = 20
_MOST_LINES = 7  # of one title
# What programs and scanners put where a title belongs.
_JUNK = re.compile(
    r"\s*(?:microsoft (?:word|powerpoint|excel)\b|untitled|无标题|未命名|文档\s?\d*$"
    r"|document\s?\d*$|scan|img[-_\d]|screenshot|powerpoint\s|演示文稿|幻灯片|slide\s?\d"
    r"|print|layout\s?\d|doc\s?\d)"
    r"|.*\.(?:pdf|docx?|dotx?|rtf|wps|odt|indd|xlsx?|pptx?|txt|html?|md|png|jpe?g|tiff?)\s*$",
    re.I,
)
# Lines at the top that are no title: labels, numbers, addresses, entries of contents, clauses.
_NO_TITLE = re.compile(
    r"\s*(?:exhibit|distr\b|original\s?:|general$|page\b|contents?$|table of contents"
    r"|目\s*[录錄次]|draft\b|confidential(?![a-z]|\s+(?:information|disclosure)\b)|https?:|www\.|doc(?:ument)?\s?(?:no|number)|no\."
    r"|copyright|version\b|\d?\s?act no\b|this\b|.*\.{4}"
    r"|第\s?[\d一二三四五六七八九十]+\s?[条條章]|(?:article|section|chapter|part)\s+[\divx]+\b"
    r"|[（(]?[\d一二三四五六七八九十]+\s?[.、．)）]|[（(](?:[a-z]|[ivx]{1,4})[)）])",
    re.I,
)
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[A-Za-z]{3,}|[\u4e00-\u9fff]")
_HAN_END = re.compile(r"[\u4e00-\u9fff]$")
_NAME_DATE = re.compile(r"[\s_-]*[(（\[]?\d{4}[-_.]?\d{2}[-_.]?\d{2}[)）\]]?\s*$")
# How a line looks that goes on in the next, that goes on from the one before, that is complete.
_OPEN_END = re.compile(
    r"\b(?:of|on|the|and|for|to|in|between|under|with|by|from)$|[与與和及、,，—]$", re.I
)
_OPEN_START = re.compile(
    r"[a-z(（]|(?:OF|ON|AND|FOR|BETWEEN|Of|On|And|For|Between)\b|关于|關於|[与與和及]"
)
_COMPLETE = re.compile(r"[.;:。；：]$|\b\d{4}\)?$")  # a title may end with its year
_SENTENCE = re.compile(r"^[a-z]|[，。；：;:]|\.$")


def title_of(reading: Reading, name: str) -> str:
    """Return a document's title: its metadata's, its first heading's, its first lines', or `name`.

    Metadata counts when the document's own first words bear it out; it is often left over from
    the file that somebody began with.
    """
    top = reading.text[:_TOP]
    if _is_meaningful(reading.title, top):
        return reading.title
    return _heading(reading) or title_lines(top) or _stem(name)


def _is_meaningful(title: str, top: str) -> bool:
    words = set(_WORD.findall(title.lower()))
    if not words or len(title) > _LONGEST or _JUNK.match(title):
        return False
    written = set(_WORD.findall(top.lower()))
    if not written:  # nothing to check it against: a name in words will do
        return len(words) > 2
    return 2 * len(words & written) >= len(words)


def _heading(reading: Reading) -> str:
    """Return the first heading, with the next where two of the highest level stand together."""
    if not reading.headings:
        return ""
    first, *rest = reading.headings
    title = _line(first.span.of(reading.text))
    if first.span.start > _TOP or len(_LETTER.findall(title)) < 2:
        return ""
    if rest and rest[0].level == first.level == 1 and rest[0].span.start <= first.span.end + 1:
        title = f"{title} {_line(rest[0].span.of(reading.text))}"
    return title[:_LONGEST]


def title_lines(top: str) -> str:
    """Return the first lines that name an instrument, put together, else the first of words."""
    lines = [line for written in top.split("\n")[:_TOP_LINES] if (line := _line(written))]
    usable = [bool(_LETTER.search(line)) and not _NO_TITLE.match(line) for line in lines]
    for place, line in enumerate(lines):
        if usable[place] and names_instrument(line) and not _is_sentence(line):
            return _block(lines, usable, place)
    rest = (line for line, use in zip(lines, usable, strict=True) if use)
    return next((line for line in rest if _is_substantial(line)), "")


def _block(lines: list[str], usable: list[bool], place: int) -> str:
    """Return the title that the line at `place` is part of."""
    first = last = place
    while first > 0 and usable[first - 1] and _belong(lines[first - 1], lines[first]):
        first -= 1
    while last + 1 < len(lines) and usable[last + 1] and _belong(lines[last], lines[last + 1]):
        last += 1
    chosen = lines[max(first, last + 1 - _MOST_LINES) : last + 1]
    title = ("" if _HAN_END.search(chosen[0]) else " ").join(chosen)
    return title if len(title) <= _LONGEST else lines[place]


def _belong(line: str, after: str) -> bool:
    """Say whether two lines that follow one another are parts of one title."""
    if _COMPLETE.search(line):
        return False
    both_capitals = line.isupper() and after.isupper()
    return both_capitals or bool(_OPEN_END.search(line) or _OPEN_START.match(after))


def _is_substantial(line: str) -> bool:
    return len(_LETTER.findall(line)) >= 4 and not _is_sentence(line)


def _is_sentence(line: str) -> bool:
    return bool(_SENTENCE.search(line)) or len(line) > _LONGEST or len(line.split()) > 40


def _line(written: str) -> str:
    return " ".join(written.lstrip("#*").split())


def _stem(name: str) -> str:
    stem = PurePath(name).stem if len(PurePath(name).suffix) <= 6 else name
    return _NAME_DATE.sub("", stem).replace("_", " ").strip() or stem
