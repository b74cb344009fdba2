"""The pages for people: complete without any other server, in both languages."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api import __version__
from api.messages import MESSAGES, PROBLEMS
from api.routes.pages import SERVED, WEB
from kb import errors
from kb.errors import FileRefused, KbError

ROOT = Path(__file__).resolve().parent.parent.parent
SAID_BY_PROGRAMS = {"error"}


@pytest.mark.parametrize("path", ["/", "/docs"])
def test_a_page_and_all_that_it_names_come_from_here(client: TestClient, path: str) -> None:
    page = client.get(path)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "script-src 'self'" in page.headers["content-security-policy"]
    named = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert len(named) > 2
    for address in named:
        assert address.startswith(("/", "data:,"))
        if address.startswith("/"):
            assert client.get(address).status_code == 200


def test_our_own_files_name_no_other_server() -> None:
    for name, (folder, _) in SERVED.items():
        text = (folder / name).read_text(encoding="utf-8")
        if folder == WEB:
            assert "://" not in text
        assert text


def test_the_page_has_each_word_in_both_languages() -> None:
    words = (WEB / "words.js").read_text(encoding="utf-8")
    defined = dict(re.findall(r'^  (\w+): (\["[^\n]*"\]),$', words, re.M))
    page = (WEB / "index.html").read_text(encoding="utf-8")
    script = (WEB / "app.js").read_text(encoding="utf-8")
    used = set(re.findall(r'data-word="(\w+)"', page)) | set(re.findall(r'word\("(\w+)"', script))
    assert used <= set(defined)
    for name, pair in defined.items():
        english, chinese = re.findall(r'"([^"]*)"', pair)
        assert english.count("%s") == chinese.count("%s"), name


def test_every_error_is_said_in_chinese() -> None:
    codes = {
        value.code
        for value in vars(errors).values()
        if isinstance(value, type) and issubclass(value, KbError)
    }
    assert codes - SAID_BY_PROGRAMS <= set(PROBLEMS)
    refusals = {kind.code for kind in FileRefused.__subclasses__()}
    words = (WEB / "words.js").read_text(encoding="utf-8")
    assert all(f"{code}:" in words for code in refusals)


def test_both_languages_take_the_same_values() -> None:
    for key, (english, chinese) in MESSAGES.items():
        wanted, given = (set(re.findall(r"{(\w+)", text)) for text in (english, chinese))
        assert wanted == given or key == "problem", key


def test_the_version_is_the_packages() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert declared["project"]["version"] == __version__
