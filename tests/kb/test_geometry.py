"""Where words stand: kept small, and asked for by stretches of text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.geometry import Geometry, WordBox, boxes_on
from kb.types import Box, Page, PageBox, Span

# "royalty of 5%" on one line, "铜矿" on the next: each Chinese character is a word.
WORDS: list[WordBox] = [
    (0, 7, 100, 50, 170, 60),
    (8, 2, 175, 50, 195, 60),
    (11, 2, 200, 51, 220, 61),
    (14, 1, 100, 64, 110, 74),
    (15, 1, 110, 64, 120, 74),
]
GEOMETRY = Geometry.of(595, 842, WORDS)


@pytest.mark.parametrize(
    ("span", "boxes"),
    [
        (Span(0, 7), [Box(100, 50, 170, 60)]),
        (Span(0, 13), [Box(100, 50, 220, 61)]),
        (Span(8, 16), [Box(175, 50, 220, 61), Box(100, 64, 120, 74)]),
        (Span(15, 16), [Box(110, 64, 120, 74)]),
        (Span(2, 4), [Box(120, 50, 140, 60)]),  # two of seven letters
        (Span(7, 8), []),  # a space
        (Span(40, 50), []),
        (Span(3, 3), []),
    ],
)
def test_a_stretch_has_a_box_a_line(span: Span, boxes: list[Box]) -> None:
    assert list(GEOMETRY.boxes(span)) == boxes


def test_a_page_gives_the_boxes_of_its_own_part() -> None:
    page = Page(3, "iii", Span(1000, 1017))
    found = boxes_on(page, GEOMETRY.pack(), Span(990, 1007))
    assert found == (PageBox(3, 595, 842, Box(100, 50, 170, 60)),)
    assert boxes_on(page, GEOMETRY.pack(), Span(0, 1000)) == ()
    assert boxes_on(page, b"", Span(990, 1007)) == ()


coordinate = st.floats(-1_000, 20_000, width=32)
word = st.tuples(st.integers(0, 9), st.integers(1, 40), *([coordinate] * 4))


@given(st.lists(word, max_size=60))
def test_what_is_packed_comes_back_within_a_twentieth_of_a_point(
    drawn: list[tuple[int, int, float, float, float, float]],
) -> None:
    words: list[WordBox] = []
    at = 0
    for gap, length, left, top, right, bottom in drawn:
        at += gap
        words.append((at, length, *sorted((left, right)), *sorted((top, bottom))))  # type: ignore[arg-type]
        at += length
    words = [(s, n, left, top, right, bottom) for s, n, left, right, top, bottom in words]
    kept = Geometry.unpack(Geometry.of(612, 792, words).pack())
    assert kept.words[:, :2].tolist() == [[start, length] for start, length, *_ in words]
    for row, (_, _, left, top, right, bottom) in zip(kept.words.tolist(), words, strict=True):
        assert row[2] / 20 <= left < row[2] / 20 + 0.051
        assert row[3] / 20 <= top < row[3] / 20 + 0.051
        assert row[4] / 20 - 0.051 < right <= row[4] / 20
        assert row[5] / 20 - 0.051 < bottom <= row[5] / 20
