"""A person asks in either language, narrows it down, and takes a citation along."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import OpenWindow


def ask(page: Page, question: str) -> None:
    page.get_by_role("searchbox").fill(question)
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator(".hit").first).to_be_visible()


def languages(page: Page) -> list[str]:
    quotes = page.locator(".hit blockquote")
    return [quotes.nth(n).get_attribute("lang") or "" for n in range(quotes.count())]


@pytest.mark.parametrize(
    ("question", "own", "across"),
    [
        ("What royalty applies to copper?", "royalty", "特许权使用费"),
        ("铜矿的特许权使用费费率是多少？", "特许权使用费", "royalty"),
    ],
)
def test_evidence_comes_in_both_languages(
    opened: OpenWindow, question: str, own: str, across: str
) -> None:
    with opened() as window:
        window.open("/")
        ask(window.page, question)
        assert set(languages(window.page)) == {"en", "zh"}
        text = window.page.inner_text("main").lower()
        assert own in text
        assert across in text
        assert window.page.locator(".hit mark.term").count() > 3
        assert "↔" in window.page.inner_text(".legend")


def test_a_hit_shows_the_same_clause_in_the_other_language(opened: OpenWindow) -> None:
    with opened() as window:
        window.open("/?q=How many years must sales and production records be kept?")
        same = window.page.locator(".hit").first.locator("details.same")
        other = same.locator("blockquote")
        expect(other).to_be_hidden()
        same.get_by_text("Same clause in the other language").click()
        expect(other).to_be_visible()
        assert other.get_attribute("lang") == "zh"
        assert "保存七年" in other.inner_text()
        same.get_by_role("link").click()
        expect(window.page.locator("h1")).to_contain_text("特许权使用费与增值规则")


def test_two_columns_are_remembered(opened: OpenWindow) -> None:
    with opened() as window:
        window.open("/?q=royalty")
        window.page.get_by_role("button", name="Side by side").click()
        columns = window.page.locator(".columns > section")
        expect(columns).to_have_count(2)
        assert "view=columns" in window.page.url
        assert columns.nth(0).locator("blockquote[lang=zh]").count() == 0
        assert columns.nth(1).locator("blockquote[lang=en]").count() == 0
        window.open("/?q=copper")
        expect(columns).to_have_count(2)


def test_a_filter_narrows_and_the_address_keeps_it(opened: OpenWindow) -> None:
    with opened() as window:
        page = window.page
        window.open("/?q=royalty")
        row = page.locator("fieldset", has_text="Language").locator("label", has_text="Chinese")
        counted = int(row.locator(".of").inner_text())
        assert counted > 1
        row.locator("input").check()
        expect(page.locator(".hit blockquote[lang=en]")).to_have_count(0)
        expect(page.locator(".hit blockquote[lang=zh]").first).to_be_visible()
        assert "languages=zh" in page.url
        assert set(languages(page)) == {"zh"}
        page.locator("label", has_text="regulation").locator("input").check()
        expect(page.locator(".chosen button")).to_have_count(3)
        badges = page.locator(".hit h3 .badge.kind")
        expect(badges.filter(has_not_text="regulation")).to_have_count(0)
        expect(badges.first).to_be_visible()
        assert {badges.nth(n).inner_text() for n in range(badges.count())} == {"regulation"}
        address = page.url
        page.go_back()
        expect(page.locator(".chosen button")).to_have_count(1)
        page.go_forward()
        expect(page.locator(".chosen button")).to_have_count(3)
    with opened() as other:  # as a bookmark has it
        other.open(address.removeprefix(other.url))
        expect(other.page.locator(".chosen button")).to_have_count(3)
        assert set(languages(other.page)) == {"zh"}


def test_hits_are_sorted(opened: OpenWindow) -> None:
    with opened() as window:
        window.open("/?q=termination&sort=title")
        titles = window.page.locator(".hit h3 a").all_inner_texts()
        with_order = window.page.evaluate(
            "(titles) => [...titles].sort((a, b) => a.localeCompare(b))", titles
        )
        assert titles == with_order
        window.page.get_by_label("Sort by").select_option("relevance")
        expect(window.page.locator(".hit h3 a").first).to_be_visible()
        assert "sort=" not in window.page.url


def test_why_a_hit_was_found(opened: OpenWindow) -> None:
    with opened() as window:
        window.open("/?q=royalty")
        first = window.page.locator(".hit").first
        first.get_by_text("Why this result").click()
        expect(first.locator(".why dl")).to_contain_text("meaning, rank")
        expect(first.locator(".why dl")).to_contain_text("the file’s own text")


def test_words_that_ocr_was_unsure_of_say_so(opened: OpenWindow) -> None:
    with opened() as window:
        window.open("/?q=registration of small-scale mining&types=notice")
        scanned = window.page.locator(".hit", has_text="small-scale-mining.en.scan.pdf").first
        expect(scanned.locator(".badge.warn")).to_have_text("OCR")


def test_a_citation_is_copied_and_clipped(opened: OpenWindow) -> None:
    with opened(permissions=["clipboard-read", "clipboard-write"]) as window:
        page = window.page
        window.open("/?q=royalty")
        first = page.locator(".hit").first
        first.get_by_role("button", name="Copy citation").click()
        expect(page.locator("#toast")).to_have_text("Citation copied")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert re.match(r"“.+”\n— .+, p\. ", copied, re.S)
        first.get_by_role("button", name="Add to clips").click()
        expect(page.locator("#clip-count")).to_have_text("1")
        page.get_by_role("link", name="Clips").click()
        expect(page.locator(".clip")).to_have_count(1)
        page.reload()
        expect(page.locator(".clip")).to_have_count(1)
        page.locator(".clip").get_by_role("button", name="Remove from clips").click()
        expect(page.locator("#clip-count")).to_be_hidden()


@pytest.mark.parametrize(
    ("button", "suffix"),
    [("Markdown", ".md"), ("CSV", ".csv"), ("BibTeX", ".bib"), ("CSL-JSON", ".json")],
)
def test_clips_are_exported(opened: OpenWindow, button: str, suffix: str) -> None:
    with opened(accept_downloads=True) as window:
        page = window.page
        window.open("/?q=royalty")
        for number in range(2):
            page.locator(".hit").nth(number).get_by_role("button", name="Add to clips").click()
        window.open("/clips")
        with page.expect_download() as saving:
            page.get_by_role("button", name=button, exact=True).click()
        assert saving.value.suggested_filename.endswith(suffix)
        assert "Royalty and Value-Addition Rules 2025" in saving.value.path().read_text("utf-8")


def test_the_language_is_switched_and_kept(opened: OpenWindow) -> None:
    with opened() as window:
        page = window.page
        window.open("/?q=royalty")
        for name, heading, script in (
            ("简体", "筛选", "zh-Hans"), ("繁體", "篩選", "zh-Hant"), ("English", "Filters", "en"),
        ):  # fmt: skip
            page.get_by_role("button", name=name).click()
            expect(page.locator("#filters > summary")).to_have_text(heading)
            assert page.evaluate("document.documentElement.lang") == script
            expect(page.locator(".hit").first).to_be_visible()
        page.get_by_role("button", name="繁體").click()
        window.open("/help")
        expect(page.locator("h1")).to_have_text("說明")
        assert page.evaluate("document.documentElement.lang") == "zh-Hant"


@pytest.mark.parametrize(
    ("locale", "script"), [("zh-CN", "zh-Hans"), ("zh-TW", "zh-Hant"), ("fr-FR", "en")]
)
def test_a_browser_is_met_in_its_own_language(opened: OpenWindow, locale: str, script: str) -> None:
    with opened(locale=locale) as window:
        window.open("/")
        assert window.page.evaluate("document.documentElement.lang") == script


def test_what_is_not_found_and_what_is_not_there(opened: OpenWindow) -> None:
    with opened() as window:
        window.open("/?q=royalty&collections=nowhere")
        expect(window.page.locator("#said")).to_contain_text("Nothing found")
        window.open("/documents/none")
        expect(window.page.locator(".notice")).to_contain_text("There is no such document")
        window.open(f"/?q={'x' * 20_001}")
        expect(window.page.locator(".notice.bad")).to_be_visible()
