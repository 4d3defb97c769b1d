"""The brief, the cards and the choice of sections: bounded, and every figure that of the data."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import plancmp
from plancmp import render
from plancmp.compare.leads import leads
from plancmp.model.pack import Pack
from plancmp.render import View, briefing, sections
from plancmp.render.blocks import Bullets, Chart, Paragraph, Section, Table, Text
from plancmp.render.links import places
from tests import fixtures
from tests.conftest import Run
from tests.fixtures import PLANS

FILES = sorted(p.stem for p in Path(sections.__file__ or "").parent.glob("[a-z]*.py"))


def _pack(*names: str, focus: str | None = None) -> Pack:
    return plancmp.report(names, focus).value


def _view(pack: Pack, lang: Any = "en", **more: Any) -> View:
    return View(lang, domain=fixtures.domain(*pack.plans), **more)


def _told(pack: Pack, name: str, lang: Any = "en", **more: Any) -> Section:
    view = _view(pack, lang, sections=(name,), **more)
    return briefing.tell(pack, view, brief=True, charts=False).sections[0]


def _tables(section: Section) -> list[Table]:
    return [block for block in section.blocks if isinstance(block, Table)]


def test_every_section_is_in_both_orders() -> None:
    assert sorted(sections.FOR_ALL) == sorted(sections.FOR_ONE)
    assert sorted(sections.KNOWN) == FILES


@pytest.mark.parametrize("focus", [None, "heyuan"])
@pytest.mark.parametrize("names", [PLANS[:2], PLANS], ids=["two", "five"])
def test_a_brief_is_bounded(names: tuple[str, ...], focus: str | None) -> None:
    pack = _pack(*dict.fromkeys([*names, *([focus] if focus else [])]), focus=focus)
    section = _told(pack, "brief")
    lengths = [len(table.lines) for table in _tables(section)]
    assert all(length <= 10 for length in lengths)
    assert all(len(b.items) <= 4 for b in section.blocks if isinstance(b, Bullets))


def test_the_messages_are_those_of_the_data() -> None:
    pack = _pack(*PLANS, focus="heyuan")
    section = _told(pack, "brief")
    bullets = next(block for block in section.blocks if isinstance(block, Bullets))
    covered, targets, sure = ("".join(part.text for part in item) for item in bullets.items)
    rows = [row for row in pack.matrix.rows if row.kind == "task"]
    others = [r for r in rows if any(c.coverage == "full" for c in r.cells if c.plan != "heyuan")]
    own = [row.of(fixtures.plan("heyuan")).coverage for row in others]
    numbers = [int(n) for n in re.findall(r"\d+", covered)]
    assert numbers[:2] == [len(others), own.count("full")]
    assert numbers[3] == own.count("none") + own.count("absent")
    places = [lead.place for lead in leads(fixtures.plan("heyuan"), pack.comparisons)]
    assert [int(n) for n in re.findall(r"\d+", targets)][:3] == [
        len(places),
        places.count("ahead"),
        places.count("behind"),
    ]
    shown = sum(len(found.tasks) + len(found.targets) for found in pack.comparisons)
    assert str(shown) in sure


def test_leads_are_the_verdicts_of_the_diff_of_plans_of_one_level() -> None:
    for a, b in fixtures.PAIRS:
        found = fixtures.comparison(a, b)
        judged = found.targets if found.a.jurisdiction.level == found.b.jurisdiction.level else ()
        ahead = {t.alignment.a for t in judged if t.verdict.stronger == "a"}
        behind = {t.alignment.a for t in judged if t.verdict.stronger == "b"}
        held = {lead.target: lead for lead in leads(found.a, [found])}
        assert {ref for ref, lead in held.items() if lead.weaker} == ahead
        assert {ref for ref, lead in held.items() if lead.stronger} == behind
        back = {ref for lead in leads(found.b, [found]) for ref in lead.weaker}
        assert back == behind


def test_every_plan_has_its_gaps_in_the_brief_of_all() -> None:
    pack = _pack(*PLANS)
    table = next(t for t in _tables(_told(pack, "brief")) if t.kind == "brief-gaps")
    named = [line.cells[1].text for line in table.lines]
    wanted = {gaps.plan.short_name for gaps in pack.gaps if any(g.headline for g in gaps.gaps)}
    assert set(named) == wanted


def test_cards_have_a_page_for_each_plan() -> None:
    pack = _pack(*PLANS)
    section = _told(pack, "cards")
    heads = [b for b in section.blocks if getattr(b, "id", "").startswith("card-")]
    assert [head.id for head in heads] == [f"card-{p}" for p in PLANS]  # type: ignore[union-attr]
    assert all(len(table.lines) <= 10 for table in _tables(section))


@pytest.mark.parametrize("names", [("brief",), ("gaps", "brief"), ("cards", "method")])
def test_no_link_is_dead(names: tuple[str, ...]) -> None:
    """Whatever part of a pack is asked for."""
    pack = _pack("chaozhou", "heyuan")
    told = briefing.tell(pack, _view(pack, sections=names), brief=True)
    assert tuple(section.id for section in told.sections) == names
    known = places(told.sections)
    links = [
        text.href for section in told.sections for block in section.blocks for text in _texts(block)
    ]
    assert set(links) - {""} <= known


def _texts(block: object) -> list[Text]:
    if isinstance(block, Paragraph):
        return list(block.parts)
    if isinstance(block, Bullets):
        return [text for item in block.items for text in item]
    if isinstance(block, Table):
        cells = [cell for line in block.lines for cell in line.cells]
        return [Text(cell.text, cell.href) for cell in cells]
    return []


def test_the_chart_has_its_figures_in_words() -> None:
    pack = _pack("chaozhou", "heyuan")
    told = briefing.tell(pack, _view(pack, sections=("brief",)), brief=True)
    chart = next(b for b in told.sections[0].blocks if isinstance(b, Chart))
    assert re.search(r"\d+\+\d+/\d+", chart.label)


def test_command_line(run: Run, tmp_path: Path) -> None:
    told = run("report", "chaozhou", "heyuan", "-f", "markdown", "--brief", "-q").out
    assert "Three messages" in told
    assert "Key findings" not in told
    some = run("report", "chaozhou", "heyuan", "-f", "markdown", "--sections", "gaps,brief", "-q")
    assert some.out.index("Gaps of each plan") < some.out.index("Three messages")
    short = run("report", "chaozhou", "heyuan", "-f", "markdown", "--brief", "--top", "2", "-q")
    assert len(short.out) < len(told)


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("--sections", "gaps,nothing"), "no section nothing"),
        (("--brief", "--sections", "gaps"), "exclude each other"),
    ],
)
def test_wrong_choices(argv: tuple[str, ...], said: str, run: Run) -> None:
    done = run("report", "chaozhou", "heyuan", "-f", "markdown", *argv, "-q")
    assert (done.code, said in done.err) == (2, True)


def test_the_date_is_that_of_the_data(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ("report", "chaozhou", "heyuan", "-f", "markdown", "--brief", "-q")
    coded = max(fixtures.plan(p).coding.coded_on for p in ("chaozhou", "heyuan"))
    assert coded in run(*asked).out
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert "2027-01-15" in run(*asked).out
    assert json.loads(run(*asked[:3], "-f", "json", "-q").out)["plans"]
    assert render.formats("pack")
