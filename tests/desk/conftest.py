"""A desk in a real browser: a message on its console or a request elsewhere fails the test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests import tabs
from tests.desk.opened import Open, served, work

PATHS = ("", "desk.css", "desk.js", "plans", "state", "pair", "decide", "undo", "end")


@pytest.fixture(scope="package")
def tab() -> Iterator[Page]:
    with tabs.started() as found:
        yield found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "decisions"


@pytest.fixture
def desk(tab: Page, folder: Path) -> Iterator[Open]:
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
            own = f"http://{client.host}/"
            tabs.dressed(tab, width, scheme)
            stack.enter_context(tabs.heard(tab, heard, lambda url: heard(url.removeprefix(own))))
            tab.goto(client.address)
            assert tab.url == own
            expect(tab.locator("body.loading")).to_have_count(0)
            return tab

        yield start
    assert complaints == []
