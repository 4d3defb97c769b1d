"""A pack says what nobody knows: years, places, dates, directions, accuracy; and what to mind."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest

import plancmp
from plancmp.domain import Domain
from plancmp.model.coverage import Matrix
from plancmp.model.pack import Pack
from plancmp.model.plan import Plan
from plancmp.render import View, renderer
from plancmp.render.evidence import total
from plancmp.render.pack_reader import PackReader
from tests import fixtures
from tests.conftest import CASES, Run

CITIES = ("chaozhou", "heyuan", "qingyuan")


def _told(pack: Pack, domain: Domain, fmt: str = "markdown", lang: Any = "en") -> str:
    return str(renderer("pack", fmt).render(pack, View(lang, domain=domain)))


def _pack(*plans: Plan) -> tuple[Pack, Domain]:
    made = plancmp.report(plans)
    assert made.domain is not None
    return made.value, made.domain


def _vague(plan: Plan) -> Plan:
    """The plan as a document would have it that states neither place nor years."""
    return replace(
        plan,
        start=None,
        end=None,
        jurisdiction=replace(plan.jurisdiction, name="", level="", parent=""),
        coding=replace(plan.coding, coded_on=""),
        targets=tuple(replace(target, year=None) for target in plan.targets),
    )


@pytest.fixture(scope="module")
def vague() -> tuple[Pack, Domain]:
    return _pack(*(_vague(fixtures.plan(name)) for name in CITIES))


@pytest.fixture(scope="module")
def known() -> tuple[Pack, Domain]:
    return _pack(*map(fixtures.plan, CITIES))


@pytest.mark.parametrize("fmt", ["markdown", "html", "json", "xlsx", "docx"])
def test_unknown_years_and_places_are_left_blank(vague: tuple[Pack, Domain], fmt: str) -> None:
    text = _told(*vague, fmt=fmt)
    assert "1970" not in text
    assert not re.search(r"\bNone\b", text)


def test_targets_without_a_year_are_ranked_among_themselves(vague: tuple[Pack, Domain]) -> None:
    assert "Targets without a year: " in _told(*vague)


def test_a_place_that_nobody_names_is_called_as_tables_do(vague: tuple[Pack, Domain]) -> None:
    assert "3 plans: 潮州, 河源, 清远" in _told(*vague)


def test_an_unknown_direction_ranks_nobody(known: tuple[Pack, Domain]) -> None:
    pack, domain = known
    groups = tuple(
        replace(
            group,
            direction="",
            rankings=tuple(replace(r, strongest=(), weakest=()) for r in group.rankings),
        )
        for group in pack.indicators
    )
    text = _told(replace(pack, indicators=groups), domain)
    assert "it is not known which direction is stronger" in text
    assert "ranges of" not in text


def _nearly(matrix: Matrix) -> Matrix:
    """With every `partial` as `near`."""
    rows = (
        replace(
            row,
            cells=tuple(
                replace(cell, coverage="near") if cell.coverage == "partial" else cell
                for cell in row.cells
            ),
        )
        for row in matrix.rows
    )
    return replace(matrix, rows=tuple(rows))


def test_near_is_told_where_there_is_any(known: tuple[Pack, Domain]) -> None:
    pack, domain = known
    near = replace(pack, matrix=_nearly(pack.matrix))
    told = {fmt: _told(near, domain, fmt) for fmt in ("markdown", "html")}
    without = {fmt: _told(pack, domain, fmt) for fmt in ("markdown", "html")}
    for fmt, sign in (("markdown", "◌ near"), ("html", "◌</span> near")):
        assert sign in told[fmt]
        assert sign not in without[fmt]
    assert '<option value="near">near</option>' in told["html"]
    assert '<option value="near">' not in without["html"]
    assert re.search(r"潮州 covers \d+ topics, 0 in part, comes near \d+, ", told["markdown"])


def test_a_caution_is_told_once(known: tuple[Pack, Domain]) -> None:
    pack, domain = known
    doubtful = replace(
        pack,
        matrix=replace(pack.matrix, cautions=("no-lexicon",)),
        comparisons=tuple(
            replace(found, cautions=("no-lexicon", "other-sector")) for found in pack.comparisons
        ),
    )
    warnings = [line for line in _told(doubtful, domain).splitlines() if line.startswith("> ")]
    assert sum("no concept lexicon served" in line for line in warnings) == 1
    assert sum("another sector" in line for line in warnings) == 1


def test_accuracy_that_nobody_measured_is_no_number(known: tuple[Pack, Domain]) -> None:
    pack, domain = known
    entries = {k: v for k, v in domain.match.items() if k not in ("accuracy", "fitted_on")}
    text = _told(pack, replace(domain, match=MappingProxyType(entries)))
    assert "whose accuracy has not been measured on plans of this kind" in text
    assert "the accuracy has not been measured." in text
    assert "F1" not in text


def test_evidence_adds_up_to_the_score_that_is_printed() -> None:
    """Of two sectors too: a pair within one of them was judged by other weights than the pack's."""
    plans = [fixtures.plan(name) for name in ("chaozhou", "heyuan", "shanwei")]
    pack, domain = _pack(*plans[:2], replace(plans[2], sector="environment"))
    reader = PackReader(pack, View("en", domain=domain))
    pairs = [(found, pair) for found in pack.comparisons for pair in found.tasks]
    told = [(pair.score, reader.explain(found, pair)) for found, pair in pairs]
    sums = [(score, total(why)) for score, why in told if why and score < 1]
    assert len(sums) > 20
    assert all(abs(1 / (1 + math.exp(-effect)) - score) < 0.001 for score, effect in sums)


ACCURACY = [
    (["chaozhou", "heyuan"], "0.897", "the matcher"),
    ([CASES / "draft" / "yunlan.txt", "heyuan"], "0.799", "drafted from the documents"),
]


@pytest.mark.parametrize(("plans", "f1", "row"), ACCURACY)
def test_the_accuracy_is_that_of_such_plans(
    run: Run, plans: list[object], f1: str, row: str
) -> None:
    text = run("report", *plans, "-f", "markdown", "--lang", "zh", "-q").out
    assert f"综合准确度（F1，满分为 1）为 {f1}" in text
    assert re.search(rf"对应判断 F1 *\| *{f1}", text)
    table = (fixtures.ROOT / "docs" / "matching.md").read_text("utf-8")
    assert re.search(rf"^\| {row} \| all \|[^|]+\|[^|]+\| {f1} \|", table, re.MULTILINE)
