"""Who is stronger, or why nobody is: by the coder, the name, the bounds or the baselines."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from plancmp.compare.targets import verdict
from plancmp.model.comparison import Verdict
from plancmp.model.plan import Baseline, Plan, Target
from tests import fixtures

FIELD = fixtures.packs().get("general")


def _side(said: dict[str, Any], level: str = "city") -> tuple[Plan, Target]:
    """A plan of that level, and a target with these values; base: of its baseline, of 2020."""
    said = {"name": "灯塔事务", "unit": "%", "basis": "rate", **said}
    base = said.pop("base", None)
    plan = fixtures.sample_plan()
    level = said.pop("level", level)
    made = replace(
        plan.targets[0],
        value_max=None,
        baseline=None if base is None else Baseline(2020, Decimal(base)),
        direction=said.pop("direction", ""),
        check=(),
        inferred=(),
        **{"comparator": "=", "year": 2025, **said, "value": Decimal(said["value"])},
    )
    return replace(plan, jurisdiction=replace(plan.jurisdiction, level=level)), made


def _verdict(one: dict[str, Any], two: dict[str, Any]) -> Verdict:
    return verdict(*_side(one), *_side(two), FIELD, same_indicator=True)


# two targets -> who is stronger, or why nobody is
ROWS: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    # what the coder wrote comes before the name, the name before bounds
    ({"value": 5, "direction": "lower"}, {"value": 4}, "b"),
    ({"value": 5, "name": "失业率", "direction": "higher"}, {"value": 4, "name": "失业率"}, "a"),
    ({"value": 5, "direction": "lower"}, {"value": 4, "direction": "higher"}, "direction-unknown"),
    ({"value": 5, "name": "失业率"}, {"value": 4, "name": "失业率"}, "b"),
    ({"value": 90, "name": "优良天数比率"}, {"value": 95, "name": "优良天数比率"}, "b"),
    ({"value": 14, "name": "能耗降低"}, {"value": 18, "name": "能耗降低"}, "b"),
    (
        {"value": 5, "name": "失业率", "comparator": ">="},
        {"value": 4, "name": "失业率", "comparator": ">="},
        "b",
    ),
    # bounds of one kind
    ({"value": 20, "comparator": "<="}, {"value": 10, "comparator": "<"}, "b"),
    ({"value": 20, "comparator": ">="}, {"value": 10, "comparator": ">"}, "a"),
    ({"value": 20, "comparator": "<="}, {"value": 10}, "direction-unknown"),
    ({"value": 100, "comparator": "<="}, {"value": 90, "comparator": ">="}, "opposite-bounds"),
    # the way of both from their baselines
    ({"value": 20, "base": 30}, {"value": 10, "base": 12}, "b"),
    ({"value": 20, "base": 10}, {"value": 10, "base": 5}, "a"),
    ({"value": 20, "base": 10}, {"value": 10, "base": 12}, "direction-unknown"),
    ({"value": 20, "base": 20}, {"value": 10, "base": 12}, "direction-unknown"),
    ({"value": 20, "base": 10}, {"value": 10}, "direction-unknown"),
    # of which neither more nor less is better, whatever the bounds and the baselines
    ({"value": 5, "name": "常住人口"}, {"value": 4, "name": "常住人口"}, "direction-neither"),
    (
        {"value": 5, "name": "常住人口", "base": 4, "comparator": ">="},
        {"value": 4, "name": "常住人口", "base": 3, "comparator": ">="},
        "direction-neither",
    ),
    ({"value": 5, "name": "常住人口"}, {"value": 5, "name": "常住人口"}, "equal"),
    # no unfair winner
    ({"value": 5, "name": "失业率"}, {"value": 4, "name": "失业率", "year": 2030}, "other-year"),
    ({"value": 5, "name": "失业率"}, {"value": 4, "name": "失业率", "level": "province"}, "b"),
    (
        {"value": 5, "name": "绿地面积", "unit": "公顷", "basis": "stock"},
        {"value": 9, "name": "绿地面积", "unit": "公顷", "basis": "stock", "level": "province"},
        "other-level",
    ),
    # units whose factor is no decimal
    (
        {"value": 15, "name": "绿地面积", "unit": "亩", "basis": "stock"},
        {"value": 1, "name": "绿地面积", "unit": "公顷", "basis": "stock"},
        "equal",
    ),
    ({"value": -5, "base": 3, "name": "失业率"}, {"value": -6, "base": 3, "name": "失业率"}, "b"),
]


@pytest.mark.parametrize(("one", "two", "expected"), ROWS)
def test_who_is_stronger(one: dict[str, Any], two: dict[str, Any], expected: str) -> None:
    there, back = _verdict(one, two), _verdict(two, one)
    assert there.comparable
    assert (there.stronger or there.undecided) == expected
    turned = {"a": "b", "b": "a"}.get(expected, expected)
    assert (back.stronger or back.undecided) == turned
    assert there.direction == back.direction
    assert there.direction in ("higher", "lower", None)


@pytest.mark.parametrize("field", ["basis", "value"])
def test_a_basis_under_check_has_no_winner(field: str) -> None:
    one, two = _side({"value": 5, "name": "失业率"}), _side({"value": 4, "name": "失业率"})
    doubtful = replace(one[1], check=(field,))
    found = verdict(one[0], doubtful, *two, FIELD, same_indicator=True)
    expected = ("", "basis-unchecked") if field == "basis" else ("b", "")
    assert (found.stronger or "", found.undecided) == expected


def test_an_inferred_basis_has_a_winner_that_is_marked() -> None:
    one, two = _side({"value": 5, "name": "失业率"}), _side({"value": 4, "name": "失业率"})
    found = verdict(one[0], replace(one[1], inferred=("basis",)), *two, FIELD, same_indicator=True)
    assert (found.stronger, found.cautions) == ("b", ("basis-inferred",))
