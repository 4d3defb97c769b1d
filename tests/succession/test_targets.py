"""What became of a target: raised, held, lowered or not comparable, and its one partner."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from plancmp.model.plan import Plan
from plancmp.model.succession import TargetRow
from tests.succession.made import pair, plan, succession, target

Said = dict[str, Any]
TOTAL: Said = {"basis": "cumulative"}


def _row(one: Said, two: Said, new: tuple[int | None, int | None] = (2026, 2030)) -> TargetRow:
    last = {"year": new[1]} if new[1] else {"year": None}
    return pair(plan(2021, 2025, target(one, 2025)), plan(*new, target({**last, **two}, 2030)))


# old, new -> change
CHANGES: list[tuple[Said, Said, str]] = [
    ({"value": 10}, {"value": 12}, "raised"),
    ({"value": 10}, {"value": 10}, "held"),
    ({"value": 10}, {"value": 8}, "lowered"),
    ({"value": 60, "comparator": "<="}, {"value": 45, "comparator": "<="}, "raised"),
    ({"value": 60, "comparator": "<="}, {"value": 70, "comparator": "<="}, "lowered"),
    ({"value": 1, "unit": "万件"}, {"value": 10000}, "held"),
    ({"value": 1.2, "unit": "万件"}, {"value": 10000}, "lowered"),
    ({"value": 10}, {"value": 10, "comparator": "="}, "held"),
    ({"value": 10}, {"value": 10, "comparator": "<="}, "held"),
    (
        {"value": 5, "value_max": 8, "comparator": "range", "direction": "higher"},
        {"value": 9, "value_max": 12, "comparator": "range", "direction": "higher"},
        "raised",
    ),
    (
        {"value": 9, "value_max": 12, "comparator": "range", "direction": "higher"},
        {"value": 5, "value_max": 9, "comparator": "range", "direction": "higher"},
        "lowered",
    ),
    ({"value": 10, "comparator": "="}, {"value": 10, "comparator": "="}, "held"),
    ({"value": 10, "direction": "lower"}, {"value": 9}, "raised"),
]


@pytest.mark.parametrize(("old", "new", "change"), CHANGES)
def test_changes(old: Said, new: Said, change: str) -> None:
    row = _row(old, new)
    assert (row.change, row.reasons) == (change, ())


# old, new -> why they are not comparable
APART: list[tuple[Said, Said, str]] = [
    ({"value": 10}, {"value": None}, "blank-value"),
    ({"value": None}, {"value": None}, "blank-value"),
    ({"value": 10}, {"value": 10, "basis": "annual"}, "other-basis"),
    ({"value": 10}, {"value": 10, "unit": "万元"}, "other-dimension"),
    (
        {"value": 10, "comparator": "="},
        {"value": 12, "comparator": "="},
        "undecided-direction-unknown",
    ),
    (
        {"value": 10, "direction": "lower"},
        {"value": 12, "direction": "higher"},
        "undecided-direction-unknown",
    ),
    ({"value": 10}, {"value": 12, "comparator": "<="}, "undecided-opposite-bounds"),
    (
        {"value": 5, "value_max": 9, "comparator": "range", "direction": "higher"},
        {"value": 8, "value_max": 12, "comparator": "range"},
        "undecided-ranges-overlap",
    ),
    ({"value": 10, "check": ("basis",)}, {"value": 12}, "undecided-basis-unchecked"),
]


@pytest.mark.parametrize(("old", "new", "why"), APART)
def test_not_comparable(old: Said, new: Said, why: str) -> None:
    row = _row(old, new)
    assert (row.change, row.reasons, row.below) == ("not-comparable", (why,), None)


# old total of five years, new total and its years -> change, yearly amounts or reason
TOTALS: list[tuple[Said, Said, tuple[int | None, int | None], str, Any]] = [
    ({"value": 10}, {"value": 12}, (2026, 2030), "raised", None),
    ({"value": 10}, {"value": 9}, (2026, 2028), "raised", (2, 3)),
    ({"value": 10}, {"value": 6}, (2026, 2028), "held", (2, 2)),
    ({"value": 10}, {"value": 12}, (2026, 2035), "lowered", (2, 1.2)),
    (
        {"value": 10, "unit": "%"},
        {"value": 9, "unit": "%"},
        (2026, 2028),
        "not-comparable",
        "undecided-percent-length",
    ),
    ({"value": 10, "unit": "%"}, {"value": 9, "unit": "%"}, (2026, 2030), "lowered", None),
    ({"value": 10}, {"value": 9}, (None, None), "not-comparable", "undecided-no-period"),
]


@pytest.mark.parametrize(("old", "new", "years", "change", "told"), TOTALS)
def test_totals_of_unequal_periods(
    old: Said, new: Said, years: tuple[int | None, int | None], change: str, told: Any
) -> None:
    row = _row({**TOTAL, **old}, {**TOTAL, **new}, years)
    assert row.change == change
    if isinstance(told, str):
        assert row.reasons == (told,)
    else:
        assert (row.yearly and tuple(map(float, row.yearly))) == told


def test_cautions() -> None:
    assert _row({"value": 10}, {"value": 10, "comparator": "="}).cautions == ("other-comparator",)
    assert _row({"value": 10}, {"value": 12, "year": 2028}).cautions == ("other-year",)
    assert _row({"value": 10}, {"value": 12, "inferred": ("basis",)}).cautions == (
        "basis-inferred",
    )
    assert "basis-unchecked" in _row({"value": 10, "check": ("basis",)}, {"value": 10}).cautions


def _several(first: int, *said: Said) -> Plan:
    made = (target({"id": f"t{i}", **each}, first + 4) for i, each in enumerate(said))
    return plan(first, first + 4, *made)


# targets of both plans -> partners, by their places
PARTNERS: list[tuple[tuple[Said, ...], tuple[Said, ...], dict[str, str]]] = [
    (({"value": 8, "year": 2023}, {"value": 10}), ({"value": 12},), {"t1": "t0"}),
    (({"value": 10},), ({"value": 11, "year": 2028}, {"value": 12}), {"t0": "t1"}),
    (({"value": 10},), ({"value": None}, {"value": 12, "year": 2028}), {"t0": "t1"}),
    (
        ({"value": 8, "year": 2023}, {"value": 10}),
        ({"value": 11, "year": 2028}, {"value": 12}),
        {"t0": "t0", "t1": "t1"},
    ),
    (
        ({"value": 10}, {"value": 20, "year": 2035}),
        ({"value": 12}, {"value": 22, "year": 2035}),
        {"t0": "t0", "t1": "t1"},
    ),
    (({"value": 10},), ({"value": 12, "name": "商标注册量"},), {}),
]


@pytest.mark.parametrize(("old", "new", "expected"), PARTNERS)
def test_one_partner_each(
    old: tuple[Said, ...], new: tuple[Said, ...], expected: dict[str, str]
) -> None:
    found = succession(_several(2021, *old), _several(2026, *new))
    pairs = {row.old.id: row.new.id for row in found.targets if row.old and row.new}
    assert pairs == expected
    assert sum(row.change == "dropped" for row in found.targets) == len(old) - len(pairs)
    assert sum(row.change == "new" for row in found.targets) == len(new) - len(pairs)


def test_other_places_and_order_are_told() -> None:
    one, two = _several(2021, {"value": 1}), _several(2026, {"value": 1})
    away = replace(two, jurisdiction=replace(two.jurisdiction, name="别市"))
    assert succession(one, two).cautions == ()
    assert succession(one, away).cautions == ("succession-other-place",)
    assert succession(two, one).cautions == ("succession-backwards",)
