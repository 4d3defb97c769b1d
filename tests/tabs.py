"""One tab of a real browser for all pages: to open another takes longer than most tests."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright

CHROMIUM = shutil.which("chromium")
Tell = Callable[[str], object]


@contextmanager
def started() -> Iterator[Page]:
    """The tab of a browser of its own; without one the test is skipped."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed: apt install chromium")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield found.new_page()
        found.close()


def dressed(tab: Page, width: int, scheme: Any) -> None:
    """As a new one of that width and colour scheme."""
    tab.context.clear_cookies()
    tab.set_viewport_size({"width": width, "height": 844})
    tab.emulate_media(media="null", color_scheme=scheme)


@contextmanager
def heard(tab: Page, said: Tell, asked: Tell) -> Iterator[None]:
    """What the page says on its console, does wrong, and asks for; at the end the tab is empty."""
    ears: tuple[tuple[Any, Any], ...] = (
        ("console", lambda message: said(message.text)),
        ("pageerror", lambda error: said(str(error))),
        ("request", lambda request: asked(request.url)),
    )
    for event, ear in ears:
        tab.on(event, ear)
    try:
        yield
    finally:
        for event, ear in ears:
            tab.remove_listener(event, ear)
        tab.goto("about:blank")
