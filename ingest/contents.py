"""Tables of contents: their entries look like headings and are none."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.headings import CONTENTS_ENTRY, CONTENTS_TITLE
from ingest.lines import Line
from ingest.markers import Marker
from ingest.numbering import order_of

_FIRSTS = 3  # the body begins where one of a table's first entries comes again
_COUNTED = ("Article", "Section", "Chapter", "第条", "第章")
_FEWEST_ENTRIES = 5
_MOST_BETWEEN = 6  # lines of a table without dots: titles, wrapped entries, a page's footer
_DENSER = 5  # times: how much closer entries stand to each other than the articles they announce


def without_contents(text: str, lines: Sequence[Line], markers: list[Marker]) -> list[Marker]:
    """Drop the entries of tables of contents: from their title to where the body begins."""
    kept = markers
    titles = [
        line.start for line in lines if CONTENTS_TITLE.fullmatch(text[line.start : line.end][:60])
    ]
    done = 0
    for title in titles:
        if title < done:
            continue
        body = _leaders_end(text, lines, title)
        if body is None:
            body = _body_begins([marker for marker in kept if marker.start >= title])
        if body is not None:
            done = body
            kept = [marker for marker in kept if not title <= marker.start < body]
    return _without_untitled(kept)


def _leaders_end(text: str, lines: Sequence[Line], title: int) -> int | None:
    """Return where a table ends whose entries lead to their page numbers by dots, if it is one."""
    end, others = None, 0
    for line in lines:
        if line.start < title:
            continue
        if CONTENTS_ENTRY.search(text[line.start : line.end]):
            end, others = line.end, 0
        else:
            others += 1
        if others > _MOST_BETWEEN:
            break
    return end


def _body_begins(entries: list[Marker]) -> int | None:
    firsts: set[tuple[str, str]] = set()
    for place, entry in enumerate(entries):
        key = (entry.shape, entry.written.upper())
        if key in firsts and place > 1 and not entry.inline:
            return entry.start
        if len(firsts) < _FIRSTS and not entry.inline:
            firsts.add(key)
    return None


def _without_untitled(markers: list[Marker]) -> list[Marker]:
    """Drop a run of articles that is gone through again, the same, at much greater length."""
    for shape in _COUNTED:
        own = [marker for marker in markers if marker.shape == shape and not marker.continued]
        firsts = [place for place, marker in enumerate(own) if order_of(marker.written) == (1, "")]
        if len(firsts) != 2:
            continue
        table, body = own[firsts[0] : firsts[1]], own[firsts[1] :]
        if len(table) < _FEWEST_ENTRIES or not _same_numbers(table, body):
            continue
        if _gap(table) * _DENSER < _gap(body):
            start, end = table[0].start, body[0].start
            markers = [marker for marker in markers if not start <= marker.start < end]
    return markers


def _same_numbers(table: Sequence[Marker], body: Sequence[Marker]) -> bool:
    announced = {order_of(marker.written) for marker in table}
    return announced <= {order_of(marker.written) for marker in body}


def _gap(markers: Sequence[Marker]) -> float:
    return (markers[-1].start - markers[0].start) / max(1, len(markers) - 1)
