"""Encodings, characters and pages of plain text."""

from __future__ import annotations

import codecs

import pytest

from ingest.characters import clean
from ingest.charset import decode
from ingest.readers.text import read_text
from kb.settings import Settings

SETTINGS = Settings()
LAW = "第一条 为了促进外商投资，保护外商投资合法权益，根据宪法，制定本法。"
TRADITIONAL = "第一條 為保障人民權利，增進社會福祉，特制定本法。"
ENGLISH = "Article 5 – The Party’s royalty shall be £3 per tonne."


@pytest.mark.parametrize("text", [LAW, TRADITIONAL, ENGLISH, "第一条", "許可", "保密", "Royalty"])
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("gb18030", b""),
    ],
)
def test_short_texts_come_back_from_every_encoding(text: str, encoding: str, mark: bytes) -> None:
    assert decode(mark + text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (LAW, "utf-16-le"),
        (LAW, "utf-16-be"),
        (TRADITIONAL, "utf-16-le"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        (TRADITIONAL, "big5"),
        ("第一條", "big5"),
        ("保護權利", "big5"),
        (ENGLISH, "cp1252"),
        ("The “Parties” agree to § 4.2 — “Term”.", "cp1252"),
    ],
)
def test_encodings_without_a_mark_are_told_apart(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)),
        b"\x80\x81\xfe\xff" * 20,
        "Договор о сотрудничестве между сторонами".encode("koi8-r"),
        b"\xff\xfeA",  # half a UTF-16 character
        b"\x00\x01\x02" * 30,
    ],
)
def test_no_encoding_is_no_text(data: bytes) -> None:
    assert decode(data) is None


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("one\r\ntwo\rthree\u2028four\x85five\vsix", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("roy\xadalty\u200b\ufeff\x00", "royalty"),
        ("第\u2f00条 \u2ed3期", "第一条 长期"),
        ("the bene\ufb01t of\xa0the o\ufb03ce", "the benefit of the office"),
        ("bad \ud800 half", "bad \ufffd half"),
        ("第五条（二）“全角”——　缩进", "第五条（二）“全角”——　缩进"),
        ("page\fnext", "page\fnext"),
    ],
)
def test_characters_that_nobody_sees_go(written: str, shown: str) -> None:
    assert clean(written) == shown


def test_form_feeds_end_pages_and_lines_stay() -> None:
    reading = read_text("a.txt", "第一条\n\n(1) One  \n\fArticle 2\nend\f".encode(), SETTINGS)
    assert reading.text == "第一条\n\n(1) One\nArticle 2\nend\n"
    assert [page.span.of(reading.text) for page in reading.pages] == [
        "第一条\n\n(1) One\n",
        "Article 2\nend\n",
    ]
    assert [page.label for page in reading.pages] == ["1", "2"]
