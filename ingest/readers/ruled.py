"""Tables of two columns: rows between lines that are drawn across the page.

Two columns of words are as often a contents list, signatures, or a text beside its translation, so
that nothing but the lines around the cells makes them a table: "Copper | 8 per cent".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from ingest.readers.columns import Run, on_one_line
from ingest.readers.words import Line, Word, with_rows
from kb.geometry import around
from kb.tokens import detect_language
from kb.types import LEADERS, Box

FEWEST_ROWS = 3
_STRIP = 6.0  # points that stay empty between the columns; a word space is 3
_SAME_EDGE = 3.0  # points that the ends of a table's lines are apart at most
_SAME_LINE = 2.0  # points between two strokes of one line
_LONGEST_CELL = 160  # characters; longer is prose in columns
_SENTENCE = 12  # characters: two cells of as much, each in its language, are a text and its version

# What a first column of paragraphs' numbers holds, whose second one is a text and not a value.
_NUMBER = re.compile(
    r"[(（]?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivxl]{1,5}|[一二三四五六七八九十]{1,3})[)）.、．]{0,2}"
)
_BLANK = re.compile(r"[_＿]{3,}|[:：]$")  # of a form: to be signed or filled in

Rules = Callable[[], Sequence[Box]]
Band = Sequence[Run]  # what stands between two lines drawn across, as drawn
Row = tuple[Sequence[Word], Sequence[Word]]


def with_ruled_tables(
    lines: Sequence[Line], parts: Sequence[Sequence[Run]], rules: Rules
) -> Sequence[Line]:
    """Return a page's lines with those of ruled tables of two columns put together to rows.

    `parts` are the stretches of each line; `rules` gives the lines drawn across the page and is
    asked where words stand side by side. The very same where there is no table. Every word comes
    back once.
    """
    if not _may_have(parts):
        return lines
    rows: dict[int, list[Line]] = {}  # of a table, by its first line
    inside: set[int] = set()
    for bands in _frames(rules(), parts):
        for first, end in _tables(bands):
            own = {id(run) for band in bands[first:end] for run in band}
            whole = [at for at, part in enumerate(parts) if any(id(run) in own for run in part)]
            found = [_cells(band, _strips(bands[first:end])[0]) for band in bands[first:end]]
            free = inside.isdisjoint(whole) and not any(
                word.bars for at in whole for word in lines[at]
            )
            alone = all(id(run) in own for at in whole for run in parts[at])
            if free and alone and _is_table(found):
                inside.update(whole)
                rows[whole[0]] = [_line(row) for row in found]
    return with_rows(lines, rows, inside)


def _may_have(parts: Sequence[Sequence[Run]]) -> bool:
    """Say whether enough lines leave one strip empty, drawn whole or in two, left of it no number.

    To ask what is drawn on a page can take as long as to read it.
    """
    strips = [(one.box.right, other.box.left) for one, other in _pairs(parts)]
    return any(
        sum(min(right, end) - max(left, start) >= _STRIP for start, end in strips) >= FEWEST_ROWS
        for left, right in strips
    )


def _pairs(parts: Sequence[Sequence[Run]]) -> Iterator[tuple[Run, Run]]:
    for part, after in pairwise([*parts, ()]):
        if len(part) == 2:
            one, other = part
        elif len(part) == 1 and after and on_one_line(part[0].box, after[0].box):
            one, other = part[0], after[0]
        else:
            continue
        if len(one.words) > 1 or not _NUMBER.fullmatch(one.words[0].text):
            yield one, other


def _frames(rules: Sequence[Box], parts: Sequence[Sequence[Run]]) -> Iterator[list[Band]]:
    """Yield the bands between lines that are drawn one below another, as long as each other."""
    groups: list[list[Box]] = []
    for rule in _merged(rules):
        group = next((one for one in groups if _same_edges(one[0], rule)), None)
        if group is None:
            groups.append([rule])
        else:
            group.append(rule)
    runs = [run for part in parts for run in part]
    for group in groups:
        yield [_between(runs, above, below) for above, below in pairwise(group)]


def _merged(rules: Sequence[Box]) -> list[Box]:
    """Return the lines from the top, those of strokes that touch as one."""
    merged: list[Box] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.top / _SAME_LINE), rule.left)):
        last = merged[-1] if merged else None
        if last and abs(rule.top - last.top) <= _SAME_LINE and rule.left - last.right <= _SAME_EDGE:
            merged[-1] = around((last, rule))
        else:
            merged.append(rule)
    return merged


def _same_edges(rule: Box, other: Box) -> bool:
    return abs(rule.left - other.left) <= _SAME_EDGE and abs(rule.right - other.right) <= _SAME_EDGE


def _between(runs: Sequence[Run], above: Box, below: Box) -> list[Run]:
    """Return what stands between two lines; nothing where words stand beside them too.

    Those would be other columns, whose lines are drawn in other strokes.
    """
    band = [run for run in runs if above.top < (run.box.top + run.box.bottom) / 2 < below.top]
    within = all(
        above.left - _SAME_EDGE <= run.box.left and run.box.right <= above.right + _SAME_EDGE
        for run in band
    )
    return band if within else []


def _tables(bands: Sequence[Band]) -> Iterator[tuple[int, int]]:
    """Yield where stretches of bands begin and end that leave one strip empty."""
    first = 0
    while first < len(bands):
        end = first
        while end < len(bands) and bands[end] and _strips(bands[first : end + 1]):
            end += 1
        if end - first >= FEWEST_ROWS and len(_strips(bands[first:end])) == 1:
            yield first, end
        first = max(end, first + 1)


def _strips(bands: Sequence[Band]) -> list[float]:
    """Return the middles of what no run stands in, from left to right."""
    runs = sorted((run for band in bands for run in band), key=lambda run: run.box.left)
    strips: list[float] = []
    reached = runs[0].box.right
    for run in runs:
        if run.box.left - reached >= _STRIP:
            strips.append((reached + run.box.left) / 2)
        reached = max(reached, run.box.right)
    return strips


def _cells(band: Band, strip: float) -> Row:
    """Return the words left and right of the strip, one line of a cell after another."""
    left: list[Word] = []
    right: list[Word] = []
    for run in band:
        cell = left if run.box.left < strip else right
        broken = bool(cell) and cell[-1].text.endswith("-")
        cell += [run.words[0]._replace(spaced=not broken), *run.words[1:]]
    return left, right


def _is_table(rows: Sequence[Row]) -> bool:
    """Say whether rows are whole, begin with names and not numbers, and are no form or prose."""
    texts = [(_text(left), _text(right)) for left, right in rows]
    numbered = sum(_NUMBER.fullmatch(left) is not None for left, _ in texts)
    return (
        all(left and right for left, right in texts)
        and 2 * numbered < len(texts)
        and not any(_is_other(left, right) for left, right in texts)
    )


def _is_other(left: str, right: str) -> bool:
    """Say whether a row is one of a form, of contents, of prose, or of a text and its version."""
    both = f"{left} {right}"
    versions = min(len(left), len(right)) >= _SENTENCE
    return (
        max(len(left), len(right)) > _LONGEST_CELL
        or left == right
        or bool(LEADERS.search(both) or _BLANK.search(left) or _BLANK.search(right))
        or (versions and detect_language(left) != detect_language(right))
    )


def _text(words: Sequence[Word]) -> str:
    return "".join(f" {word.text}" if word.spaced else word.text for word in words).strip()


def _line(row: Row) -> Line:
    left, right = row
    return [*left, right[0]._replace(bars=1), *right[1:]]
