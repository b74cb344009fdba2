"""Every error has a code of its own, an exit code, a status, and says what to do."""

from __future__ import annotations

import pytest

from kb import errors
from kb.errors import KbError

ALL = [
    value
    for value in vars(errors).values()
    if isinstance(value, type) and issubclass(value, KbError)
]


def test_codes_are_unique() -> None:
    codes = [error.code for error in ALL]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("error", ALL, ids=lambda error: error.__name__)
def test_exit_codes_and_statuses_are_in_the_contract(error: type[KbError]) -> None:
    assert error.exit_code in (1, 2)
    assert 400 <= error.http_status < 600


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (errors.EmptyFile("mou.pdf"), "mou.pdf is empty; export it again"),
        (errors.EncryptedFile("mou.pdf"), "save a copy without the password"),
        (errors.DamagedFile("mou.pdf", "cut short"), "(cut short); get the file again"),
        (errors.UnsupportedFile("mou.doc", "a Word 97 file"), "convert it to one of these"),
        (errors.FileOverLimit("a", "9 pages", "8", "KB_MAX_PAGES"), "split it, or raise KB_MAX"),
        (errors.FileTooHard("a.pdf", "more memory"), "(more memory); print it to a new PDF"),
        (errors.ConverterMissing("a.doc", "a Word 97 file"), "install LibreOffice (soffice)"),
        (errors.ReaderUnavailable("no memory"), "no memory; check the memory"),
        (errors.UndecodableText("a.txt"), "save it as UTF-8"),
        (errors.DocumentNotFound("d1"), "`kb documents` lists"),
        (errors.IndexMissing("/x"), "make one with `kb ingest PATH`"),
        (errors.IndexBusy("/x", 30), "try again when it has finished"),
        (errors.IndexIncompatible("/x", "model a", "model b"), "made with model a, not model b"),
    ],
)
def test_the_message_says_what_to_do_next(error: KbError, says: str) -> None:
    assert says in str(error)
    assert "\n" not in str(error)
