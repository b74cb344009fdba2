"""Numbers of clauses, in the three scripts that laws and agreements write them in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.numerals import parse_numeral, to_chinese, to_roman

WRITTEN = (
    ("5", 5),
    ("５", 5),
    ("０１２", 12),
    ("⑫", 12),
    ("V", 5),
    ("v", 5),
    ("xlii", 42),
    ("Ⅳ", 4),
    ("五", 5),
    ("十", 10),
    ("一十", 10),
    ("二十一", 21),
    ("廿一", 21),
    ("卅", 30),
    ("一百零五", 105),
    ("一百〇五", 105),
    ("一百一十二", 112),
    ("一百十二", 112),
    ("两千零三", 2003),
    ("九百八十八", 988),
    ("貳拾", 20),
    ("壹佰贰拾叁", 123),
    ("參仟陸佰", 3600),
    ("一万二千", 12_000),
    ("十萬零五", 100_005),
    ("〇", 0),
    ("二〇二六", 2026),
    ("二○二六", 2026),
    (" 七 ", 7),
    ("", None),
    ("iV", None),
    ("IIII", None),
    ("VX", None),
    ("一百五", None),
    ("一百零十", None),
    ("百二", None),
    ("十十", None),
    ("千", None),
    ("万", None),
    ("第五", None),
    ("5a", None),
    ("five", None),
    ("-5", None),
    ("½", None),
    ("九" * 1000, None),
)


@pytest.mark.parametrize(("written", "number"), WRITTEN)
def test_a_number_is_read(written: str, number: int | None) -> None:
    assert parse_numeral(written) == number


def test_every_number_comes_back_from_both_scripts() -> None:
    for number in range(1, 10_000):
        assert parse_numeral(to_chinese(number)) == number
        assert parse_numeral(to_roman(number)) == number
        assert parse_numeral(to_roman(number).lower()) == number
        assert parse_numeral(str(number)) == number


@pytest.mark.parametrize(
    ("number", "chinese", "roman"),
    [
        (1, "一", "I"),
        (10, "十", "X"),
        (19, "十九", "XIX"),
        (20, "二十", "XX"),
        (101, "一百零一", "CI"),
        (110, "一百一十", "CX"),
        (463, "四百六十三", "CDLXIII"),
        (1001, "一千零一", "MI"),
        (1010, "一千零一十", "MX"),
        (2026, "二千零二十六", "MMXXVI"),
    ],
)
def test_a_number_is_written(number: int, chinese: str, roman: str) -> None:
    assert (to_chinese(number), to_roman(number)) == (chinese, roman)


@pytest.mark.parametrize("number", [0, -1, 10_000])
def test_a_number_that_no_clause_has_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match=r"outside 1\.\.9999"):
        to_chinese(number)
    with pytest.raises(ValueError, match=r"outside 1\.\.9999"):
        to_roman(number)


@given(st.text(alphabet="〇零一二十百千万IVXLCDM０9", max_size=30))
def test_any_text_is_a_number_or_none(text: str) -> None:
    number = parse_numeral(text)
    assert number is None or number >= 0
