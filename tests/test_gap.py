"""`plancmp gap`: every gap can be traced, agrees with matrix and diff, and its priority adds up."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import Any

import pytest
from wcwidth import wcswidth

import plancmp
from plancmp.asking import is_peer, is_upper, overlap
from plancmp.model.plan import Plan
from tests import fixtures
from tests.conftest import Run
from tests.fixtures import PLANS

CALLS = [
    ("heyuan", ("chaozhou", "qingyuan")),
    ("heyuan", ("guangdong",)),
    ("chaozhou", ("peers",)),
    ("shanwei", ("heyuan",)),
]


def _json(plan: str, *against: str) -> dict[str, Any]:
    found: dict[str, Any] = fixtures.gap(plan, *against).to_dict()
    return found


@pytest.mark.parametrize(("plan", "against"), CALLS)
def test_contract_and_trace(plan: str, against: tuple[str, ...]) -> None:
    result = _json(plan, *against)
    assert result["plan"] == plan
    assert result["gaps"]
    known = {p.id: {m.id for m in p.measures} for p in fixtures.five()}
    for gap in result["gaps"]:
        assert set(gap) >= {"kind", "label", "theme", "measures", "peers", "priority"}
        assert gap["kind"] in {"missing", "partial", "near", "weaker", "unquantified", "blank"}
        assert set(gap["measures"]) <= known[plan]
        assert gap["peers"]
        for peer in gap["peers"]:
            assert peer["plan"] in result["against"]
            assert peer["measures"]
            assert set(peer["measures"]) <= known[peer["plan"]]
        assert sum(r["points"] for r in gap["reasons"]) == pytest.approx(gap["priority"])
    priorities = [g["priority"] for g in result["gaps"]]
    assert priorities == sorted(priorities, reverse=True)


@pytest.mark.parametrize(("plan", "against"), CALLS)
def test_missing_only_where_nothing_is_aligned(plan: str, against: tuple[str, ...]) -> None:
    """A gap in a task says of each of its measures what the pair list of the two plans says."""
    result = _json(plan, *against)
    seen = set()
    for gap in (g for g in result["gaps"] if g["of"] == "task"):
        for peer in gap["peers"]:
            pairs = fixtures.diff(plan, peer["plan"]).to_dict()["tasks"]
            for measure in peer["measures"]:
                relations = {p["relation"] for p in pairs if p["b"] == measure}
                assert relations == ({"partial"} if gap["kind"] == "partial" else set())
                seen.add((peer["plan"], measure))
    for other in result["against"]:
        pairs = fixtures.diff(plan, other).to_dict()["tasks"]
        same = {p["b"] for p in pairs if p["relation"] == "same"}
        rest = {(other, task.id) for task in fixtures.plan(other).tasks if task.id not in same}
        assert {found for found in seen if found[0] == other} == rest


@pytest.mark.parametrize("plan", PLANS)
def test_other_plans_change_nothing(plan: str) -> None:
    """What is said of a plan and a measure of a reference does not depend on the others named."""
    others = [other for other in PLANS if other != plan]
    together = _said(_json(plan, *others))
    alone = [_said(_json(plan, other)) for other in others]
    assert together == set().union(*alone)
    assert together


def _said(result: dict[str, Any]) -> set[tuple[str, str, str, str]]:
    """Kind, and plan and measure of every peer."""
    return {
        (gap["kind"], gap["of"], peer["plan"], measure)
        for gap in result["gaps"]
        for peer in gap["peers"]
        for measure in peer["measures"]
    }


@pytest.mark.parametrize(("plan", "against"), CALLS)
def test_ids_stay_and_are_the_same_in_every_format(plan: str, against: tuple[str, ...]) -> None:
    found = fixtures.gap(plan, *against)
    ids = [gap["id"] for gap in found.to_dict()["gaps"]]
    assert len(set(ids)) == len(ids)
    turned = _json(plan, *reversed(against))
    assert {gap["id"] for gap in turned["gaps"]} == set(ids)
    rows = list(csv.DictReader(io.StringIO(str(found.render("csv")).lstrip("\ufeff"))))
    assert [row["id"] for row in rows] == ids


@pytest.mark.parametrize(("plan", "against"), CALLS)
def test_headline_is_what_half_of_the_peers_have_or_the_upper_level_asks(
    plan: str, against: tuple[str, ...]
) -> None:
    result = _json(plan, *against)
    own = fixtures.plan(plan)
    references = [fixtures.plan(other) for other in result["against"]]
    peers = {other.id for other in references if is_peer(other, own)}
    upper = {other.id for other in references if is_upper(other, own) and overlap(other, own)}
    for gap in result["gaps"]:
        have = {peer["plan"] for peer in gap["peers"]}
        n = len(peers & have)
        common = 2 * n >= len(peers) and (n > 1 or len(peers) == n == 1)
        assert gap["headline"] == (common or bool(upper & have))


def test_another_period_adds_no_points(run: Run) -> None:
    result = _json("heyuan", "shanwei")
    assert {gap["headline"] for gap in result["gaps"]} == {False}
    reasons = {r["reason"] for gap in result["gaps"] for r in gap["reasons"]}
    assert not any("references have it" in reason for reason in reasons)
    out = run("gap", "heyuan", "--against", "shanwei").out
    assert "汕尾 (2016–2020, another period, adds no points)" in out.splitlines()[0]


def test_an_upper_level_asks_those_whom_it_names() -> None:
    """A measure for one region is no gap of a place outside it."""
    city, province = fixtures.plan("heyuan"), _timely("guangdong")
    everywhere = plancmp.gap(city, [province]).value.gaps
    addressed = tuple(replace(task, applies_to=("珠三角",)) for task in province.tasks)
    delta = replace(province, tasks=addressed, digest="")
    found = plancmp.gap(city, [delta]).value.gaps
    assert any(gap.of == "task" for gap in everywhere)
    assert not any(gap.of == "task" for gap in found)
    here = tuple(replace(task, applies_to=("河源市",)) for task in province.tasks)
    asked = plancmp.gap(city, [replace(province, tasks=here, digest="")]).value.gaps
    assert len(asked) == len(everywhere)


def test_a_doubted_figure_gives_no_gap() -> None:
    city, other = fixtures.plan("heyuan"), fixtures.plan("chaozhou")
    assert any(gap.kind == "weaker" for gap in plancmp.gap(city, [other]).value.gaps)
    doubted = tuple(replace(t, note="口径存疑：两处不同") for t in other.targets)
    found = plancmp.gap(city, [replace(other, targets=doubted, digest="")]).value.gaps
    assert not any(gap.kind == "weaker" for gap in found)


@pytest.mark.parametrize(("plan", "against"), CALLS)
def test_agrees_with_diff(plan: str, against: tuple[str, ...]) -> None:
    result = _json(plan, *against)
    weaker = {
        (g["measures"][0], p["plan"], m)
        for g in result["gaps"]
        if g["kind"] == "weaker"
        for p in g["peers"]
        for m in p["measures"]
    }
    stronger = set()
    for other in result["against"]:
        doubted = {t.id for t in fixtures.plan(other).targets if "口径存疑" in t.note}
        fair = [t for t in fixtures.diff(plan, other).to_dict()["targets"] if t["b"] not in doubted]
        stronger |= {(t["a"], other, t["b"]) for t in fair if t["stronger"] == "b"}
    assert weaker == stronger


def test_a_city_is_not_weaker_for_being_smaller_than_its_province() -> None:
    """Totals grow with the size of a place, rates do not."""
    city = fixtures.plan("heyuan")
    place = replace(city.jurisdiction, name="大省", level="province")
    doubled = [replace(t, value=t.value and 2 * t.value, direction="higher") for t in city.targets]
    province = replace(
        city, id="big", aliases=("大",), jurisdiction=place, targets=tuple(doubled), digest=""
    )
    gaps = plancmp.gap(city, [province]).value.gaps
    weaker = {gap.measures[0].id for gap in gaps if gap.kind == "weaker"}
    rates = {t.id for t in city.targets if t.basis in ("rate", "growth") and t.value}
    assert rates
    assert weaker == rates


def test_blank_cells_are_gaps() -> None:
    gaps = _json("chaozhou", "heyuan")["gaps"]
    own = [g["kind"] for g in gaps if g["measures"] == ["high-value-patents-per-10k"]]
    assert own == ["blank"]


def test_only_the_upper_level_asks() -> None:
    assert _json("heyuan", "guangdong")["upper_level"] is None
    result = plancmp.gap(fixtures.plan("heyuan"), [_timely("guangdong")]).to_dict()
    upper = {"taken-up", "taken-up-partly", "left-out", "tightened", "weakened"}
    assert set(result["upper_level"]) == upper
    asked = "the upper level asks for it"
    assert asked in {r["reason"] for g in result["gaps"] for r in g["reasons"]}
    other = _json("heyuan", "chaozhou")
    assert other["upper_level"] is None
    assert asked not in {r["reason"] for g in other["gaps"] for r in g["reasons"]}


def _timely(name: str) -> Plan:
    """A plan as if its period were that of the cities."""
    city = fixtures.plan("heyuan")
    return replace(fixtures.plan(name), start=city.start, end=city.end, digest="")


def test_peers_are_of_the_same_level_and_period(run: Run) -> None:
    assert set(_json("heyuan", "peers")["against"]) == {"chaozhou", "qingyuan"}
    result = run("gap", "guangdong", "--against", "peers")
    assert (result.code, "no plan is a peer of guangdong" in result.err) == (2, True)


@pytest.mark.parametrize("plan", PLANS)
def test_every_plan_has_gaps_against_all_others(plan: str) -> None:
    others = [other for other in PLANS if other != plan]
    result = _json(plan, *others)
    assert result["against"] == others
    assert {g["kind"] for g in result["gaps"]} >= {"missing", "partial"}
    own = {row["id"].split(":")[0] for row in result["only_here"]}
    assert own == {plan}


@pytest.mark.parametrize("width", [60, 80, 120])
def test_text_fits_and_shows_the_headline_first(width: int, run: Run) -> None:
    out = run("gap", "heyuan", "--against", "peers", "--lang", "zh", "--width", width).out
    assert "要点：" in "".join(out.splitlines()[:8])
    assert all(wcswidth(line) <= width for line in out.splitlines())


# arguments -> what stderr says
WRONG = [
    (("heyuan", "--against", "heyuan"), "heyuan is named twice"),
    (("heyuan", "--against", "nowhere"), "no plan is called nowhere"),
    (("nowhere", "--against", "heyuan"), "no plan is called nowhere"),
]


@pytest.mark.parametrize(("argv", "message"), WRONG)
def test_wrong_usage(argv: tuple[str, ...], message: str, run: Run) -> None:
    result = run("gap", *argv)
    assert (result.code, result.out) == (2, "")
    assert message in result.err


@pytest.mark.parametrize(
    ("plan", "asked"),
    [("shanwei", "rapid-centres-other"), ("heyuan", "rapid-centres-other")],
)
def test_a_target_for_other_regions_is_no_gap(plan: str, asked: str) -> None:
    """What the province asks of the delta, and what of the cities outside."""
    found = fixtures.gap(plan, "guangdong").to_dict()["gaps"]
    named = {ref for gap in found for peer in gap["peers"] for ref in peer["measures"]}
    assert asked in named
    assert "rapid-centres-pearl-river" not in named
