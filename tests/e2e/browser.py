"""A real browser for the tests: Debian's Chromium, headless, without a request to anywhere else."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
MISSING = "BROWSER TESTS WERE SKIPPED: NO CHROMIUM (apt-get install chromium)"
WIDE = {"width": 1360, "height": 900}
NARROW = {"width": 375, "height": 800}


def must_run() -> bool:
    """Say whether these tests may not be skipped: CI has no use for what did not run."""
    return bool(os.environ.get("CI"))


@contextmanager
def chromium() -> Iterator[Browser]:
    """Yield a running browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@dataclass
class Window:
    """One window on the server at `url`, and what went wrong in it."""

    page: Page
    url: str
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Go to an address of the server and wait until it stands."""
        self.page.goto(self.url + path)
        self.page.wait_for_load_state("networkidle")

    def check(self) -> None:
        """Assert that no script failed and that nothing was asked of another server."""
        assert self.errors == []
        assert [one for one in self.requests if not one.startswith((self.url, "blob:"))] == []


@contextmanager
def window(browser: Browser, url: str, **options: object) -> Iterator[Window]:
    """Yield a new window with a memory of its own, and check at the end that all went well."""
    given = {"viewport": WIDE, "locale": "en-GB", "color_scheme": "light", **options}
    context: BrowserContext = browser.new_context(**given)  # type: ignore[arg-type]
    context.set_default_timeout(30_000)  # a machine that does other things too
    shown = Window(context.new_page(), url)
    shown.page.on("request", lambda request: shown.requests.append(request.url))
    shown.page.on("pageerror", lambda error: shown.errors.append(str(error)))
    yield shown
    shown.check()
    context.close()
