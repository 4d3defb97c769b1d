"""The documents' own words in the HTML pack: folded, side by side or one below the other, found."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from plancmp.cli import call
from tests.documents import invented
from tests.page.conftest import Open

OPEN = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"
PLACES = "all => all.map((each) => each.getBoundingClientRect()).map(({x, y}) => [x, y])"


@pytest.fixture(scope="module")
def worded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = invented(tmp_path_factory.mktemp("documents"), "chaozhou", "heyuan")
    path = folder / "pack.html"
    argv = ["report", "chaozhou", "heyuan", "--source", str(folder), "-o", str(path)]
    assert call([*argv, "--sections", "matrix,detail", "--lang", "en", "-q"]) == 0
    return path


def _columns(page: Page) -> list[list[float]]:
    found: list[list[float]] = (
        page.locator("div.wording").first.locator("> div").evaluate_all(PLACES)
    )
    return found


def test_it_is_folded_and_stands_side_by_side(opened: Open, worded: Path) -> None:
    page = opened(path=worded)
    assert page.locator("div.wording").count() > 50
    assert page.locator("div.wording:visible").count() == 0
    page.locator("article.topic summary", has_text="Wording").first.click()
    expect(page.locator("div.wording:visible")).to_have_count(1)
    (left, high), (right, also_high) = _columns(page)
    assert (left < right, high) == (True, also_high)
    alone = page.locator("div.wording:visible .own").first
    assert "underline" in alone.evaluate("each => getComputedStyle(each).textDecorationLine")


def test_on_a_phone_it_stands_one_below_the_other(opened: Open, worded: Path) -> None:
    page = opened(width=390, path=worded)
    page.evaluate(OPEN)
    (left, high), (also_left, low) = _columns(page)
    assert (left, high < low) == (also_left, True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_search_finds_words_that_are_marked_in_part(opened: Open, worded: Path) -> None:
    page = opened(path=worded)
    before = page.locator("main").inner_text()
    sought = page.locator("div.wording p:has(.own)").first.text_content() or ""
    words = sought.split(" ", 1)[1]
    page.fill("input[name=text]", words)
    expect(page.locator("div.wording mark").first).to_be_attached()
    for line in page.locator("div.wording p:has(mark)").all():
        assert "".join(line.locator("mark").all_text_contents()) == words
    assert page.locator("details.hit > summary").first.text_content() == "Wording"
    page.fill("input[name=text]", "")
    expect(page.locator("mark")).to_have_count(0)
    assert page.locator("main").inner_text() == before


def test_nothing_of_it_is_out_of_reach(opened: Open, worded: Path) -> None:
    for scheme in ("light", "dark"):
        page = opened(scheme=scheme, path=worded)
        page.evaluate(OPEN)
        result = Axe().run(page)
        assert result.violations_count == 0, result.generate_report()
