"""What the page looks like: lines, filters, a blind reviewer's page, a phone, light and dark, and
nothing for axe to complain of."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from plancmp.model.decision import Verdict
from tests.desk.opened import OTHER, B, Open, at, lines, pairs, said

VERDICTS: tuple[Verdict, ...] = ("same", "partial", "none", "unsure")


def test_every_outcome_has_a_shape_of_its_own(desk: Open, folder: Path) -> None:
    said(folder, "partial", "none", "unsure", "same", "same")
    said(folder, "same", "same", "same", "same", "none", reviewer="Zhao Yi")
    page = desk()
    page.select_option("select[name=state]", "disagreement")
    shown = page.locator("#lines g:not([display])")
    expect(shown).to_have_count(4)
    assert {str(g.get_attribute("class")).strip() for g in shown.all()} == {"link disagreement"}
    assert " of 4" not in page.locator("#decided").inner_text()
    page.keyboard.press("j")
    expect(page.locator("#panel-title")).to_have_text("Pair 1 of 4")
    expect(page.locator("#says")).to_contain_text(OTHER)
    assert page.locator(".side mark").count() > 0


def test_open_lines_are_the_darker_the_surer(desk: Open, folder: Path) -> None:
    page = desk()
    shades = page.evaluate(
        "pairs.filter((p) => lines.has(p) && p.score !== null).map((p) => [p.score,"
        " Number(lines.get(p).querySelector('.wide').getAttribute('stroke-opacity'))])"
    )
    assert len(shades) > 3
    ordered = sorted(shades)
    assert [shade for _, shade in ordered] == sorted(shade for _, shade in shades)
    assert ordered[0][1] < ordered[-1][1]


def test_filters(desk: Open, folder: Path) -> None:
    page = desk()
    found = pairs(folder)
    page.select_option("select[name=kind]", "target")
    targets = [pair for pair in found if pair.kind == "target"]
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("j")
    expect(page.locator("#panel-title")).to_have_text(f"Pair 1 of {len(targets)}")
    page.select_option("select[name=state]", "open")
    page.locator("h1").click()
    page.keyboard.press("s")
    expect(page.locator("#panel-title")).to_have_text(f"Pair 1 of {len(targets) - 1}")
    page.select_option("select[name=state]", "decided")
    expect(page.locator(".card:visible")).to_have_count(2)
    page.select_option("select[name=kind]", "")
    page.select_option("select[name=state]", "")
    page.select_option("select[name=theme]", "talent")
    themes = page.locator("#plan-a .card:visible .facts").all_inner_texts()
    assert 0 < len(themes) < 49
    page.select_option("select[name=kind]", "target")
    page.select_option("select[name=state]", "decided")
    expect(page.locator("#nothing")).to_be_visible()


def test_a_blind_page(desk: Open, folder: Path) -> None:
    said(folder, *VERDICTS)
    page = desk(blind=True)
    shades = page.evaluate(
        "[...document.querySelectorAll('#lines g:not([display]) .wide')]"
        ".map((path) => path.getAttribute('stroke-opacity'))"
    )
    assert set(shades) == {"0.50"}
    assert page.locator("#lines .held, #lines .disagreement").count() == 0
    assert page.locator("select[name=state] option").all_inner_texts() == ["all", "open", "decided"]
    page.keyboard.press("j")
    at(page, 1)
    assert page.locator(".side mark").count() == 0
    assert page.locator("#says").inner_text() == ""
    assert OTHER not in page.locator("body").inner_text()


def test_text_is_text(desk: Open, folder: Path) -> None:
    """A name or a note that looks like a page is none."""
    bad = "<img src=x onerror=alert(1)>"
    one = said(folder, reviewer=bad)
    first = pairs(folder)[0]
    one.decide(first.a, first.b, "same", note=bad)
    page = desk(reviewer="<b>me</b>")
    page.keyboard.press("j")
    expect(page.locator("#says")).to_contain_text(f"Note of {bad}: {bad}")
    assert page.locator("img, #who b").count() == 0


LOOKS = [(1280, "light", "zh"), (390, "dark", "en")]


@pytest.mark.parametrize(("width", "scheme", "lang"), LOOKS)
def test_accessible_and_nothing_sticks_out(
    desk: Open, folder: Path, width: int, scheme: str, lang: str
) -> None:
    said(folder, *VERDICTS * 41)
    page = desk(width, scheme, lang=lang)
    assert page.locator("html").get_attribute("lang") == ("zh-Hans" if lang == "zh" else "en")
    page.select_option("select[name=theme]", "management")
    _check(page, width, None)
    page.locator("h1").click()
    page.keyboard.press("j")
    at(page, 1, lang)
    page.keyboard.press("n")
    at(page, 2, lang)
    _check(page, width, "#panel")
    page.keyboard.press("Escape")
    page.locator("#tab-table").click()
    _check(page, width, "#table")
    page.keyboard.press("?")
    _check(page, width, "dialog")


def _check(page: Page, width: int, part: str | None) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    result = Axe().run(page, context=part)
    assert result.violations_count == 0, result.generate_report()


def test_on_a_phone_there_are_lists(desk: Open, folder: Path) -> None:
    page = desk(390)
    first = pairs(folder)[0]
    expect(page.locator("#lines")).to_be_hidden()
    one, two = (page.locator(f"#plan-{side}").bounding_box() for side in "ab")
    assert one
    assert two
    assert two["y"] >= one["y"] + one["height"]
    card = page.locator(f".card[data-ref='{first.a}']")
    card.locator(".pairs button").first.click()
    at(page, 1)
    box = page.locator("#panel").bounding_box()
    assert box
    assert (box["width"], box["y"] + box["height"]) == (390, 844)
    page.locator("[data-verdict=same]").click()
    at(page, 2)
    expect(page.locator("#told")).to_be_in_viewport()
    expect(page.locator("#told")).to_contain_text("Decided – same")
    page.locator("#shut").click()
    expect(card.locator(".pairs .sign").first).to_have_text("same")
    assert B in lines(folder)[0]["b"]
