"""One server over the sample corpus and one browser, for every test in a browser."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.browser import CHROMIUM, MISSING, Window, chromium, must_run, window
from tests.product import serving

expect.set_options(timeout=30_000)  # a machine that does other things too

OpenWindow = Callable[..., AbstractContextManager[Window]]


# Not longer than these tests: Playwright keeps an event loop running, and others start their own.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; skips where there is none, save in CI, where that is a failure."""
    if CHROMIUM is None:
        (pytest.fail if must_run() else pytest.skip)(MISSING)
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="session")
def site(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over a copy of the sample index, which tests may add to."""
    copy = tmp_path_factory.mktemp("site") / "index"
    shutil.copytree(sample, copy)
    with serving(copy) as url:
        yield url


@pytest.fixture
def opened(browser: Browser, site: str) -> OpenWindow:
    """A function that opens a window on the site."""
    return lambda **options: window(browser, site, **options)
