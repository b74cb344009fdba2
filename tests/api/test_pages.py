"""The pages for people: complete without any other server, in three scripts."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api import __version__
from api.messages import MESSAGES, PROBLEMS
from api.routes.pages import SERVED, WEB
from ingest.jobs import JobState
from ingest.report import OutcomeStatus
from kb import errors
from kb.errors import FileRefused, KbError
from kb.types import DocumentType, FactKind, Leg, PageSource, Status, Verdict

ROOT = Path(__file__).resolve().parent.parent.parent
SAID_BY_PROGRAMS = {"error"}
SHELL = ["/", "/documents", "/documents/d1", "/clips", "/help"]
WORDS: dict[str, list[str]] = {
    name: json.loads(said)
    for name, said in re.findall(
        r"^  (\w+): (\[.*\]),$", (WEB / "words.js").read_text(encoding="utf-8"), re.M
    )
}
CODE = {path.name: path.read_text(encoding="utf-8") for path in WEB.glob("*.js")}
TRADITIONAL_ONLY = re.compile("[門這說國讀條頁檔術語書見實]")
SIMPLIFIED_ONLY = re.compile("[门这说国读条页档术语书见实]")


@pytest.mark.parametrize("path", [*SHELL, "/docs"])
def test_a_page_and_all_that_it_names_come_from_here(client: TestClient, path: str) -> None:
    page = client.get(path)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "script-src 'self'" in page.headers["content-security-policy"]
    named = [one for one in re.findall(r'(?:src|href)="([^"#]+)"', page.text) if one]
    assert len(named) > 2
    for address in named:
        assert address.startswith(("/", "data:,"))
        if address.startswith("/"):
            assert client.get(address).status_code == 200


@pytest.mark.parametrize("path", SHELL)
def test_the_application_may_run_nothing_that_is_written_into_it(
    client: TestClient, path: str
) -> None:
    policy = client.get(path).headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "require-trusted-types-for 'script'" in policy
    written = client.get(path).text
    assert not re.search(r"<script>|<style>| style=| on\w+=", written)


def test_our_own_files_name_no_other_server() -> None:
    for path in SERVED.values():
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        if path.parent == WEB:
            assert "://" not in text, path.name
        assert text


def test_nothing_is_put_into_a_page_as_markup() -> None:
    for name, text in CODE.items():
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write", text), name


def test_every_module_is_there_and_used() -> None:
    imported = {found for text in CODE.values() for found in re.findall(r'"\./(\w+\.js)"', text)}
    started = set(re.findall(r'src="/web/(\w+\.js)"', (WEB / "index.html").read_text("utf-8")))
    assert imported | started | {"docs.js"} == set(CODE)


def test_the_pages_have_each_word_in_three_scripts() -> None:
    shell = (WEB / "index.html").read_text(encoding="utf-8")
    used = set(re.findall(r'data-(?:word|label)="(\w+)"', shell))
    for text in CODE.values():
        used |= set(re.findall(r'\bword\("(\w+)"', text))
    assert used <= set(WORDS)
    for name, said in WORDS.items():
        assert len(said) == 3, name
        assert all(said), name
        assert len({one.count("%s") for one in said}) == 1, name
        _, simplified, traditional = said
        assert not TRADITIONAL_ONLY.search(simplified), name
        assert not SIMPLIFIED_ONLY.search(traditional), name


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("type", DocumentType), ("status", Status), ("leg", Leg), ("read", PageSource),
        ("verdict", Verdict), ("fact", FactKind),
    ],
)  # fmt: skip
def test_every_value_has_a_name(kind: str, values: list[str]) -> None:
    assert {f"{kind}_{value}" for value in values} <= set(WORDS)


def test_the_help_says_the_same_in_three_scripts() -> None:
    parts = re.split(r'^  (?:en|"zh-Hans"|"zh-Hant"): \[$', CODE["help_words.js"], flags=re.M)[1:]
    shapes = [
        [len(re.findall(r'^      "', part, re.M)) for part in re.split(r"head:", language)[1:]]
        for language in parts
    ]
    assert len(shapes) == 3
    assert shapes[0] == shapes[1] == shapes[2]
    assert not TRADITIONAL_ONLY.search(parts[1])
    assert not SIMPLIFIED_ONLY.search(parts[2])


@pytest.mark.parametrize("path", ["/web/main.js", "/documents"])
def test_what_a_browser_has_is_not_sent_again_and_keeps_its_policy(
    client: TestClient, path: str
) -> None:
    first = client.get(path)
    assert first.headers["cache-control"] == "no-cache"
    again = client.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "content-security-policy" not in again.headers


@pytest.mark.parametrize("name", ["none.js", "..%2Fapp.py", "__init__.py", "%2e%2e%2fapp.py"])
def test_nothing_else_is_served(client: TestClient, name: str) -> None:
    assert client.get(f"/web/{name}").status_code == 404


def test_every_error_is_said_in_chinese() -> None:
    codes = {
        value.code
        for value in vars(errors).values()
        if isinstance(value, type) and issubclass(value, KbError)
    }
    assert codes - SAID_BY_PROGRAMS <= set(PROBLEMS)
    refusals = {kind.code for kind in FileRefused.__subclasses__()}
    assert refusals | {"citation_unverified", "page_not_found", "index_missing"} <= set(WORDS)


def test_every_word_is_said_somewhere() -> None:
    kinds = r"type|status|leg|read|verdict|fact|facet|sort|authority|col|column|language|key|view"
    built = re.compile(rf"(?:{kinds}|language_badge)_\w+")
    codes = set(PROBLEMS) | {"not_found", "timeout", "request_over_limit"}
    outcomes = set(OutcomeStatus) | set(JobState) | {"tracked_changes", "same_text"}
    shell = (WEB / "index.html").read_text(encoding="utf-8")
    said = "".join(text for name, text in CODE.items() if name != "words.js") + shell
    for name in set(WORDS) - codes - outcomes:
        assert built.fullmatch(name) or re.search(rf"\b{name}\b", said), name


def test_both_languages_take_the_same_values() -> None:
    for key, (english, chinese) in MESSAGES.items():
        wanted, given = (set(re.findall(r"{(\w+)", text)) for text in (english, chinese))
        assert wanted == given or key == "problem", key


def test_the_version_is_the_packages() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert declared["project"]["version"] == __version__
