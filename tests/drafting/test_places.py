"""Where a figure or a paragraph stands: its year, goals inside of chapters of tasks, Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.drafting.text import HEAD, TAIL, plan_of, targets_of, written

YEARS = [
    ("2022年底前，点灯率达到80%；到2025年，收灯率达到90%", [2022, 2025]),
    ("2024年12月底前，点灯率达到80%", [2024]),
    ("到2023年，点灯率达到80%", [2023]),
]


@pytest.mark.parametrize(("clause", "years"), YEARS)
def test_the_year_is_that_of_the_clause(tmp_path: Path, clause: str, years: list[int]) -> None:
    assert [target.year for target in targets_of(tmp_path, f"{clause}。")] == years


def test_the_year_of_a_row_of_projects(tmp_path: Path) -> None:
    rows = (
        "重点任务\t具体措施\t完成时限\t责任单位\n点灯行动\t新建灯站12座。\t2024年12月\t市灯务局\n"
    )
    text = HEAD + TAIL + "（二）重点项目\n" + rows + "收灯行动\t新建灯亭8座。\t2023年\t市灯务局\n"
    found = {target.name: target.year for target in plan_of(tmp_path, text).targets}
    assert (found["灯站"], found["灯亭"]) == (2024, 2023)


GOALS = """
三、发展领域
（一）点灯与健康
主要目标：到2025年，
1．点灯率由2020年的70%提高到80%，收灯率同步提高；
2．灯油中毒率控制在2%以下。
策略措施：
1．完善点灯服务。健全以灯站为核心的服务网络，完善点灯标准，加强灯匠培训。
2．加强收灯管理。落实收灯责任，健全收灯巡查机制，推进收灯信息化。
"""


def test_goals_inside_of_a_chapter_of_tasks(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, HEAD + TAIL + GOALS)
    assert [t.title for t in plan.tasks][1:] == ["完善点灯服务", "加强收灯管理"]
    assert {"点灯率", "灯油中毒率"} <= {t.name for t in plan.targets}


MARKDOWN = """# 云州市“十四五”点灯规划

## 一、现状与短板

### （一）主要短板

灯站平均间距达到9公里，灯匠流失率一度达到14%。

## 二、主要任务

**（一）加强点灯。**健全跨区域点灯协作机制，完善点灯标准，严厉打击乱点灯行为。
"""


def test_markdown(tmp_path: Path) -> None:
    assert written(tmp_path, MARKDOWN).lines[0] == "云州市“十四五”点灯规划"
    plan = plan_of(tmp_path, MARKDOWN)
    assert (plan.title, plan.jurisdiction.name) == ("云州市“十四五”点灯规划", "云州市")
    assert [task.title for task in plan.tasks] == ["加强点灯"]
    assert plan.targets == ()


def test_goals_without_measures_behind_them_change_nothing(tmp_path: Path) -> None:
    text = GOALS.replace("策略措施：\n", "")
    titles = [task.title for task in plan_of(tmp_path, HEAD + TAIL + text).tasks]
    assert {"完善点灯服务", "加强收灯管理"} <= set(titles)
