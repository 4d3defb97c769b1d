"""Packs with actual figures: how far targets have come, in every format; evaluations."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pptx
import pypdfium2
import pytest

import plancmp
from plancmp.model.actual import Actual, Actuals
from plancmp.model.plan import Target
from plancmp.model.progress import STATES, UNJUDGED
from plancmp.render import View, charts, renderer
from plancmp.render.charts.bullets import LOOKS, Bullet
from plancmp.render.signs import STATE_SIGNS
from tests import fixtures
from tests.conftest import CASES, Run
from tests.report import printed
from tests.report.drawings import layouts
from tests.report.readers import READERS, bare, lines, needs_pango, read

FIGURES = CASES / "track"
HEYUAN = ("report", "heyuan", "--actuals", FIGURES / "heyuan.yaml", "--lang", "zh", "-q")
BOTH = ("report", "chaozhou", "heyuan", "--actuals", FIGURES, "--lang", "zh", "-q")
SECTIONS = ("brief", "cards")
SAID = ("可判断的", "背离目标", "每万人发明专利拥有量", "实际数据来源：虚构")


@pytest.mark.parametrize("suffix", [s for s in READERS if s != "pdf"])
def test_every_format_says_how_far_targets_have_come(suffix: str, run: Run, tmp_path: Path) -> None:
    path = tmp_path / f"pack.{suffix}"
    assert run(*BOTH, "--sections", "progress", "-o", path).code == 0
    text = read(path)
    for part in SAID:
        assert bare(part) in text or (suffix == "xlsx" and part in SAID[2:])


def test_states_have_a_shape_and_a_word(run: Run) -> None:
    page = run(*BOTH, "--sections", "progress", "-f", "html").out
    found = run("track", "heyuan", "--actuals", FIGURES / "heyuan.yaml", "-f", "json").out
    told = [row for row in lines(page, "progress") if row]
    judged = [t for t in json.loads(found)["targets"] if t["state"] not in UNJUDGED]
    signs = {row[0][0] for row in told}
    assert len(told) > len(judged)
    assert {STATE_SIGNS[t["state"]] for t in judged} <= signs <= set(STATE_SIGNS.values())
    assert all(len(row[0]) > 2 for row in told)


def test_a_chart_can_be_heard(run: Run) -> None:
    page = run(*BOTH, "--sections", "progress", "-f", "html").out
    heard = re.findall(r'<figure role="img" aria-label="([^"]+)"', page)
    assert heard
    assert all("每万人发明专利拥有量：略滞后" in text for text in heard if "地理标志商标" in text)
    assert any("60.0%" in text for text in heard)


def test_sections_without_figures_are_as_before(run: Run) -> None:
    page = run("report", "chaozhou", "heyuan", "-f", "html", "--lang", "zh", "-q").out
    assert 'id="progress"' not in page
    data = json.loads(run("report", "chaozhou", "heyuan", "-f", "json", "-q").out)
    assert data["progress"] == []


def test_the_whole_pack_has_it_in_brief_and_cards(run: Run) -> None:
    page = run(*BOTH, "-f", "html").out
    sections = re.findall(r'<section id="(\w+)"', page)
    assert sections.index("progress") == sections.index("findings") + 1
    assert "evaluation" not in sections
    brief, cards = (
        re.search(rf'<section id="{s}".*?</section>', page, re.DOTALL) for s in SECTIONS
    )
    assert brief
    assert "河源（实际数据截至 2023 年）：可判断的" in brief[0]
    assert cards
    assert cards[0].count("<figure") == 2


def test_a_plan_alone_is_evaluated(run: Run) -> None:
    page = run(*HEYUAN, "-f", "html").out
    assert re.findall(r'<section id="(\w+)"', page) == [
        "evaluation",
        "progress",
        "audit",
        "sources",
    ]
    assert "<h1>河源市知识产权规划实施情况评估</h1>" in page
    heads = re.findall(r'<h3 id="evaluation-(\w+)-heyuan">', page)
    assert heads == ["overall", "progress", "late", "notes"]
    late = lines(page, "progress evaluation")
    assert late
    assert all(row[-2:] == ["", ""] for row in late)


@needs_pango
@pytest.mark.parametrize(("style", "most"), [("report", 2), ("gongwen", 4)])
def test_an_evaluation_is_short(style: str, most: int, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    assert run(*HEYUAN, "--brief", "--style", style, "-o", path).code == 0
    assert len(printed.pages(path)) <= most


@needs_pango
def test_so_is_that_of_a_plan_with_many_targets_behind() -> None:
    plan = fixtures.plan("heyuan")
    valued = [target for target in plan.targets if target.value is not None]
    goals = tuple(
        replace(target, id=f"{target.id}-{n}", name=f"{target.name}第{n}类")
        for target in valued
        for n in range(1, 3)
    )
    many = replace(plan, id="many", targets=goals, digest="")
    found = plancmp.report([many], actuals=Actuals("many", tuple(map(_a_little, goals))))
    view = View("zh", domain=found.domain, sections=("evaluation",))
    made = renderer("pack", "pdf").render(found.value, view)
    assert len(pypdfium2.PdfDocument(made)) == 2


def _a_little(target: Target) -> Actual:
    """A tenth of the way."""
    base = target.baseline.value if target.baseline else None
    start, goal = base or Decimal(0), target.value or Decimal(0)
    value = start + (goal - start) / 10
    whole = target.basis in ("cumulative", "growth")
    return Actual(target.id, 2023, value, "preliminary", "虚构", cumulative=whole)


def test_up_to_a_year(run: Run) -> None:
    page = run(*HEYUAN, "--brief", "--as-of", "2022", "-f", "html").out
    assert "数据截至 2022 年，规划期（2021–2025）5 年已过 2 年" in page


def test_slides_have_charts_and_what_is_late(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "pack.pptx"
    assert run(*HEYUAN, "-o", path).code == 0
    slides = pptx.Presentation(str(path)).slides
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert any("可判断的" in title for title in titles)
    assert any("需要关注" in title for title in titles)
    assert any(shape.has_chart for slide in slides for shape in slide.shapes)


BAD = [
    (("report", "chaozhou", "heyuan", "--sections", "progress"), "needs actual figures"),
    (("report", "heyuan", "--brief"), "name two plans or more"),
    ((*HEYUAN[:4], "--sections", "matrix"), "evaluation, progress, audit, sources"),
    (("report", "chaozhou", "heyuan", "--actuals", "nowhere.yaml"), "nowhere.yaml"),
    (("report", "chaozhou", "shanwei", "--actuals", HEYUAN[3]), "not asked about"),
    (("report", "shanwei", "--actuals", FIGURES), "no actual figures of shanwei"),
]


@pytest.mark.parametrize(("argv", "told"), BAD)
def test_wrong_usage(run: Run, argv: tuple[str, ...], told: str) -> None:
    result = run(*argv, "--lang", "en")
    assert (result.code, told in result.err) == (2, True)


def test_every_state_has_its_look() -> None:
    assert set(STATE_SIGNS) == set(STATES)
    assert set(LOOKS) == set(STATES) - set(UNJUDGED)
    assert len({shape for shape, _ in LOOKS.values()}) == len(LOOKS)
    assert len(set(STATE_SIGNS.values())) == len(STATE_SIGNS)


SHARES: list[tuple[float | None, float | None]] = [
    *((-3.0, 0.6), (0.0, 0.6), (0.5, 0.6), (1.0, 1.0), (7.0, 0.2), (0.4, None), (None, None)),
]
NAMES = ["指标", "法院一审审结的知识产权民事诉讼案件服判息诉率", "Share of cases closed in time"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("shares", [SHARES, SHARES[-1:], SHARES[:1]], ids=["all", "none", "low"])
def test_nothing_is_cut(name: str, shares: list[tuple[float | None, float | None]]) -> None:
    rows = [
        Bullet(f"{name}{n}", state, "符合预期进度", "13074073.8万元 (2023) / ≥152180万元", *share)
        for n, share in enumerate(shares)
        for state in LOOKS
    ]
    for found in layouts(
        charts.bullets(rows, ("基期值（累计指标为 0）", "规划值"), name * 3, name)
    ):
        assert found.outside == []
        assert found.crossing == []
        assert bare(found.told).count("符合预期进度") == len(rows)
