"""Filters and the search: what they show, mark, say, keep in the address and print."""

from __future__ import annotations

import io
import re
from typing import Any
from urllib.parse import quote_plus

import pypdf
import pytest
from playwright.sync_api import Page, expect

from tests.page.conftest import Open
from tests.report.readers import bare

EVERY = "table.matrix tbody tr:not(.group)"


def rows(page: Page) -> list[str]:
    """The topics that the matrix shows."""
    return page.locator(f"{EVERY}:visible th").all_inner_texts()


def search(page: Page, text: str) -> None:
    page.fill("input[name=text]", text)
    page.wait_for_url(lambda url: f"text={quote_plus(text)}" in url)


def test_everything_is_shown_at_first(page: Page) -> None:
    every = page.locator(EVERY).count()
    assert len(rows(page)) == every
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
    assert rows(page) == wanted != []
    assert page.locator(f"article.topic:visible:not([{kept}])").count() == 0
    page.click("button[type=reset]")
    every = page.locator(EVERY).count()
    expect(page.locator("output")).to_have_text(f"{every} of {every} rows shown")
    assert len(rows(page)) == every > len(wanted)


def test_only_differences(page: Page) -> None:
    page.check("input[name=differences]")
    same = "".join(f"[data-on-{plan}='full']" for plan in ("chaozhou", "heyuan", "shanwei"))
    every = page.locator(f"{EVERY}:not({same})").count()
    expect(page.locator(f"{EVERY}:visible")).to_have_count(every)
    assert 0 < every < page.locator(EVERY).count()
    assert page.locator(f".topic{same}:visible").count() == 0


def test_search_looks_into_the_phrases_and_marks_its_hits(page: Page) -> None:
    before = _text(page)
    search(page, "质押 融资")
    topics = page.locator("article.topic:visible")
    assert topics.count() == len(rows(page)) > 0
    for topic in topics.all():
        marked = {*topic.locator("mark").all_text_contents()}
        assert marked == {"质押", "融资"}
    hidden = page.locator("[hidden] mark").count()
    assert (hidden, page.locator("main [hidden]").count() > 0) == (0, True)
    page.fill("input[name=text]", "")
    expect(page.locator("mark")).to_have_count(0)
    assert _text(page) == before


def _text(page: Page) -> str:
    """The HTML without what the filter and the Tab key leave."""
    return re.sub(r' (class=""|tabindex="-1")', "", page.locator("main").inner_html())


def test_signs_in_a_search_are_letters(page: Page) -> None:
    search(page, "(")
    assert {*page.locator("mark").all_text_contents()} == {"("}


def test_nothing_found_is_told_where_it_is_seen(opened: Open) -> None:
    for width in (1280, 390):
        page = opened("#sources", width)
        search(page, "qqq")
        told = page.get_by_role("status")
        expect(told).to_have_text("Nothing fits this filter.")
        expect(told).to_be_in_viewport()
        page.fill("input[name=text]", "")
        expect(told).not_to_have_class("nothing")


def test_the_address_keeps_the_filter_and_the_place(opened: Open) -> None:
    page = opened("#matrix")
    page.select_option("select[name=theme]", "utilization")
    page.check("input[name=differences]")
    search(page, "质押")
    shown = rows(page)
    page.locator("table.matrix tr:visible td.full a[data-plan=heyuan]").first.click()
    title = page.locator("dialog[open] h2").inner_text()
    assert title in shown
    again = opened(page.url.partition(".html")[2])
    assert again.locator("dialog[open] h2").inner_text() == title
    again.keyboard.press("Escape")
    expect(again.locator("dialog[open]")).to_have_count(0)
    assert rows(again) == shown
    assert again.input_value("input[name=text]") == "质押"
    assert again.is_checked("input[name=differences]")
    again.click("button[type=reset]")
    expect(again.locator(f"{EVERY}:visible")).not_to_have_count(len(shown))
    assert "?" not in again.url


def test_links_keep_the_filter_and_back_brings_it_again(opened: Open) -> None:
    page = opened("#?theme=talent")
    shown = rows(page)
    page.locator("#contents a[href='#detail']").click()
    page.wait_for_url("**/pack.html#detail?theme=talent")
    for _ in range(100):
        if page.evaluate("document.getElementById('detail').getBoundingClientRect().top < 120"):
            break
        page.wait_for_timeout(50)
    else:
        pytest.fail("the link does not lead to the section")
    page.select_option("select[name=theme]", "")
    expect(page.locator(f"{EVERY}:visible")).not_to_have_count(len(shown))
    page.go_back()
    expect(page.locator(f"{EVERY}:visible")).to_have_count(len(shown))


BAD = ["#?theme=nowhere&x=1", "#%E0%A4%A", "#?text=%E0%A4%A", "#a/b/c", "#detail/nobody", "#?"]


def test_addresses_that_nobody_wrote(opened: Open) -> None:
    page = opened("#?theme=talent")
    every = page.locator(EVERY).count()
    for place in BAD:
        page.evaluate("place => { location.hash = place }", place)
        shown = 0 if "text" in place else every
        expect(page.locator(f"{EVERY}:visible")).to_have_count(shown)
        expect(page.locator("dialog[open]")).to_have_count(0)


def test_print_has_what_is_filtered_and_nothing_else(opened: Open) -> None:
    page = opened("#?theme=talent&plan=heyuan")
    text = _printed(page)
    assert bare("Filtered by plan: 河源; theme: Talent; 9 of 97 rows shown") in text
    topics = rows(page)
    assert len(topics) == 9
    assert [topic for topic in topics if bare(topic) not in text] == []
    assert page.locator("#filtered").is_hidden()
    page.emulate_media(media="print")
    printed = {section.get_attribute("id") for section in page.locator("main > section").all()}
    printed -= {section.get_attribute("id") for section in page.locator("section.bare").all()}
    assert {"matrix", "detail"} <= printed <= {"brief", "matrix", "gaps", "detail"}
    assert page.locator("main > section:visible").count() == len(printed)
    own = page.locator("#own-heyuan")
    assert (own.count(), own.is_hidden()) == (1, True)
    assert page.locator("#contents, .topic.bare, tr.bare").locator("visible=true").count() == 0
    page.evaluate("form.reset()")
    expect(page.locator("main > section:visible")).to_have_count(page.locator("section").count())
    assert page.locator("#filtered").is_hidden()


def _printed(page: Page) -> str:
    """The text on paper, without spaces."""
    made: Any = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    return bare("".join(sheet.extract_text() for sheet in made.pages))
