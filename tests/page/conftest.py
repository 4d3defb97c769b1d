"""The HTML pack in a real browser; a message on its console or a request for a file fails."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from plancmp.cli import call

CHROMIUM = shutil.which("chromium")
Open = Callable[..., Page]


@pytest.fixture(scope="package")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "pack.html"
    plans = ("chaozhou", "heyuan", "shanwei")
    assert call(["report", *plans, "-o", str(path), "--lang", "en", "-q"]) == 0
    return path


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed: apt install chromium")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield found
        found.close()


@pytest.fixture
def opened(browser: Browser, pack: Path) -> Iterator[Open]:
    """opened("#matrix", width=390, scheme="dark") -> the pack, opened from disk there."""
    complaints: list[str] = []

    def heard(url: str, path: Path) -> None:
        if not url.startswith(path.as_uri()):
            complaints.append(url)

    with ExitStack() as stack:

        def start(
            place: str = "", width: int = 1280, scheme: str = "light", path: Path = pack
        ) -> Page:
            look: Any = {"viewport": {"width": width, "height": 844}, "color_scheme": scheme}
            context = browser.new_context(**look)
            stack.callback(context.close)
            page = context.new_page()
            page.on("console", lambda message: complaints.append(message.text))
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on("request", lambda asked: heard(asked.url, path))
            page.goto(path.as_uri() + place)
            return page

        yield start
    assert complaints == []


@pytest.fixture
def page(opened: Open) -> Page:
    return opened()
