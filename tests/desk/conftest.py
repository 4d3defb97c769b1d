"""A desk in a real browser: a message on its console or a request elsewhere fails the test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.desk.opened import Open, served, work

CHROMIUM = shutil.which("chromium")
PATHS = ("", "desk.css", "desk.js", "plans", "state", "pair", "decide", "undo", "end")


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
def folder(tmp_path: Path) -> Path:
    return tmp_path / "decisions"


@pytest.fixture
def desk(browser: Browser, folder: Path) -> Iterator[Open]:
    """desk(width=390, lang="zh", blind=True) -> the opened page; a message on the console or a
    request elsewhere fails.
    """
    complaints: list[str] = []

    def heard(text: str) -> None:
        # the browser itself complains of a decision that could not be kept
        if text.partition("?")[0] not in PATHS and "507" not in text:
            complaints.append(text)

    with ExitStack() as stack:

        def start(width: int = 1280, scheme: str = "light", **how: Any) -> Page:
            client = stack.enter_context(served(work(folder, **how)))
            look: Any = {"viewport": {"width": width, "height": 844}, "color_scheme": scheme}
            context = browser.new_context(**look)
            stack.callback(context.close)
            page = context.new_page()
            page.on("console", lambda message: heard(message.text))
            page.on("pageerror", lambda error: heard(str(error)))
            own = f"http://{client.host}/"
            page.on("request", lambda asked: heard(asked.url.removeprefix(own)))
            page.goto(client.address)
            assert page.url == own
            expect(page.locator("body.loading")).to_have_count(0)
            return page

        yield start
    assert complaints == []
