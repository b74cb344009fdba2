"""A question is answered above its results, in the documents' own words, or is said not to be."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import OpenWindow


@pytest.mark.parametrize(
    ("question", "language", "words", "across"),
    [
        ("How long must sales records be kept?", "en", "seven years", "七年"),
        ("销售和生产记录须保存多少年？", "zh", "七年", "seven years"),
    ],
)
def test_an_answer_stands_in_both_languages_and_opens_on_its_page(
    opened: OpenWindow, question: str, language: str, words: str, across: str
) -> None:
    with opened() as window:
        page = window.page
        window.open("/")
        page.get_by_role("searchbox").fill(question)
        page.get_by_role("searchbox").press("Enter")
        box = page.locator(".answer")
        expect(box.locator(f".text[lang={language}]", has_text=words).first).to_be_visible()
        expect(box.locator(".text", has_text=across).first).to_be_visible()
        expect(box.locator("mark.figure", has_text=words).first).to_be_visible()
        box.locator(".source a").first.click()
        expect(page.locator(".overlay, mark.cited").first).to_be_in_viewport()
        assert words in page.locator(".details blockquote").first.inner_text()


def test_a_question_that_the_documents_do_not_answer(opened: OpenWindow) -> None:
    with opened() as window:
        window.open("/?q=Who won the football world cup in 1998%3F")
        box = window.page.locator(".answer.none")
        expect(box.locator("h2")).to_have_text("The documents do not answer this")
        expect(box).to_contain_text("Searched")
        expect(window.page.locator(".hit").first).to_be_visible()
