"""The overview says what the figures bear, and holds two plans or two dozen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

import plancmp
from plancmp.compare import shares
from plancmp.domain import Domain
from plancmp.model.pack import Pack
from plancmp.render import View
from plancmp.render.blocks import Block, Chart, Heading, Paragraph, Section, Table
from plancmp.render.pack_reader import PackReader
from plancmp.render.sections import overview, profiles, targets
from plancmp.render.wording import Lang
from tests import fixtures
from tests.report.drawings import layouts


@cache
def _made(*names: str) -> tuple[Pack, Domain]:
    made = plancmp.report([fixtures.plan(name) for name in names])
    assert made.domain is not None
    return made.value, made.domain


def _reader(pack: Pack, domain: Domain, lang: Lang = "en", *, drawn: bool = True) -> PackReader:
    return PackReader(pack, View(lang, domain=domain), charts=drawn)


@cache
def _five(lang: Lang = "en", *, drawn: bool = True) -> PackReader:
    return _reader(*_made(*fixtures.PLANS), lang, drawn=drawn)


def _many(pack: Pack, times: int) -> Pack:
    """Every plan so many times, under names of its own."""
    plans = [
        replace(plan, id=f"{plan.id}-{n}", aliases=(f"{plan.short_name}{n}",))
        for n in range(times)
        for plan in pack.plans
    ]
    rows = tuple(
        replace(
            row,
            cells=tuple(
                replace(cell, plan=f"{cell.plan}-{n}") for n in range(times) for cell in row.cells
            ),
        )
        for row in pack.matrix.rows
    )
    matrix = replace(pack.matrix, plans=tuple(plans), rows=rows)
    return replace(pack, plans=tuple(plans), matrix=matrix)


def _text(section: Section) -> list[str]:
    blocks = (block for block in section.blocks if isinstance(block, Paragraph))
    return ["".join(part.text for part in block.parts) for block in blocks]


def _kinds(blocks: Sequence[Block]) -> list[type]:
    return [type(block) for block in blocks]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_two_maps_each_with_its_sentences(lang: Lang) -> None:
    section = overview.build(_five(lang))
    assert section.id == "overview"
    assert not section.wide
    assert _kinds(section.blocks) == [Heading, Paragraph, Chart] * 2


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_same_figures_as_tables(lang: Lang) -> None:
    drawn = overview.build(_five(lang))
    told = overview.build(_five(lang, drawn=False))
    assert _kinds(told.blocks) == [Heading, Paragraph, Table] * 2
    figures = [block for block in drawn.blocks if isinstance(block, Chart)]
    tables = [block for block in told.blocks if isinstance(block, Table)]
    for chart, table in zip(figures, tables, strict=True):
        assert len({len(line.cells) for line in table.lines} | {len(table.heads)}) == 1
        for line in table.lines:
            row, *cells = (cell.text for cell in line.cells)
            pairs = zip(table.heads[1:], cells, strict=True)
            assert row in chart.label
            assert all(f"{plan} {figure}" in chart.label for plan, figure in pairs)


def test_the_sentences_are_those_of_the_figures() -> None:
    """Counted again, from the shares."""
    reader = _five()
    spread: dict[str, float] = {}
    counted = shares.by_theme(reader.pack.matrix, reader.domain)
    for theme in reader.view.themes:
        found = [s for s in counted if s.theme == theme and s.rows >= overview.FEW]
        if found:
            values = [s.full / s.rows for s in found]
            spread[reader.word("themes", theme)] = max(values) - min(values)
    told = _text(overview.build(reader))[0]
    even, apart = told.split(" They differ most in ")
    for name, value in spread.items():
        assert (name in even) == (value == min(spread.values())), name
        assert (name in apart.split(" Themes of fewer")[0]) == (value == max(spread.values())), name


def test_small_themes_are_named_but_not_compared() -> None:
    reader = _five()
    counted = shares.by_theme(reader.pack.matrix, reader.domain)
    few = {reader.word("themes", s.theme) for s in counted if s.rows < overview.FEW}
    assert few
    first, _, rest = _text(overview.build(reader))[0].partition("Themes of fewer")
    assert all(name in rest and name not in first for name in few)


def test_instruments_are_bounded_and_the_most_used() -> None:
    reader = _five(drawn=False)
    table = [b for b in overview.build(reader).blocks if isinstance(b, Table)][1]
    assert len(table.lines) == overview.INSTRUMENTS
    used: dict[str, float] = {}
    for s in shares.by_instrument(reader.pack.matrix, reader.domain):
        word = reader.word("instruments", s.instrument)
        used[word] = used.get(word, 0.0) + s.share
    shown = {line.cells[0].text for line in table.lines}
    least = min(used[word] for word in shown)
    assert all(value <= least + 1e-3 for word, value in used.items() if word not in shown)


def test_two_plans() -> None:
    section = overview.build(_reader(*_made("chaozhou", "heyuan")))
    assert _kinds(section.blocks) == [Heading, Paragraph, Chart] * 2
    for block in section.blocks:
        if isinstance(block, Chart):
            for found in layouts(block.svg):
                assert found.outside == []
                assert found.crossing == []


def test_two_shares_that_differ_look_different() -> None:
    """Even where both round to 8%."""
    told = " ".join(_text(overview.build(_reader(*_made("chaozhou", "heyuan")))))
    ranges = re.findall(r"from ([\d.]+%) .*? to ([\d.]+%)", told)
    assert ("7.5%", "8.1%") in ranges
    assert all(low != high for low, high in ranges)


def test_at_most_twenty_plans_are_drawn_and_the_rest_named() -> None:
    pack, domain = _made(*fixtures.PLANS)
    section = overview.build(_reader(_many(pack, 5), domain))
    assert section.wide
    *_, last = _text(section)
    names = [f"{fixtures.plan(name).short_name}4" for name in fixtures.PLANS]
    assert all(name in last for name in names)
    for block in section.blocks:
        if isinstance(block, Chart):
            assert not any(name in block.label for name in names)
            for found in layouts(block.svg):
                assert found.outside == []
                assert found.crossing == []


def test_without_tasks_there_is_nothing_to_share() -> None:
    pack, domain = _made("chaozhou", "heyuan")
    bare = replace(pack.plans[1], tasks=())
    plans = (pack.plans[0], bare)
    rows = tuple(row for row in pack.matrix.rows if row.kind == "target")
    emptied = replace(pack, plans=plans, matrix=replace(pack.matrix, plans=plans, rows=rows))
    section = overview.build(_reader(emptied, domain))
    assert "too little to compare" in _text(section)[0]
    (chart,) = (block for block in section.blocks if isinstance(block, Chart))
    wide, _ = layouts(chart.svg)
    assert "–" in {box.text for box in wide.texts}


def test_the_overview_of_two_plans_of_one_city() -> None:
    one = fixtures.plan("chaozhou")
    later = replace(one, id="later", start=2026, end=2030)
    made = plancmp.report([one, later])
    assert made.domain is not None
    reader = _reader(made.value, made.domain)
    for section in (overview.build(reader), profiles.build(reader), targets.build(reader)):
        drawn = [block for block in section.blocks if isinstance(block, Chart)]
        assert drawn
        for block in drawn:
            for period in ("2021–2025", "2026–2030"):
                assert all(period in found.told for found in layouts(block.svg))
                assert f"潮州 ({period})" in block.label


@pytest.mark.parametrize("build", [targets.build, profiles.build])
def test_every_drawing_of_a_pack_is_whole(build: object) -> None:
    assert callable(build)
    for lang in ("zh", "en"):
        for block in build(_five(lang)).blocks:
            if isinstance(block, Chart):
                for found in layouts(block.svg):
                    assert found.outside == []
                    assert found.crossing == []


def test_titles_of_charts_name_a_winner_only_where_there_is_one() -> None:
    reader = _five()
    section = targets.build(reader)
    for head, chart in pairwise(section.blocks):
        if isinstance(chart, Chart):
            assert isinstance(head, Heading)
            group = next(g for g in reader.pack.indicators if g.label == head.text)
            ranked = [r for r in group.rankings if r.strongest and r.weakest]
            assert (" weakest" in chart.label) == bool(ranked)
            assert ranked or len(group.targets) == 2 or "stronger" not in chart.label


def test_figures_in_other_units_are_told_in_that_of_the_axis() -> None:
    labels = [b.label for b in targets.build(_five()).blocks if isinstance(b, Chart)]
    found = next(label for label in labels if "3亿元" in label and "万元)" in label)
    assert "3亿元 = 30,000万元" in found
    assert "30870万元" in found
    assert "30870万元 =" not in found
