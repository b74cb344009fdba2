"""By keyboard alone, on a phone, and to whoever hears the page instead of seeing it."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.e2e.browser import NARROW
from tests.e2e.conftest import OpenWindow

GRAVE = {"serious", "critical"}
PAGES = {
    "start": "/",
    "results": "/?q=What royalty applies to copper%3F",
    "columns": "/?q=铜矿的特许权使用费&view=columns&statuses=in_force",
    "nothing": "/?q=royalty&collections=nowhere",
    "documents": "/documents",
    "clips": "/clips",
    "help": "/help",
    "nowhere": "/documents/none",
}


def first_hit(page: Page) -> str:
    address = page.locator(".hit h3 a").first.get_attribute("href")
    assert address
    return address


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_barrier(opened: OpenWindow, scheme: str) -> None:
    # The checker adds a script of its own to the page, which the page's policy would refuse.
    with opened(color_scheme=scheme, bypass_csp=True) as window:
        window.open(PAGES["results"])
        document = first_hit(window.page)
        window.page.locator(".hit").first.get_by_role("button", name="Add to clips").click()
        for name, path in {**PAGES, "document": document, "text": document + "&as=text"}.items():
            window.open(path)
            found = Axe().run(window.page).response["violations"]
            grave = [
                (one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in GRAVE
            ]
            assert grave == [], name


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_nothing_is_wider_than_a_phone(opened: OpenWindow, path: str) -> None:
    with opened(viewport=NARROW, has_touch=True) as window:
        window.open(path)
        assert window.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


def test_a_document_on_a_phone(opened: OpenWindow) -> None:
    with opened(viewport=NARROW, has_touch=True) as window:
        window.open(PAGES["results"])
        window.page.locator(".hit .button").first.click()
        expect(window.page.locator(".overlay").first).to_be_in_viewport()
        assert window.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


def test_from_question_to_clip_without_a_mouse(opened: OpenWindow) -> None:
    with opened() as window:
        page = window.page
        window.open("/help")
        page.keyboard.press("Tab")
        expect(page.locator(".skip")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#main")).to_be_focused()
        page.keyboard.press("/")
        expect(page.get_by_role("searchbox")).to_be_focused()
        page.keyboard.type("royalty")
        page.keyboard.press("Enter")
        expect(page.locator(".hit").first).to_be_visible()
        expect(page.locator("#announce")).to_contain_text("clauses in")
        page.locator("body").evaluate("() => document.activeElement.blur()")
        page.keyboard.press("j")
        expect(page.locator(".hit h3 a").first).to_be_focused()
        page.keyboard.press("b")
        expect(page.locator("#clip-count")).to_have_text("1")
        page.keyboard.press("j")
        expect(page.locator(".hit h3 a").nth(1)).to_be_focused()
        page.keyboard.press("k")
        page.keyboard.press("o")
        expect(page.locator(".overlay, mark.cited").first).to_be_in_viewport()


def test_arrows_move_in_the_tree_and_tab_stops_at_it_once(opened: OpenWindow) -> None:
    with opened() as window:
        page = window.page
        window.open(PAGES["results"])
        window.open(first_hit(page))
        tree = page.get_by_role("tree")
        assert tree.locator('[tabindex="0"]').count() == 1
        tree.locator('[tabindex="0"]').focus()
        page.keyboard.press("Home")
        here = page.locator('[role="treeitem"]:focus')
        expect(here).to_have_attribute("aria-expanded", "false")
        page.keyboard.press("ArrowRight")
        expect(here).to_have_attribute("aria-expanded", "true")
        outer = here.get_attribute("aria-label")
        page.keyboard.press("ArrowRight")
        assert here.get_attribute("aria-label") != outer
        page.keyboard.press("ArrowLeft")
        assert here.get_attribute("aria-label") == outer
        assert tree.locator('[tabindex="0"]').count() == 1


def test_shortcuts_can_be_turned_off(opened: OpenWindow) -> None:
    with opened() as window:
        page = window.page
        window.open("/help")
        page.get_by_label("Single-key shortcuts").uncheck()
        page.locator("h1").focus()
        page.keyboard.press("/")
        page.wait_for_timeout(200)
        assert page.url.endswith("/help")


def test_colours_can_be_chosen_and_stay(opened: OpenWindow) -> None:
    with opened() as window:
        page = window.page
        window.open("/help")
        paper = "getComputedStyle(document.body).backgroundColor"
        light = page.evaluate(paper)
        page.get_by_role("button", name="Dark colours").click()
        dark = page.evaluate(paper)
        assert dark != light
        window.open("/clips")
        assert page.evaluate(paper) == dark
