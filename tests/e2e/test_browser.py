"""A person opens the page, asks in Chinese, and reads an English clause."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.product import serving

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]


@pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's chromium (apt-get install chromium)")
def test_a_question_is_answered_in_both_languages_on_the_page(sample: Path, tmp_path: Path) -> None:
    foreign: list[str] = []
    with serving(sample) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page()
        page.on("request", lambda request: foreign.append(request.url))
        page.goto(url)
        ask(page, "铜矿的特许权使用费费率是多少？")
        page.screenshot(path=str(tmp_path / "answer.png"), full_page=True)
        text = page.inner_text("body")
        browser.close()
    assert "royalty" in text.lower()
    assert "特许权使用费" in text
    assert all(address.startswith((url, "data:")) for address in foreign)


def ask(page: Page, question: str) -> None:
    box = page.get_by_role("searchbox").or_(page.get_by_role("textbox")).first
    box.fill(question)
    box.press("Enter")
    expect(page.locator("blockquote").first).to_be_visible(timeout=30_000)
