"""One line that heads a clause in both languages: 第一条 目的 Article 1 Purpose, 1. Term 期限."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.headings import CHINESE_MENTION, ENGLISH_MENTION, ROWS, WINDOW, Role, Row
from ingest.lines import Line, is_bilingual
from ingest.markers import Marker
from ingest.numbering import order_of
from kb.types import Language

_WORDED = (Role.ARTICLE, Role.CHAPTER, Role.PART, Role.ANNEX)
_TITLE_EN = r"[A-Z][A-Za-z ,&'’()/-]{2,80}?"
_TITLE_ZH = r"[\u3400-\u9fff][\u3400-\u9fff、与和及的（）]{0,30}"
_BOTH = re.compile(
    rf"[.．、:：\s]*(?:{_TITLE_EN}[\s/|–—-]*{_TITLE_ZH}|{_TITLE_ZH}[\s/|–—-]*{_TITLE_EN})\s*"
)


def with_twins(text: str, lines: Sequence[Line], markers: Sequence[Marker]) -> list[Marker]:
    """Add the heading that stands beside another of the same number in the other language.

    A bare number before a title in both languages heads a clause of each.
    """
    starts = [line.start for line in lines]
    bilingual = is_bilingual(lines)
    found = list(markers)
    for marker in markers:
        line = lines[bisect_left(starts, marker.start + 1) - 1]
        if line.end - line.start <= WINDOW:
            found += _worded(text, line, marker)
            found += _bare(text, line, marker) if bilingual else ()
    return sorted(found, key=lambda one: one.start)


def _worded(text: str, line: Line, marker: Marker) -> Iterator[Marker]:
    if marker.role not in _WORDED or not marker.language:
        return
    order = order_of(marker.written)
    for row in ROWS:
        if row.role is not marker.role or row.language in (marker.language, None):
            continue
        found = row.pattern.search(text, marker.end, line.end)
        if found and order and order_of(found["n"] or "") == order:
            rest = text[found.end("label") : line.end]
            if not (ENGLISH_MENTION.match(rest) or CHINESE_MENTION.match(rest)):
                yield _beside(marker, row, found)
            return


def _beside(marker: Marker, row: Row, found: re.Match[str]) -> Marker:
    return replace(
        marker,
        written=found["n"],
        shape=row.shape,
        start=found.start("label"),
        end=found.end("label"),
        language=row.language,
        lower=False,
    )


def _bare(text: str, line: Line, marker: Marker) -> Iterator[Marker]:
    if marker.role not in (Role.LIST, Role.DECIMAL) or marker.inline:
        return
    if _BOTH.fullmatch(text[marker.end : line.end]):
        other = Language.EN if marker.language is Language.ZH else Language.ZH
        yield replace(marker, language=other, lower=False)
