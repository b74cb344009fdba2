"""Running headers, footers and page numbers: lines at a page's edge that come again on others.

They are kept in the text, since they stand on the page, and kept out of passages, where they would
break sentences and be found for the document's own name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ingest.readers.words import Composed
from kb.numerals import parse_numeral
from kb.types import Span

_EDGE_LINES = 3  # from the top, and from the bottom, that may be running
_EDGE = 0.14  # of the page's height: a header of three lines on letter paper ends at 0.12
_FEWEST_PAGES = 3  # that a line must come on; on two it may be a title repeated
_LEAST_SHARE = 0.4  # of the pages from its first to its last: a chapter's own header
_LONGEST = 200  # characters
_SAME_PLACE = 0.02  # of the page's height
_FIGURES = re.compile(r"\d+|[〇零一二三四五六七八九十百]+|\b[ivxlc]+\b", re.I)
_MOST = 0.6  # of the lines alike, that count the pages


@dataclass(frozen=True, slots=True)
class EdgeLine:
    """A line near the top or the bottom of a page; `height` is where, in shares of the page's."""

    span: Span
    words: str
    height: float


Placed = tuple[int, EdgeLine]  # with its page, from 0


def edge_lines(composed: Composed, height: float) -> tuple[EdgeLine, ...]:
    """Return a page's lines that may be running ones, from its edges inwards."""
    if not composed.words or height <= 0:
        return ()
    tops = {start: (top, bottom) for start, _, _, top, _, bottom in composed.words}
    lines = [span for span in composed.lines if len(span) and span.start in tops]
    middles = [sum(tops[span.start]) / 2 / height for span in lines]
    by_height = sorted(range(len(lines)), key=middles.__getitem__)
    found = []
    for place in {*by_height[:_EDGE_LINES], *by_height[-_EDGE_LINES:]}:
        span, middle = lines[place], middles[place]
        words = span.of(composed.text)
        if len(words) <= _LONGEST and (middle <= _EDGE or middle >= 1 - _EDGE):
            found.append(EdgeLine(span, words, middle))
    return tuple(found)


def running_lines(pages: Sequence[Sequence[EdgeLine]]) -> tuple[tuple[Span, ...], ...]:
    """Return for each page the stretches of it that are running, in their order.

    Words that come again are running but where they come first: that may be a title, or a table's
    head. A line with figures, "Article 7", is only running where they count the pages.
    """
    lines = [(page, line) for page, edges in enumerate(pages) for line in edges]
    running: list[set[Span]] = [set() for _ in pages]
    for group in _alike(lines, lambda words: words):
        if _comes_again(group):
            for page, line in group[1:]:
                running[page].add(line.span)
    for group in _alike(lines, lambda words: _FIGURES.sub("#", words)):
        if _counts_pages(group):
            for page, line in group:
                running[page].add(line.span)
    return tuple(tuple(sorted(spans)) for spans in running)


def _alike(lines: Sequence[Placed], key: Callable[[str], str]) -> list[list[Placed]]:
    """Return lines that say the same at about one height, in the order of their pages."""
    groups: dict[tuple[str, int], list[Placed]] = defaultdict(list)
    for page, line in lines:
        for place in _places(line.height):
            groups["".join(key(line.words.lower()).split()), place].append((page, line))
    return [group for group in groups.values() if len({page for page, _ in group}) >= _FEWEST_PAGES]


def _comes_again(group: Sequence[Placed]) -> bool:
    """Say whether the same words run on enough pages of the stretch that they are on."""
    stretch = group[-1][0] - group[0][0] + 1
    return len(group) >= _LEAST_SHARE * stretch and any(map(str.isalpha, group[0][1].words))


def _counts_pages(group: Sequence[Placed]) -> bool:
    """Say whether a figure of most lines goes up as the pages do."""
    counts: Counter[tuple[int, int]] = Counter()
    for page, line in group:
        for place, figure in enumerate(_FIGURES.findall(line.words)):
            number = parse_numeral(figure)
            if number is not None:
                counts[place, number - page] += 1
    return max(counts.values(), default=0) >= max(_FEWEST_PAGES, _MOST * len(group))


def _places(height: float) -> Iterator[int]:
    """Yield the two overlapping bands that a height lies in: no two near ones are kept apart."""
    yield 2 * int(height / (2 * _SAME_PLACE))
    yield 2 * int((height + _SAME_PLACE) / (2 * _SAME_PLACE)) + 1
