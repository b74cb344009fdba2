"""Numbers by which instruments are cited, in either language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.instrument_number import InstrumentNumber, find_numbers, numbers_of
from kb.types import Fact, FactKind, Language, Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("S.R.O. 0418(I)/2025", ["418:2025"]),
        ("Under S.R.O. 0418, what is the most we can take off?", ["418:"]),
        ("SRO No. 1125 (I)/2011", ["1125:2011"]),
        ("0418号令里，运费最多能抵掉几成？", ["418:"]),
        ("法定监管令第0418(I)/2025号", ["418:2025"]),
        ("法定監管令第0418(I)/2025號", ["418:2025"]),
        ("国发〔2024〕5号", ["5:2024"]),
        ("财税［2016］53号文第二条", ["53:2016"]),
        ("自然资源部公告2023年第7号", ["7:2023"]),
        ("政策文件 2025 年第 3 号", ["3:2025"]),
        ("see A/78/L.73.", ["a/78/l.73:"]),
        ("Guidelines No. 7 of 2025", ["7:2025"]),
        ("Act XXXIV of 1997", ["xxxiv:1997"]),
        ("ACT NO. XXXIV OF 1997", ["xxxiv:1997"]),
        ("Policy Paper No. 3 of 2025", ["3:2025"]),
        ("How long does MoU/PMDC/2026/07 run?", ["mou/pmdc/2026/07:"]),
        ("协议编号 SWJV/2025/01", ["swjv/2025/01:"]),
        ("No. DMM-SSM/1-17/2025", ["dmm-ssm/1-17/2025:"]),
        ("Article 5(2) and section 12", []),
        ("第五条第二款，第3页", []),
        ("within 30/60 days and/or on 1/2/2025", []),
        ("The royalty is 5 per cent.", []),
        ("", []),
    ],
)
def test_the_numbers_that_a_text_gives(text: str, expected: list[str]) -> None:
    assert [str(one) for one in find_numbers(text)] == expected


@pytest.mark.parametrize(
    ("asked", "own", "meant"),
    [
        ("S.R.O. 0418", "法定监管令第0418(I)/2025号", True),
        ("S.R.O. 0418(I)/2024", "S.R.O. 0418(I)/2025", False),
        ("7号公告", "Guidelines No. 7 of 2025", False),  # a No. 7 of each year
        ("No. 7 of 2025", "2025年第7号", True),
        ("mou/pmdc/2026/07", "MoU/PMDC/2026/07", True),
        ("MoU/PMDC/2026/08", "MoU/PMDC/2026/07", False),
    ],
)
def test_who_gives_a_number_means_the_instrument(asked: str, own: str, meant: bool) -> None:
    (one,), (other,) = find_numbers(asked), find_numbers(own)
    assert one.names(other) is meant


@given(st.text(alphabet="srono.第号令〔〕/0123456789 ab-", max_size=40))
def test_a_number_is_read_back_as_it_was_written(text: str) -> None:
    for one in find_numbers(text):
        assert InstrumentNumber.parse(str(one)) == one


def test_a_document_goes_by_what_it_states_of_itself_and_by_its_title() -> None:
    stated = Fact(FactKind.NUMBER, "S.R.O. 0418(I)/2025", Language.EN, Span(0, 19), 0.85)
    cited = Fact(FactKind.TERM, "No. 9 of 2024", Language.EN, Span(30, 43), 0.85)
    numbers = numbers_of("Notice No. 7 of 2025", [stated, cited])
    assert list(map(str, numbers)) == ["7:2025", "418:2025"]
