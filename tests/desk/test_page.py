"""Deciding in a real browser: by keys, those of a Chinese input method too, and by clicks."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.desk.opened import A, Open, at, lines, pairs

KEYS = {"s": "same", "p": "partial", "n": "none", "u": "unsure"}


@pytest.mark.parametrize("wide", [False, True], ids=["narrow", "full-width"])
def test_keys_decide_and_go_on(desk: Open, folder: Path, wide: bool) -> None:
    """Those of a Chinese input method too."""
    page = desk()

    def press(key: str) -> None:
        if wide:
            told = "\u3000" if key == " " else chr(ord(key) + 0xFEE0)
            page.evaluate(
                "key => document.activeElement.dispatchEvent("
                "new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}))",
                told,
            )
        else:
            page.keyboard.press(key)

    press("j")
    for n, key in enumerate(KEYS, 1):
        at(page, n)
        press(key)
    at(page, 5)
    press(" ")
    at(page, 6)
    press("k")
    at(page, 5)
    press("j")
    at(page, 6)
    press("z")
    at(page, 4)
    expect(page.locator("#told")).to_contain_text("Taken back")
    held = lines(folder)
    assert [line.get("verdict") for line in held] == [*KEYS.values(), None]
    assert [line["a"] for line in held[:4]] == [str(pair.a) for pair in pairs(folder)[:4]]
    assert held[4]["undoes"] == held[3]["id"]
    assert page.locator("#decided").inner_text() == f"3 of {len(pairs(folder))} decided"
    expect(page.locator("#panel-mine")).to_have_text("not decided yet")


def test_keys_that_an_input_method_keeps_to_itself(desk: Open, folder: Path) -> None:
    page = desk()
    for code in ("KeyJ", "KeyS"):
        page.evaluate(
            "code => document.body.dispatchEvent("
            "new KeyboardEvent('keydown', {key: 'Process', code, bubbles: true}))",
            code,
        )
        at(page, 1 if code == "KeyJ" else 2)
    assert len(lines(folder)) == 1


def test_a_note_goes_with_the_decision(desk: Open, folder: Path) -> None:
    """And keys are letters while it is written."""
    page = desk()
    page.keyboard.press("j")
    at(page, 1)
    page.keyboard.press("o")
    page.keyboard.type("spun off")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    at(page, 2)
    expect(page.locator("#note")).to_have_value("")
    page.keyboard.press("k")
    at(page, 1)
    page.keyboard.press("p")
    at(page, 2)
    assert [(line["verdict"], line["note"]) for line in lines(folder)] == [("partial", "spun off")]
    assert lines(folder)[0]["seconds"] < 60
    page.keyboard.press("k")
    at(page, 1)
    expect(page.locator("#note")).to_have_value("spun off")


def test_help_and_escape(desk: Open) -> None:
    page = desk()
    page.keyboard.press("j")
    at(page, 1)
    page.keyboard.press("?")
    expect(page.locator("dialog[open] tbody tr")).to_have_count(10)
    page.keyboard.press("s")
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.locator("#panel")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    assert page.evaluate("document.activeElement.className") == "name"


def test_a_click_on_a_measure_then_on_a_candidate(desk: Open, folder: Path) -> None:
    page = desk()
    first = pairs(folder)[0]
    page.locator(f".card[data-ref='{first.a}'] .name").click()
    own = [pair for pair in pairs(folder) if pair.a == first.a]
    expect(page.locator(".choices button")).to_have_count(len(own))
    page.locator(".choices button").last.click()
    expect(page.locator("#side-b h3")).to_be_visible()
    page.locator("#verdicts button[data-verdict=none]").click()
    expect(page.locator("#told")).to_contain_text("Decided – not aligned")
    assert lines(folder)[0]["b"] == str(own[-1].b)


def test_a_click_on_a_line(desk: Open, folder: Path) -> None:
    page = desk()
    page.select_option("select[name=kind]", "task")
    first = pairs(folder)[0]
    line = page.locator(f"#lines [data-key='{first.a}|{first.b}']")
    line.locator("path.hit").dispatch_event("click")
    at(page, 1)
    expect(line).to_have_class("link open near now")
    page.keyboard.press("s")
    at(page, 2)
    expect(line).to_have_class("link same held")
    assert len(line.locator("path.core").get_attribute("d") or "") > 10


def test_the_other_plan_has_nothing_like_this(desk: Open, folder: Path) -> None:
    page = desk()
    first = pairs(folder)[0]
    card = page.locator(f".card[data-ref='{first.b}']")
    card.locator(".name").click()
    page.locator("#measure [data-absent]").click()
    expect(card.locator(".absence")).to_contain_text("You confirmed")
    assert [(line["a"], line["b"], line["verdict"]) for line in lines(folder)] == [
        (str(first.b), A, "absent")
    ]
    page.locator("#panel-title").focus()
    page.keyboard.press("z")
    expect(card.locator(".absence")).to_be_hidden()
    expect(page.locator("#measure [data-absent]")).to_be_visible()


def test_a_pair_beyond_the_candidates(desk: Open, folder: Path) -> None:
    page = desk()
    first = pairs(folder)[0]
    page.locator(f".card[data-ref='{first.a}'] .name").click()
    other = page.locator("#measure select option").nth(1).get_attribute("value")
    page.select_option("#measure select", other)
    page.locator("#measure form button").click()
    expect(page.locator("#panel-title")).to_have_text("A pair beyond the candidates")
    page.locator("[data-verdict=partial]").click()
    expect(page.locator("#told")).to_contain_text("Decided – partial")
    assert (lines(folder)[0]["a"], lines(folder)[0]["b"]) == (str(first.a), other)
    assert page.locator("#decided").inner_text() == f"1 of {len(pairs(folder))} decided"


def test_the_table(desk: Open, folder: Path) -> None:
    page = desk()
    first = pairs(folder)[0]
    page.locator("#tab-documents").focus()
    page.keyboard.press("ArrowRight")
    row = page.locator(f"#table tr[data-ref='{first.a}']")
    row.locator("td[data-code=''] button").first.click()
    at(page, 1)
    page.keyboard.press("p")
    expect(row.locator("td[data-code=partial] button")).to_have_count(1)
    expect(row.locator(".count")).to_contain_text("1／")
    expect(page.locator("#recent li")).to_contain_text("partial")


def test_a_decision_that_cannot_be_kept(desk: Open, folder: Path) -> None:
    """Is told, and the pair stays open."""
    page = desk()
    folder.write_text("in the way")
    page.keyboard.press("j")
    at(page, 1)
    with page.expect_response("**/decide") as answered:
        page.keyboard.press("s")
    assert answered.value.status == 507
    expect(page.locator("#trouble")).to_contain_text("could not be kept")
    at(page, 1)
    expect(page.locator("#panel-mine")).to_have_text("not decided yet")
    folder.unlink()
    page.keyboard.press("s")
    at(page, 2)
    expect(page.locator("#trouble")).to_be_empty()


def test_finish(desk: Open) -> None:
    page = desk(lang="zh")
    page.locator("#end").click()
    expect(page.locator("h1")).to_contain_text("复核已结束")
    page.keyboard.press("s")


def test_by_keyboard_alone(desk: Open, folder: Path) -> None:
    """From the top of the page to a decision, always where one can see."""
    page = desk()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    for _ in range(2):
        page.keyboard.press("Tab")
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(outline) == "solid"
    page.locator(f".card[data-ref='{pairs(folder)[0].a}'] .name").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel-title")).to_be_focused()
    while not page.evaluate("document.activeElement.matches('.choices button')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    at(page, 1)
    while not page.evaluate("document.activeElement.matches('[data-verdict=unsure]')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    at(page, 2)
    assert [line["verdict"] for line in lines(folder)] == ["unsure"]
