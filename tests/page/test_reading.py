"""Cells, links, keys and heads of the HTML pack."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from plancmp.cli import call
from tests.page.conftest import Open

WHERE = "[document.activeElement.dataset.plan, document.activeElement.closest('tr').rowIndex]"
STOP = """() => {
  const at = document.activeElement.closest("[id]");
  return at ? (at.closest("section, nav, form") || at).id : "";
}"""
SEEN = """() => {
  const {left, top, width, height} = document.activeElement.getBoundingClientRect();
  const there = document.elementFromPoint(left + width / 2, top + height / 2);
  return document.activeElement.contains(there);
}"""


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


def test_a_deep_link_opens_its_cell(page: Page, opened: Open) -> None:
    cell = page.locator("table.matrix td.full a[data-plan=shanwei]").first
    label = page.locator("table.matrix tr:has(td.full a[data-plan=shanwei]) th").first.inner_text()
    other = opened(f"{cell.get_attribute('href')}/shanwei")
    assert other.locator("dialog[open] h2").inner_text() == label


@pytest.mark.parametrize("width", [1280, 390])
def test_the_names_of_the_plans_stay_in_sight(opened: Open, width: int) -> None:
    page = opened("#matrix", width)
    for table in page.locator("table.matrix").all():
        last = table.locator("tbody tr:not(.group)").nth(12)
        last.evaluate("row => row.scrollIntoView({block: 'center'})")
        for head in table.locator("thead th").all():
            expect(head).to_be_in_viewport()
        bar, top = (found.bounding_box() for found in (page.locator("#filters"), head))
        assert bar
        assert top
        assert bar["y"] == 0
        assert abs(top["y"] - bar["height"]) < 1
        head.click(trial=True)


def test_a_narrow_screen_unfolds_the_filters(opened: Open) -> None:
    page = opened("", 390)
    more = page.get_by_role("button", name="Filter")
    assert page.locator("select[name=theme]").is_hidden()
    more.click()
    assert more.get_attribute("aria-expanded") == "true"
    page.select_option("select[name=theme]", "talent")
    expect(more).to_have_text("Filter (1)")


def test_keys_go_through_the_matrix(page: Page) -> None:
    page.locator("table.matrix td a[data-plan=chaozhou]").first.focus()
    for key, place in (
        ("ArrowRight", ["heyuan", 2]),
        ("ArrowDown", ["heyuan", 3]),
        ("End", ["shanwei", 3]),
        ("ArrowRight", ["shanwei", 3]),
        ("PageDown", ["shanwei", 14]),
        ("PageUp", ["shanwei", 3]),
        ("Home", [None, 3]),
        ("ArrowRight", ["chaozhou", 3]),
    ):
        page.keyboard.press(key)
        assert page.evaluate(WHERE) == place, key
        assert page.evaluate(SEEN), key
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("dialog[open]")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert page.evaluate(WHERE) == ["chaozhou", 3]
    page.keyboard.press("Control+End")
    assert page.evaluate(SEEN)
    last = page.locator("table.matrix").first.locator("tbody tr").count()
    assert page.evaluate(WHERE) == ["shanwei", last]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('table').matches('.matrix')")
    assert page.evaluate(WHERE)[1] < 4
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('table').matches('.changed')")
    page.keyboard.press("Tab")
    assert page.evaluate(STOP) != "matrix"


def test_tab_goes_through_the_page_in_few_steps(page: Page) -> None:
    stops: list[str] = []
    while len(stops) < 400:
        page.keyboard.press("Tab")
        stops.append(page.evaluate(STOP))
        if not stops[-1]:
            break
    counts = {name: stops.count(name) for name in dict.fromkeys(stops)}
    assert len(stops) < 150, counts
    assert counts["matrix"] == page.locator("#matrix table").count() == 3
    assert counts["skips"] == page.locator("main > section").count()
    assert counts["detail"] < 25


def test_topics_are_reached_with_the_arrows_and_unfold(page: Page) -> None:
    page.locator(".topic .here").first.focus()
    page.keyboard.press("PageDown")
    page.keyboard.press("ArrowUp")
    topic = page.locator(".topic").nth(9)
    expect(topic.locator(".here")).to_be_focused()
    assert page.evaluate(SEEN)
    if topic.locator("summary").count():
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(topic.locator("details").first).to_have_attribute("open", "")
    reached = page.locator(".topic summary:not([tabindex='-1'])").count()
    assert reached == topic.locator("summary").count()


def test_a_skip_link_leads_to_its_section(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    link = page.locator("#skips a:focus")
    expect(link).to_be_in_viewport()
    place = str(link.get_attribute("href"))
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(STOP) not in ("skips", "contents")
    assert page.url.endswith(place)


def test_a_filter_leaves_one_stop(page: Page) -> None:
    page.locator("table.matrix td a").first.focus()
    page.select_option("select[name=theme]", "talent")
    stops = page.locator("table.matrix").first.locator("a:not([tabindex='-1'])")
    expect(stops).to_have_count(1)
    expect(stops).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_accessible_and_nothing_sticks_out(opened: Open, width: int, scheme: str) -> None:
    page = opened("#matrix?text=%E8%B4%A8%E6%8A%BC", width, scheme)
    assert page.locator("mark").count() > 10
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()
    page.locator("table.matrix tr:visible td.full a").first.click()
    result = Axe().run(page, context="dialog")
    assert result.violations_count == 0, result.generate_report()


def test_nothing_needs_the_script_to_be_reached(pack: Path) -> None:
    text = pack.read_text("utf-8").partition("<dialog")[0]
    assert "tabindex" not in text
    assert '<form id="filters"' in text


def test_a_brief_has_no_filters_and_no_contents(opened: Open, tmp_path: Path) -> None:
    path = tmp_path / "brief.html"
    assert call(["report", "chaozhou", "heyuan", "--brief", "-o", str(path), "-q"]) == 0
    page = opened("#brief", 390, path=path)
    assert page.locator("#filters, #contents").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert "brief" in str(page.locator("body").get_attribute("class")).split()
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()
