"""Whether a new target promises less than was reached: by actuals, else by its own baseline."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import plancmp
from plancmp.errors import InvalidFile, PlancmpError, UnknownPlan
from plancmp.model.succession import TargetRow
from tests.succession.made import pair, plan, succession, target, written

Said = dict[str, Any]


def _row(folder: Path, old: Said, new: Said, *actuals: Said, last: int = 2030) -> TargetRow:
    one = plan(2021, 2025, target(old, 2025))
    two = plan(2026, last, target(new, last))
    return pair(one, two, actuals=written(folder, one.id, *actuals) if actuals else ())


def _year(year: int, value: float, **more: Any) -> Said:
    return {"year": year, "value": value, **more}


def _total(value: float, **more: Any) -> Said:
    return {"basis": "cumulative", "value": value, **more}


def _growth(value: float, **more: Any) -> Said:
    return {"basis": "growth", "unit": "%", "name": "登记量年均增长率", "value": value, **more}


UP = target({"value": 12}, 2030)
LOWER = {"comparator": "<="}
FIVE = [_year(2021 + n, 2) for n in range(5)]
# old, new, actuals -> below, what was reached or why nobody knows
ROWS: list[tuple[Said, Said, list[Said], bool | None, float | str]] = [
    ({"value": 10}, {"value": 12}, [_year(2025, 13)], True, 13),
    ({"value": 10}, {"value": 12}, [_year(2025, 12)], False, 12),
    ({"value": 10}, {"value": 12}, [_year(2024, 11), _year(2023, 15)], False, 11),
    ({"value": 10}, {"value": 12}, [_year(2025, 0.0013, unit="万件")], True, 13),
    ({"value": 90, **LOWER}, {"value": 80, **LOWER}, [_year(2025, 70)], True, 70),
    ({"value": 90, **LOWER}, {"value": 80, **LOWER}, [_year(2025, 85)], False, 85),
    # the weaker end of a range
    (
        {"value": 10, "direction": "higher", "comparator": "="},
        {"value": 11, "value_max": 15, "comparator": "range"},
        [_year(2025, 12)],
        True,
        12,
    ),
    # what counts: after the baseline, else not before the period; not after the target's year
    ({"value": 10, "base": (2021, 5)}, {"value": 12}, [_year(2021, 13)], None, "unknown-none"),
    ({"value": 10}, {"value": 12}, [_year(2021, 13)], True, 13),
    ({"value": 10}, {"value": 12}, [_year(2020, 13)], None, "unknown-none"),
    ({"value": 10}, {"value": 12}, [_year(2026, 13), _year(2025, 11)], False, 11),
    # revised over final over preliminary
    ({"value": 10}, {"value": 12}, [_year(2025, 13), _year(2025, 11, status="revised")], False, 11),
    (
        {"value": 10},
        {"value": 12},
        [_year(2025, 13), _year(2025, 11, status="preliminary")],
        True,
        13,
    ),
    # totals by the year
    (_total(10), _total(12), [_year(2025, 13, cumulative=True)], True, 2.6),
    (_total(10), _total(12), [_year(2024, 9.6, cumulative=True)], False, 2.4),
    (_total(10), _total(12), [_year(2023, 6, cumulative=True), _year(2024, 5)], True, 2.75),
    (_total(10), _total(12), FIVE, False, 2),
    (_total(10), _total(12), [FIVE[0], FIVE[2]], None, "reason-hole"),
    (_total(10), _total(12), [_year(2023, 6, cumulative=True), FIVE[4]], None, "reason-hole"),
    (_total(10, unit="%"), _total(12, unit="%"), FIVE, None, "reason-percent-yearly"),
    # growth by the mean: 1.1 * 1.1 = 1.21
    (_growth(8), _growth(10), [_year(2021, 10), _year(2022, 10)], False, 10),
    (_growth(8), _growth(9.9), [_year(2021, 10), _year(2022, 10)], True, 10),
    (_growth(8), _growth(10), [_year(2022, 10, cumulative=True), _year(2023, 10.1)], True, 10.0333),
    (_growth(8), _growth(10), [_year(2022, 10)], None, "reason-hole"),
    (_growth(8), _growth(10), [_year(2021, -100)], None, "reason-rate-too-low"),
    # without actuals the new plan's own baseline, but for totals
    ({"value": 10}, {"value": 12, "base": (2025, 14)}, [], True, 14),
    ({"value": 10}, {"value": 12, "base": (2025, 12)}, [], False, 12),
    ({"value": 10}, {"value": 12, "base": (2025, None)}, [], None, "unknown-none"),
    ({"value": 10}, {"value": 12, "base": (2025, 14)}, [_year(2025, 11)], False, 11),
    (_total(10), _total(12, base=(2025, 14)), [], None, "unknown-none"),
    # held, and nobody knows which way is the stronger
    (
        {"value": 10, "comparator": "="},
        {"value": 10, "comparator": "="},
        [_year(2025, 9)],
        None,
        "unknown-direction",
    ),
    ({"value": 10}, {"value": 10, "comparator": "<="}, [_year(2025, 9)], None, "unknown-direction"),
    # a bound of one side says which way is the stronger
    ({"value": 10}, {"value": 10, "comparator": "="}, [_year(2025, 11)], True, 11),
    # the way from the baseline says it too
    (
        _total(10, comparator="="),
        _total(10, comparator="=", base=(2025, 20)),
        [_year(2025, 9, cumulative=True)],
        True,
        1.8,
    ),
    ({"value": 10, "base": (2021, None)}, {"value": 12}, [_year(2021, 13)], True, 13),
    (
        {"value": 10},
        {"value": 12},
        [_year(2025, 13, unit="万元")],
        None,
        "reason-unit-not-convertible",
    ),
]


@pytest.mark.parametrize(("old", "new", "actuals", "below", "told"), ROWS)
def test_below_what_was_reached(
    tmp_path: Path, old: Said, new: Said, actuals: list[Said], below: bool | None, told: Any
) -> None:
    row = _row(tmp_path, old, new, *actuals)
    assert row.change in ("raised", "held", "lowered")
    assert row.below is below
    if isinstance(told, str):
        assert (row.unknown, row.reached) == (told, None)
    else:
        assert row.reached
        assert float(row.reached.value) == pytest.approx(told, abs=1e-4)
        assert row.reached.of == ("actual" if actuals else "baseline")


def test_totals_of_unequal_periods_by_the_year(tmp_path: Path) -> None:
    row = _row(tmp_path, _total(10), _total(9), _year(2025, 14, cumulative=True), last=2028)
    assert (row.change, row.below) == ("raised", False)
    assert row.reached
    assert (float(row.reached.promised), float(row.reached.value)) == (3, 2.8)


def test_an_assumed_direction_is_told(tmp_path: Path) -> None:
    same = _total(10, comparator="=")
    row = _row(tmp_path, same, same, _year(2025, 11, cumulative=True))
    assert (row.change, row.below) == ("held", True)
    assert row.cautions == ("direction-assumed",)


def test_not_comparable_is_held_against_nothing(tmp_path: Path) -> None:
    row = _row(tmp_path, {"value": 10}, {"value": None}, _year(2025, 11))
    assert (row.change, row.below, row.reached) == ("not-comparable", None, None)


# what is wrong with a file of actuals -> error
GOOD = (
    "plan: made-2021\nactuals:\n- {target: it, year: 2025, value: 1, status: final, source: 公报}\n"
)
WRONG: list[tuple[str, str, type[PlancmpError]]] = [
    ("made-2021", "made-2031", InvalidFile),
    ("target: it", "target: other", InvalidFile),
    ("year: 2025", "year: 二〇二五", InvalidFile),
    ("value: 1,", "", InvalidFile),
    (", source: 公报", "", InvalidFile),
    ("status: final", "status: guessed", InvalidFile),
    ("status: final", "status: final, colour: red", InvalidFile),
    ("actuals:", "actuals: [", InvalidFile),
    (
        "\n- {",
        "\n- {target: it, year: 2025, value: 2, status: final, source: 报}\n- {",
        InvalidFile,
    ),
]


@pytest.mark.parametrize(("part", "instead", "error"), WRONG)
def test_bad_actuals(tmp_path: Path, part: str, instead: str, error: type[PlancmpError]) -> None:
    one, two = plan(2021, 2025, target({"value": 1}, 2025)), plan(2026, 2030)
    path = tmp_path / "a.yaml"
    path.write_text(GOOD, "utf-8")
    assert succession(one, two, actuals=path).targets[0].change == "dropped"
    path.write_text(GOOD.replace(part, instead, 1), "utf-8")
    with pytest.raises(error):
        succession(one, two, actuals=path)


def test_no_file_of_actuals(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile):
        succession(plan(2021, 2025), plan(2026, 2030), actuals=tmp_path / "none.yaml")


def test_actuals_of_a_table_and_up_to_a_year(tmp_path: Path) -> None:
    one, two = plan(2021, 2025, target({"value": 10}, 2025)), plan(2026, 2030, UP)
    path = tmp_path / "made-2021.csv"
    path.write_text(
        "target,year,value,status,source\nit,2023,11,final,公报\nit,2025,13,final,公报\n"
    )
    (row,) = succession(one, two, actuals=path).targets
    (before,) = succession(one, two, actuals=path, as_of=2024).targets
    assert (row.below, before.below) == (True, False)
    assert row.reached
    assert (row.reached.year, before.reached and before.reached.year) == (2025, 2023)


def test_actuals_beside_the_plan_are_found(tmp_path: Path) -> None:
    (tmp_path / "actuals").mkdir()
    written(tmp_path / "actuals", "made-2021", _year(2025, 13)).rename(
        tmp_path / "actuals" / "made-2021.yaml"
    )
    made = plan(2021, 2025, target({"value": 10}, 2025), path=str(tmp_path / "made-2021.yaml"))
    (row,) = succession(made, plan(2026, 2030, UP)).targets
    assert row.below


def test_actuals_of_a_plan_that_is_not_asked_about(tmp_path: Path) -> None:
    path = written(tmp_path, "made-1999", _year(2025, 13))
    plans = [plan(start, start + 4) for start in (2016, 2021, 2026)]
    with pytest.raises(UnknownPlan):
        plancmp.succeed(*plans, actuals=path)
