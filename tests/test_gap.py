"""`plancmp gap`: every gap can be traced, agrees with matrix and diff, and its priority adds up."""

from __future__ import annotations

from typing import Any

import pytest
from wcwidth import wcswidth

from tests import fixtures
from tests.conftest import Run
from tests.fixtures import PLANS

CALLS = [
    ("heyuan", ("chaozhou", "qingyuan")),
    ("heyuan", ("guangdong",)),
    ("chaozhou", ("peers",)),
    ("shanwei", ("heyuan",)),
]
KINDS = {"none": "missing", "absent": "missing", "partial": "partial", "near": "near"}
"""What a task row in which a reference has a member is, by how the plan covers it."""


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
def test_agrees_with_matrix(plan: str, against: tuple[str, ...]) -> None:
    result = _json(plan, *against)
    rows = fixtures.matrix(plan, *result["against"]).to_dict()["rows"]
    expected = sorted(
        KINDS[r["cells"][plan]["coverage"]]
        for r in rows
        if r["kind"] == "task"
        and r["cells"][plan]["coverage"] != "full"
        and any(c["coverage"] == "full" for p, c in r["cells"].items() if p != plan)
    )
    assert expected
    assert sorted(g["kind"] for g in result["gaps"] if g["of"] == "task") == expected


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
    scale_free = {t.id for t in fixtures.plan(plan).targets if t.basis in ("rate", "growth")}
    for other in result["against"]:
        fair = [
            t
            for t in fixtures.diff(plan, other).to_dict()["targets"]
            if "other-level" not in t["caution_ids"] or t["a"] in scale_free
        ]
        stronger |= {(t["a"], other, t["b"]) for t in fair if t["stronger"] == "b"}
    assert weaker == stronger


def test_a_city_is_not_weaker_for_being_smaller_than_its_province() -> None:
    gaps = _json("heyuan", "guangdong")["gaps"]
    weaker = {g["measures"][0] for g in gaps if g["kind"] == "weaker"}
    assert weaker == {"invention-patents-per-10k"}


def test_blank_cells_are_gaps() -> None:
    gaps = _json("chaozhou", "heyuan")["gaps"]
    own = [g["kind"] for g in gaps if g["measures"] == ["high-value-patents-per-10k"]]
    assert own in (["unquantified"], ["blank"])


def test_only_the_upper_level_asks() -> None:
    result = _json("heyuan", "guangdong")
    upper = {"taken-up", "taken-up-partly", "left-out", "tightened", "weakened"}
    assert set(result["upper_level"]) == upper
    asked = "the upper level asks for it"
    assert asked in {r["reason"] for g in result["gaps"] for r in g["reasons"]}
    other = _json("heyuan", "chaozhou")
    assert other["upper_level"] is None
    assert asked not in {r["reason"] for g in other["gaps"] for r in g["reasons"]}


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
def test_text_fits_and_shows_ten_first(width: int, run: Run) -> None:
    out = run("gap", "heyuan", "--against", "peers", "--lang", "zh", "--width", width).out
    assert "最重要的 10 项差距" in out
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
