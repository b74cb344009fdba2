"""A quote on one line reads as it does aloud: what the page's edge put into it is gone."""

from __future__ import annotations

import pytest

from api.console import one_line


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("per cent of\nthe gross value", "per cent of the gross value"),
        ("seventy-\nfive per cent", "seventy-five per cent"),
        ("the Pakistan-\n  China Forum", "the Pakistan-China Forum"),
        ("may -\nsubject to", "may - subject to"),
        ("特许权\n使用费", "特许权使用费"),
        ("特許權，\n  使用費", "特許權，使用費"),
        ("以 PKR\n缴纳", "以 PKR 缴纳"),
    ],
)
def test_a_quote_on_one_line(printed: str, read: str) -> None:
    assert one_line(printed) == read
