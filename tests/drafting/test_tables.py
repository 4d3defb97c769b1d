"""Indicator tables as documents print them: spanned heads, columns of other kinds, several measures
in a row, words beside figures.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.drafting.text import HEAD, TAIL, plan_of

Row = tuple[str, str, int | None, str | None, str]
"""Value, unit, year, base value, the end of the name."""

TABLES: dict[str, tuple[list[str], list[Row]]] = {
    "a head over several years": (
        [
            "类别\t指标名称\t单位\t2020年基数\t目标值\t\t",
            "类别\t指标名称\t单位\t2020年基数\t2023年\t2024年\t2025年",
            "创新\t云灯产值\t亿元\t5.5\t6.5\t7.5\t8.5",
        ],
        [
            ("6.5", "亿元", 2023, "5.5", "云灯产值"),
            ("7.5", "亿元", 2024, "5.5", "云灯产值"),
            ("8.5", "亿元", 2025, "5.5", "云灯产值"),
        ],
    ),
    "a head with a remark on its year": (
        [
            "类别\t序号\t指标\t单位\t目标\t\t属性",
            "类别\t序号\t指标\t单位\t2020年\t2025年〔五年累计〕\t属性",
            "总量\t1\t用灯总量\t万盏\t593\t635以内\t约束性",
        ],
        [("635", "万盏", 2025, "593", "用灯总量")],
    ),
    "who is responsible stands behind": (
        [
            "类别\t目标任务\t2020年完成情况\t2025年目标\t牵头单位",
            "就业\t新增灯匠\t812人\t850人以上\t市灯务局",
            "就业\t灯匠失业率\t5.1%\t控制在5.5%以内\t市灯务局、市统计局",
        ],
        [("850", "人", 2025, "812", "新增灯匠"), ("5.5", "%", 2025, "5.1", "灯匠失业率")],
    ),
    "two measures in brackets": (
        ["指标\t单位\t2020年\t2025年", "点灯率（北区／南区）\t%\t81／52\t90／65"],
        [("90", "%", 2025, "81", "(北区)"), ("65", "%", 2025, "52", "(南区)")],
    ),
    "two measures behind a colon": (
        ["指标\t2020年\t2025年", "点灯占比（%）：城区/山区\t40/15\t80/50"],
        [("80", "%", 2025, "40", "(城区)"), ("50", "%", 2025, "15", "(山区)")],
    ),
    "two measures with one end": (
        ["指标\t2020年\t2025年", "高塔灯路/矮塔灯路里程（公里）\t628/95\t720/180"],
        [("720", "公里", 2025, "628", "高塔灯路里程"), ("180", "公里", 2025, "95", "矮塔灯路里程")],
    ),
    "two measures and their units": (
        ["指标\t单位\t2020年\t2025年", "点灯额/点灯项目数\t亿元/项\t2/10\t3/30"],
        [("3", "亿元", 2025, "2", "点灯额"), ("30", "项", 2025, "10", "点灯项目数")],
    ),
    "a figure a year is one measure": (
        ["指标\t2020年\t2025年", "点灯量\t3件/年\t5件/年"],
        [("5", "件/年", 2025, "3", "点灯量")],
    ),
    "by how much it falls": (
        ["指标\t2020年\t2025年", "熄灯事故数\t—\t下降15%", "点灯率\t60%\t稳定在62%以上"],
        [("15", "%", 2025, None, "下降"), ("62", "%", 2025, "60", "点灯率")],
    ),
    "a base in another unit is none": (
        ["指标\t单位\t2020年\t2025年", "灯油用量\t万吨\t100\t降低12%"],
        [("12", "%", 2025, None, "降低")],
    ),
    "a figure without a unit": (
        ["指标\t单位\t2020年\t2025年", "灯油利用系数\t—\t0.58\t≥0.60"],
        [("0.60", "无量纲", 2025, "0.58", "系数")],
    ),
    "a composed unit behind the name": (
        ["指标\t2020年\t2025年", "灯油消耗（吨/公里）\t53\t45以下"],
        [("45", "吨/公里", 2025, "53", "消耗")],
    ),
    "how fast it grows each year": (
        ["指标\t单位\t2020年\t2025年\t年均增长率（%）", "灯油产量\t万吨\t100\t150\t8.4"],
        [
            ("150", "万吨", 2025, "100", "灯油产量"),
            ("8.4", "%", 2025, None, "灯油产量年均增长率"),
        ],
    ),
    "two columns of one year": (
        ["指标\t单位\t2020年\t2025年全市\t2025年市区", "灯站\t座\t100\t150\t90"],
        [("None", "座", 2025, None, "灯站")],
    ),
    "blank cells stay blank": (
        ["指标\t单位\t2020年\t2025年\t备注", "灯站\t座\t\t30\t", "灯亭\t座\t12\t\t"],
        [("30", "座", 2025, None, "灯站"), ("None", "座", 2025, "12", "灯亭")],
    ),
}


@pytest.mark.parametrize("case", TABLES)
def test_tables(case: str, tmp_path: Path) -> None:
    rows, expected = TABLES[case]
    found = plan_of(tmp_path, HEAD + "\n".join(rows) + TAIL).targets
    told = [
        (
            str(t.value),
            t.unit,
            t.year,
            str(t.baseline.value) if t.baseline and t.baseline.value is not None else None,
        )
        for t in found
    ]
    assert told == [row[:4] for row in expected]
    for target, row in zip(found, expected, strict=True):
        assert target.name.endswith(row[4])


CELLS = [
    ["序号", "指标名称", "单位", "2020年", "2025年", "属性"],
    ["一、点灯", "1", "高塔点灯", "率", "%", "61.3", "70", "预期性"],
    ["2", "灯站", "个", "—", "[80]", "约束性"],
    ["— 1 — ", "云州市点灯规划", "续表", *["序号", "指标名称", "单位", "2020年", "2025年", "属性"]],
    ["二、收灯", "3", "收灯率", "%", "9.6", "12—15", "预期性"],
    ["灯油", "节约", "4", "灯油占比", "%", "58", "80", "约束性"],
]


def test_a_table_of_one_cell_a_line(tmp_path: Path) -> None:
    """Groups of rows, names over two lines, a page break with its running head inside."""
    lines = "\n".join(cell for row in CELLS for cell in row)
    found = plan_of(tmp_path, HEAD + lines + TAIL).targets
    assert [(t.row, t.name, str(t.value), t.unit, t.binding) for t in found] == [
        (1, "高塔点灯率", "70", "%", "expected"),
        (2, "灯站", "80", "个", "binding"),
        (3, "收灯率", "12", "%", "expected"),
        (4, "灯油占比", "80", "%", "binding"),
    ]


def test_a_row_that_lacks_a_cell_gives_no_figure(tmp_path: Path) -> None:
    """Which year would the one figure be of?"""
    rows = [*CELLS[0], *["1", "灯站", "个", "95以上", "约束性"], *CELLS[1][1:]]
    rows[rows.index("1", 8)] = "2"
    rows += ["3", "灯亭", "个", "1", "2", "约束性"]
    found = plan_of(tmp_path, HEAD + "\n".join(rows) + TAIL).targets
    first = next(t for t in found if t.row == 1)
    assert first.value is None
    assert "value" in first.check
    assert [str(t.value) for t in found if t.row != 1] == ["70", "2"]
