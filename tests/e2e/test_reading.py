"""A citation opens on its page, and the highlight lies over the very words that it quotes."""

from __future__ import annotations

import json
import re
from io import BytesIO
from typing import Any
from urllib.request import Request, urlopen

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.e2e.conftest import OpenWindow
from tests.product import ROOT

FILES = ROOT / "corpus" / "files"


def search(site: str, question: str, **filters: list[str]) -> list[dict[str, Any]]:
    body = json.dumps({"query": question, "filters": filters}).encode()
    asked = Request(f"{site}/v1/search", body, {"Content-Type": "application/json"})
    with urlopen(asked) as answer:
        hits: list[dict[str, Any]] = json.load(answer)["hits"]
    return hits


def of_format(hits: list[dict[str, Any]], suffix: str) -> dict[str, Any]:
    return next(hit for hit in hits if hit["document"]["source"].endswith(suffix))


def link(hit: dict[str, Any]) -> str:
    cited = hit["citation"]
    place = f"page={cited['page']['index']}&cite={cited['start']}-{cited['end']}"
    return f"/documents/{cited['document_id']}?{place}"


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def shares(page: Page) -> list[tuple[int, float, float, float, float]]:
    """Return, for every highlight that is seen, its page and its edges in shares of that page."""
    found = page.evaluate(
        """() => [...document.querySelectorAll(".overlay")].map((mark) => {
            const figure = mark.parentElement;
            const [inner, outer] = [mark, figure].map((one) => one.getBoundingClientRect());
            const [width, height] = [figure.clientWidth, figure.clientHeight];
            const left = (inner.left - outer.left - figure.clientLeft) / width;
            const top = (inner.top - outer.top - figure.clientTop) / height;
            return [Number(figure.dataset.page), left, top,
                    left + inner.width / width, top + inner.height / height];
        })"""
    )
    return [(int(row[0]), row[1], row[2], row[3], row[4]) for row in found]


@pytest.mark.parametrize(
    ("question", "language"),
    [("What royalty applies to copper?", "en"), ("铜矿的特许权使用费费率是多少？", "zh")],
)
def test_beneath_the_highlight_stand_the_quoted_words(
    opened: OpenWindow, site: str, question: str, language: str
) -> None:
    hit = of_format(search(site, question, languages=[language]), ".pdf")
    with opened() as window:
        window.open(link(hit))
        expect(window.page.locator(".overlay").first).to_be_in_viewport()
        places = shares(window.page)
    document = pypdfium2.PdfDocument(FILES / hit["document"]["source"])
    beneath = ""
    for number, left, top, right, bottom in places:
        page = document[number - 1]
        width, height = page.get_size()
        beneath += page.get_textpage().get_text_bounded(
            left * width - 1, height * (1 - bottom), right * width + 1, height * (1 - top)
        )
    # A line's box is as high as its font: a neighbour's letters may reach into it.
    assert letters(hit["citation"]["quote"]) in letters(beneath)
    assert len(letters(beneath)) < 1.1 * len(letters(hit["citation"]["quote"]))


def test_the_highlight_is_seen_and_only_there(opened: OpenWindow, site: str) -> None:
    hit = of_format(search(site, "What royalty applies to copper?", languages=["en"]), ".pdf")
    with opened() as window:
        window.open(link(hit))
        mark = window.page.locator(".overlay").first
        expect(mark).to_be_in_viewport()
        figure = window.page.locator(f"#page-{hit['citation']['page']['index']} img")
        window.page.wait_for_function("(image) => image.complete", arg=figure.element_handle())
        box = mark.bounding_box()
        picture = Image.open(BytesIO(window.page.screenshot())).convert("RGB")
    assert box is not None
    pixels = np.asarray(picture).astype(int)
    left, top = round(box["x"]), round(box["y"])
    right, bottom = round(box["x"] + box["width"]), round(box["y"] + box["height"])
    inside = pixels[top + 1 : bottom - 1, left + 1 : right - 1].reshape(-1, 3)
    beside = pixels[top + 1 : bottom - 1, right + 8 : right + 28].reshape(-1, 3)
    yellow = (inside[:, 0] - inside[:, 2]) > 60
    ink = inside.max(axis=1) < 110
    assert yellow.mean() > 0.5  # the mark
    assert ink.mean() > 0.02  # and the words, still legible through it
    assert (beside.min(axis=1) > 235).all()  # paper


