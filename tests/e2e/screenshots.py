"""Pictures of the main pages for the documentation, taken of the real thing.

    python -m tests.e2e.screenshots URL [FOLDER]

URL is a server over the sample corpus. Colours are reduced to a palette, which is enough for a page
of text and a quarter of the bytes.
"""

from __future__ import annotations

import argparse
import json
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page

from tests.e2e.browser import NARROW, Window, chromium, window

FOLDER = Path("docs/screenshots")
COLOURS = 96
ASKED = "/?q=How many years must sales and production records be kept%3F"
QUOTE = "Records of extraction, stocks, processing, sales and prices are kept for seven years"


def take(browser: Browser, url: str, folder: Path) -> None:
    """Write every picture into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with window(browser, url) as shown:
        shown.open(ASKED)
        keep(shown.page, folder / "search.png")
        shown.open(cited(shown, QUOTE))
        settled(shown.page)
        keep(shown.page, folder / "document.png")
        shown.open("/documents")
        keep(shown.page, folder / "documents.png")
    with window(browser, url, locale="zh-CN", color_scheme="dark") as shown:
        shown.open("/?q=提前终止的通知期&view=columns")
        keep(shown.page, folder / "columns-dark-zh.png")
    with window(browser, url, locale="zh-TW") as shown:
        shown.open("/?q=royalty")
        for number in range(3):
            shown.page.locator('.hit [data-key="b"]').nth(number).click()
        shown.open("/clips")
        keep(shown.page, folder / "clips-zh-hant.png")
        shown.open("/help")
        keep(shown.page, folder / "help-zh-hant.png")
    with window(browser, url, viewport=NARROW, device_scale_factor=2) as shown:
        shown.open(ASKED)
        keep(shown.page, folder / "phone.png")


def cited(shown: Window, words: str) -> str:
    """Return the address of the best hit for `words`, marked on its page."""
    asked = {"query": words, "top_k": 1, "languages": ["en"]}
    answer = shown.page.request.post(f"{shown.url}/v1/search", data=asked)
    found = json.loads(answer.body())["hits"][0]["citation"]
    place = f"page={found['page']['index']}&cite={found['start']}-{found['end']}"
    return f"/documents/{found['document_id']}?{place}"


def settled(page: Page) -> None:
    """Ask for the other language's clause and wait for all pictures in view."""
    page.get_by_role("button", name="Same clause in the other language").click()
    page.locator(".counterpart blockquote").wait_for()
    page.wait_for_load_state("networkidle")


def keep(page: Page, path: Path) -> None:
    """Save what the window shows, small."""
    page.locator(".answer-wait").wait_for(state="detached")
    page.wait_for_timeout(400)
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def main() -> None:
    """Take the pictures of the server that is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    given = parser.parse_args()
    with chromium() as browser:
        take(browser, given.url.rstrip("/"), given.folder)


if __name__ == "__main__":
    main()
