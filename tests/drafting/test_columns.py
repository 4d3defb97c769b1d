"""Indicator tables: the head says what each column is, a unit that no pack knows is declared."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.drafting.text import HEAD, TAIL, plan_of

# rows -> value, unit, year, base year, base value of the targets
TABLES = [
    (
        ["指标\t单位\t2025年\t2020年", "专利授权量\t件\t250\t100"],
        [("250", "件", 2025, 2020, "100")],
    ),
    (
        ["指标\t2020年\t2025年\t单位", "专利授权量\t100\t250\t件"],
        [("250", "件", 2025, 2020, "100")],
    ),
    (
        ["指标\t单位\t2020年\t2025年\t2035年\t年均增速（%）", "授权量\t件\t100\t250\t500\t20"],
        [("250", "件", 2025, 2020, "100"), ("500", "件", 2035, 2020, "100")],
    ),
    (
        ["指标\t单位\t“十三五”末\t“十四五”末", "服务点\t处\t12\t30"],
        [("30", "处", 2025, 2020, "12")],
    ),
    (
        ["指标\t单位\t2020年\t2021-2025年累计", "培训\t人次\t100\t2500"],
        [("2500", "人次", 2025, 2020, "100")],
    ),
    (
        ["序号\t指标\t2020年\t2025年", "1\t覆盖率\t80%\t90%以上"],
        [("90", "%", 2025, 2020, "80")],
    ),
    (
        ["指标\t单位\t2020年\t2025年", "商标\t件\t1.2万\t1.8万"],
        [("1.8", "万件", 2025, 2020, "1.2")],
    ),
]


@pytest.mark.parametrize(("rows", "expected"), TABLES)
def test_the_head_says_what_a_column_is(
    tmp_path: Path, rows: list[str], expected: list[tuple[object, ...]]
) -> None:
    found = plan_of(tmp_path, HEAD + "\n".join(rows) + TAIL).targets
    assert [
        (str(t.value), t.unit, t.year, t.baseline and t.baseline.year, str(t.baseline.value))
        for t in found
        if t.baseline
    ] == expected


OWN = [
    (["指标\t单位\t2020年\t2025年", "图书藏量\t册\t52000\t80000"], "册"),
    (["指标\t单位\t2020年\t2025年", "图书藏量\t册/人\t0.5\t0.8"], "册/人"),
    (["序号\t指标\t2020年\t2025年", "1\t图书藏量（册）\t52000\t80000"], "册"),
]


@pytest.mark.parametrize(("rows", "unit"), OWN)
def test_an_unknown_unit_is_declared_and_to_be_checked(
    tmp_path: Path, rows: list[str], unit: str
) -> None:
    plan = plan_of(tmp_path, HEAD + "\n".join(rows) + TAIL, "intellectual-property")
    assert [(own.unit, own.dimension) for own in plan.units] == [(unit, "own")]
    assert [(t.unit, t.check[0]) for t in plan.targets] == [(unit, "unit")]


def test_small_figures_are_no_serial_numbers(tmp_path: Path) -> None:
    rows = ["序号\t指标\t单位\t2020年\t2025年", "1\t站点\t个\t3\t5", "2\t基地\t个\t1\t2"]
    found = plan_of(tmp_path, HEAD + "\n".join(rows) + TAIL).targets
    assert [(t.row, t.name, int(t.value or 0)) for t in found] == [(1, "站点", 5), (2, "基地", 2)]
