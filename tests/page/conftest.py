"""The HTML pack in a real browser; a message on its console or a request for a file fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Page

from plancmp.cli import call
from tests import shared, tabs

Open = Callable[..., Page]


@pytest.fixture(scope="package")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    plans = ("chaozhou", "heyuan", "shanwei")

    def make(path: Path) -> None:
        assert call(["report", *plans, "-o", str(path), "--lang", "en", "-q"]) == 0

    return shared.made(shared.folder(tmp_path_factory, "page") / "pack.html", make)


@pytest.fixture(scope="package")
def tab() -> Iterator[Page]:
    with tabs.started() as found:
        yield found


@pytest.fixture
def opened(tab: Page, pack: Path) -> Iterator[Open]:
    """opened("#matrix", width=390, scheme="dark") -> the pack, opened from disk there, in place of
    what was open.
    """
    complaints: list[str] = []

    def asked(url: str, path: Path) -> None:
        if not url.startswith(path.as_uri()):
            complaints.append(url)

    with ExitStack() as stack:

        def start(
            place: str = "", width: int = 1280, scheme: str = "light", path: Path = pack
        ) -> Page:
            stack.close()
            tabs.dressed(tab, width, scheme)
            ears = tabs.heard(tab, complaints.append, lambda url: asked(url, path))
            stack.enter_context(ears)
            tab.goto(path.as_uri() + place)
            return tab

        yield start
    assert complaints == []


@pytest.fixture
def page(opened: Open) -> Page:
    return opened()
