"""Real files, good and bad: each has the outcome a person would expect."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ingest.readers import read
from kb.errors import (
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    FileOverLimit,
    FileRefused,
    UnsupportedFile,
)
from kb.settings import Settings
from tests.ingest.test_readers import assert_partition

SETTINGS = Settings()
# What says how to lay words out, or where a link leads.
_LAYOUT = re.compile(r"<!--.*?-->|</?sup>|(?<=\])\([^()]*?\.md\)")
pytestmark = pytest.mark.data


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("bad_zero_bytes.pdf", EmptyFile),
        ("bad_invalid_header.pdf", DamagedFile),
        ("bad_no_catalog.pdf", DamagedFile),
        ("bad_truncated.docx", DamagedFile),
        ("DERIVED_truncated_eton.pdf", DamagedFile),
        ("DERIVED_html_named.pdf", UnsupportedFile),
        ("DERIVED_zipbomb_300MB.docx", FileOverLimit),
        ("enc_aes256_password_foo.pdf", EncryptedFile),
        ("enc_docx_password_tika.docx", EncryptedFile),
    ],
)
def test_bad_files_are_refused(data: Path, name: str, error: type[FileRefused]) -> None:
    with pytest.raises(error) as caught:
        read(name, (data / "pdfs" / name).read_bytes(), SETTINGS)
    assert name in str(caught.value)


@pytest.mark.parametrize(
    ("name", "pages", "unread", "says"),
    [
        ("bbnj_agreement_en.pdf", 64, 0, "benefit-\nsharing"),
        ("bbnj_agreement_ar.pdf", 83, 81, ""),
        ("needs_ocr_contract_en.pdf", 1, 0, "KVK 14"),
        ("scan_ch_en_num_zh.jpg", 1, 0, "深度防冻不结冰"),
        ("scan_vertical_words_zh.png", 1, 0, "是非"),
        ("army_regulation_619p_en.pdf", 619, 0, ""),
        ("DERIVED_5000_pages.pdf", 5000, 0, "page 4999"),
        ("bad_page_count_int_min.pdf", 1, 0, "TestString123"),
        ("enc_owner_41p_en.pdf", 41, 0, "RETHINKING THE FINANCIAL NETWORK"),
        ("noembed_identity_ja.pdf", 1, 0, "あいうえお"),
        ("debian_reference_zh-cn.pdf", 251, 0, "Debian 参考手册"),
        ("journal_two_column_zh.pdf", 1, 0, "关键词：数字拟人品"),
        ("DERIVED_mining_act_bilingual.docx", 1, 0, "Article 1\nThis Act is enacted"),
        ("word_various_en.docx", 2, 0, "¹ This is a footnote."),
        ("DERIVED_外商投资法_gb18030.txt", 1, 0, "中华人民共和国外商投资法"),
        ("DERIVED_外商投资法_utf16.txt", 1, 0, "中华人民共和国外商投资法"),
    ],
)
def test_pages_are_all_accounted_for(
    data: Path, name: str, pages: int, unread: int, says: str
) -> None:
    reading = read(name, (data / "pdfs" / name).read_bytes(), SETTINGS)
    assert len(reading.pages) == pages
    assert sum(bool(page.unread) for page in reading.pages) == unread
    assert says in reading.text
    assert_partition(reading)


def test_every_markdown_file_keeps_its_headings_and_letters(data: Path) -> None:
    files = [*(data / "policies-zh").glob("*.md"), *(data / "agreements-en").glob("*.md")]
    for file in files:
        source = _LAYOUT.sub("", file.read_text(encoding="utf-8"))
        reading = read(file.name, file.read_bytes(), SETTINGS)
        assert reading.headings, file.name
        assert _letters(reading.text) == _letters(source), file.name
        assert_partition(reading)


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalpha())
