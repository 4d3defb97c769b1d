"""The HTML pack in a real browser: filters, cells, deep links, keyboard; no request, no error, and
nothing for axe to complain of."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from plancmp.cli import call

CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="Chromium is not installed: apt install chromium"
)


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "pack.html"
    assert (
        call(["report", "chaozhou", "heyuan", "shanwei", "-o", str(path), "--lang", "en", "-q"])
        == 0
    )
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield found
        found.close()


@pytest.fixture
def page(browser: Browser, pack: Path) -> Iterator[Page]:
    """The pack, opened from disk; a message on the console or a request for another file fails."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on(
        "request",
        lambda request: (
            complaints.append(request.url) if not request.url.startswith(pack.as_uri()) else None
        ),
    )
    opened.goto(pack.as_uri())
    yield opened
    context.close()
    assert complaints == []


def _rows(page: Page) -> list[str]:
    return page.locator("table.matrix tbody tr:not(.group):visible th").all_inner_texts()


def test_everything_is_shown_at_first(page: Page) -> None:
    every = page.locator("table.matrix tbody tr:not(.group)").count()
    assert len(_rows(page)) == every
    assert page.locator("output").inner_text() == f"{every} of {every} rows shown"


CHOICES = [
    ({"theme": "talent"}, "data-theme='talent'"),
    ({"plan": "heyuan", "coverage": "none"}, "data-on-heyuan='none'"),
    ({"relation": "alone"}, "data-relation='alone'"),
]


@pytest.mark.parametrize(("choice", "kept"), CHOICES)
def test_filters(page: Page, choice: dict[str, str], kept: str) -> None:
    for name, value in choice.items():
        page.select_option(f"select[name={name}]", value)
    wanted = page.locator(f"table.matrix tr[{kept}]:not(.group) th").all_text_contents()
    assert _rows(page) == wanted != []
    assert page.locator(f"article.topic:visible:not([{kept}])").count() == 0
    page.click("button[type=reset]")
    every = page.locator("table.matrix tbody tr:not(.group)").count()
    expect(page.locator("output")).to_have_text(f"{every} of {every} rows shown")
    assert len(_rows(page)) == every > len(wanted)


def test_search_looks_into_the_phrases(page: Page) -> None:
    page.fill("input[name=text]", "质押")
    topics = page.locator("article.topic:visible").all_inner_texts()
    assert len(topics) == len(_rows(page)) > 0
    assert all("质押" in text for text in topics)


def test_a_cell_opens_both_sides(page: Page) -> None:
    page.locator("table.matrix td.full a[data-plan=heyuan]").first.click()
    window = page.locator("dialog[open]")
    assert window.locator(".side").first.get_attribute("data-plan") == "heyuan"
    assert window.locator(".side .phrases").count() >= 2
    pairs = window.locator("li[data-plans]:visible")
    assert pairs.count() >= 1
    assert all("heyuan" in str(pair.get_attribute("data-plans")) for pair in pairs.all())
    assert "Effect of each piece of evidence" in window.inner_text()
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert page.evaluate("document.activeElement.dataset.plan") == "heyuan"


def test_a_deep_link_opens_its_cell(page: Page, pack: Path) -> None:
    cell = page.locator("table.matrix td.full a[data-plan=shanwei]").first
    link = f"{pack.as_uri()}{cell.get_attribute('href')}/shanwei"
    label = page.locator("table.matrix tr:has(td.full a[data-plan=shanwei]) th").first.inner_text()
    page.goto("about:blank")
    page.goto(link)
    assert page.locator("dialog[open] h2").inner_text() == label


def test_keyboard_alone(page: Page) -> None:
    page.locator("table.matrix td a[data-plan=chaozhou]").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(
        "[document.activeElement.dataset.plan, document.activeElement.closest('tr').rowIndex]"
    ) == ["heyuan", 3]
    page.keyboard.press("Enter")
    expect(page.locator("dialog[open]")).to_have_count(1)
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.closest('tr').rowIndex") == 3


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_accessible_and_nothing_sticks_out(
    browser: Browser, pack: Path, width: int, scheme: str
) -> None:
    look: Any = {"viewport": {"width": width, "height": 844}, "color_scheme": scheme}
    context = browser.new_context(**look)
    page = context.new_page()
    page.goto(f"{pack.as_uri()}#matrix")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()
    page.locator("table.matrix td.full a").first.click()
    result = Axe().run(page, context="dialog")
    assert result.violations_count == 0, result.generate_report()
    context.close()
