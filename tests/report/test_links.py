"""Links of a pack lead to a place in it, and chains that do not close lead to their topics."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

import plancmp
from plancmp.model.coverage import Contradiction
from plancmp.model.plan import MeasureRef
from plancmp.render import View, anchors
from plancmp.render.pack import markdown
from plancmp.render.webpage import page
from plancmp.render.wording import Lang
from plancmp.track_results import PackResult
from tests import fixtures
from tests.report.readers import lines

# plans, the one that it is for, the sections that are asked for
PACKS: list[tuple[tuple[str, ...], str | None, tuple[str, ...]]] = [
    (("chaozhou", "heyuan"), None, ()),
    (fixtures.PLANS, None, ()),
    (("chaozhou", "guangdong"), "heyuan", ()),
    (("chaozhou", "heyuan"), None, ("brief",)),
    (("chaozhou", "heyuan"), None, ("gaps", "findings")),
]


def places(text: str) -> list[str]:
    """What GitHub can lead to in a Markdown file: marks, and headings by their words."""
    marks = re.findall(r'<a id="([^"]+)"></a>', text)
    heads = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    bare = (re.sub(r"<[^>]*>|[^\w\- ]", "", head).strip().lower() for head in heads)
    return [*marks, *(head.replace(" ", "-") for head in bare)]


@pytest.mark.parametrize(("plans", "focus", "sections"), PACKS)
def test_links_lead_somewhere(
    plans: tuple[str, ...], focus: str | None, sections: tuple[str, ...]
) -> None:
    made = plancmp.report(plans, focus)
    view = View("zh", domain=made.domain, sections=sections)
    _look_at_markdown(markdown.render(made.value, view), alone=sections == ("brief",))
    if plans != fixtures.PLANS:
        _look_at_html(page(made.value, view, "screen"), len(sections))


def _look_at_markdown(text: str, *, alone: bool) -> None:
    marks = re.findall(r'<a id="([^"]+)"></a>', text)
    assert len(marks) == len(set(marks))
    links = re.findall(r"(?<!\\)\[((?:[^\[\]\\]|\\.)*)\]\(([^)]*)\)", text)
    assert all(words.strip() for words, _ in links)
    assert {place.removeprefix("#") for _, place in links} <= {*places(text)}
    assert text.count("](") == len(links)
    assert bool(links) != alone


def _look_at_html(text: str, sections: int) -> None:
    text = text.partition("<script>")[0]
    known = re.findall(r'\sid="([^"]+)"', text)
    assert len(known) == len(set(known))
    assert set(re.findall(r'href="#([^"]*)"', text)) <= set(known)
    assert (sections != 1) == ('<nav id="contents"' in text)
    assert (sections == 0) == ('<form id="filters"' in text)


def _chained() -> tuple[PackResult, list[str]]:
    """A pack in which people said three things that do not fit together, and their topics."""
    made = plancmp.report(["chaozhou", "heyuan", "shanwei"])
    refs = [MeasureRef(plan.id, plan.tasks[0].id) for plan in made.value.plans]
    matrix = replace(made.value.matrix, contradictions=(Contradiction(*refs),))
    topics = [
        anchors.topic(row)
        for ref in refs
        for row in matrix.rows
        if any(ref in cell.members for cell in row.cells)
    ]
    return PackResult(replace(made.value, matrix=matrix), made.domain), topics


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_chains_that_do_not_close_are_listed(lang: Lang) -> None:
    made, topics = _chained()
    view = View(lang, domain=made.domain)
    text = page(made.value, view, "screen")
    ((*told,),) = lines(text, "conflicts")
    names = [plan.short_name for plan in made.value.plans]
    assert [cell.split()[0] for cell in told] == names
    table = text.partition('<table class="conflicts">')[2].partition("</table>")[0]
    assert re.findall(r'href="#([^"]+)"', table) == topics
    assert 'data-plan="chaozhou heyuan shanwei"' in table
    marked = markdown.render(made.value, view).partition('<a id="conflicts"></a>')[2]
    assert re.findall(r"\(#([^)]+)\)", marked)[:3] == topics