def test_a_result_opens_on_its_quote_and_back_leads_to_the_results(opened: OpenWindow) -> None:
    with opened() as window:
        page = window.page
        window.open("/?q=What royalty applies to copper%3F")
        page.evaluate("scrollTo(0, 300)")
        hit = page.locator(".hit", has_text=".pdf").nth(1)
        title = hit.locator("h3 a").inner_text()
        hit.get_by_role("link", name="Open on the page").click()
        expect(page.locator("h1")).to_have_text(title)
        expect(page.locator(".overlay").first).to_be_in_viewport()
        page.go_back()
        expect(page.locator(".hit").first).to_be_visible()
        assert page.evaluate("scrollY") > 100


def test_a_text_shows_its_quote_by_offsets(opened: OpenWindow, site: str) -> None:
    hit = of_format(search(site, "社区发展基金", languages=["zh"]), ".docx")
    with opened() as window:
        window.open(link(hit))
        expect(window.page.locator("mark.cited").first).to_be_in_viewport()
        marked = "".join(window.page.locator("mark.cited").all_inner_texts())
    assert letters(marked) == letters(hit["citation"]["quote"])


def test_a_clause_of_the_tree_is_marked_on_its_page(opened: OpenWindow, site: str) -> None:
    hit = of_format(search(site, "Royalty and Value-Addition Rules", languages=["en"]), ".pdf")
    with opened() as window:
        page = window.page
        window.open(f"/documents/{hit['document']['id']}")
        tree = page.get_by_role("tree")
        tree.get_by_role("treeitem").first.press("End")
        tree.locator(":focus").press("Enter")
        expect(page.locator(".overlay").first).to_be_in_viewport()
        assert re.search(r"cite=\d+-\d+", page.url)
        expect(tree.locator('[aria-selected="true"]')).to_have_count(1)


def test_the_same_clause_in_the_other_language_is_one_click_away(
    opened: OpenWindow, site: str
) -> None:
    hits = search(site, "Records are kept for seven years", languages=["en"])
    hit = next(one for one in hits if one["document"]["source"].startswith("royalty"))
    with opened() as window:
        page = window.page
        window.open(link(hit))
        page.get_by_role("button", name="Same clause in the other language").click()
        other = page.locator(".counterpart blockquote[lang=zh]")
        expect(other).to_contain_text("七年")
        page.locator(".counterpart a").click()
        expect(page.locator("h1")).to_contain_text("特许权使用费与增值规则")
        expect(page.locator(".overlay").first).to_be_in_viewport()


def test_a_fact_leads_to_the_words_it_was_read_from(opened: OpenWindow, site: str) -> None:
    hit = of_format(search(site, "Saindak West joint venture", types=["agreement"]), ".en.pdf")
    with opened() as window:
        page = window.page
        window.open(f"/documents/{hit['document']['id']}")
        page.locator("dl.facts dt", has_text="Signed").locator("+ dd button").first.click()
        expect(page.locator(".overlay").first).to_be_in_viewport()
        expect(page.locator(".details blockquote")).to_contain_text("2025")


def test_a_place_that_is_not_in_the_document_says_so(opened: OpenWindow, site: str) -> None:
    hit = of_format(search(site, "royalty"), ".pdf")
    with opened() as window:
        window.open(f"/documents/{hit['document']['id']}?cite=99999990-99999999")
        expect(window.page.locator(".details .notice.bad")).to_contain_text("not in the document")
        wrong = link(hit) + "&of=000000000000"
        window.open(wrong)
        expect(window.page.locator(".details .notice")).to_contain_text("has changed")


def test_nothing_moves_while_pages_are_drawn(opened: OpenWindow, site: str) -> None:
    hit = of_format(search(site, "royalty"), ".pdf")
    watch = """() => {
        window.moved = 0;
        new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) window.moved += entry.value;
        }).observe({type: "layout-shift", buffered: true});
    }"""
    with opened() as window:
        window.open(f"/documents/{hit['document']['id']}")
        window.page.evaluate(watch)
        for _ in range(6):
            window.page.mouse.wheel(0, 900)
            window.page.wait_for_timeout(150)
        window.page.wait_for_load_state("networkidle")
        assert window.page.evaluate("window.moved") < 0.02
