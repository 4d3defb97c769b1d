"""Text as it is copied from a page: broken lines, page marks in paragraphs, tables in blanks."""

from __future__ import annotations

from pathlib import Path

import plancmp
from tests.drafting.text import plan_of, written

WIDTH = 34
MARK = "— 1 —\n云州市“十四五”点灯发展规划"
PARAGRAPHS = [
    "云州市“十四五”点灯发展规划",
    "　　一、发展目标",
    "　　到2025年，全市点灯体系更加健全，点灯服务能力明显增强，"
    "全市点灯工作走在全省前列，点灯"
    "覆盖率达到９０％以上，灯站数量由２０２０年的１２０座增加到３００座，培训灯匠８００人次。",
    "　　二、主要任务",
    "　　（一）健全点灯网络",
    "　　加快建设城乡点灯网络，完善灯站布局，推动灯站向乡镇和村延伸，"
    "支持各县区建设区域性点灯中心，"
    "健全点灯设施建设和管护机制，落实管护责任，推进灯站运行维护社会化，提高点灯服务质量。",
    "　　鼓励社会力量参与点灯服务，完善政府购买点灯服务制度，引导灯匠协会规范发展，"
    "加强行业自律，建立"
    "灯匠信用档案，健全失信联合惩戒机制，营造良好的点灯环境。",
    "　　三、保障措施",
    "　　（一）加强组织领导。健全点灯工作协调机制，明确部门职责分工，"
    "定期研究解决点灯工作中的重大问题，"
    "把点灯工作纳入年度考核，压实各级各部门责任。",
]


def _broken() -> str:
    """The paragraphs broken at a width, with a page break inside of the first task."""
    lines = [p[at : at + WIDTH] for p in PARAGRAPHS for at in range(0, len(p), WIDTH)]
    task = next(i for i, line in enumerate(lines) if line.startswith("　　加快"))
    return "\n".join([*lines[: task + 1], MARK, *lines[task + 1 :]]) + "\n"


BROKEN = _broken()


def test_broken_lines_are_one_paragraph(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, BROKEN)
    lines = BROKEN.splitlines()
    titles = ["加快建设城乡点灯网络", "鼓励社会力量参与点灯服务", "加强组织领导"]
    assert [task.title for task in plan.tasks] == titles
    for task in plan.tasks:
        ((first, last),) = task.lines
        assert task.title in lines[first - 1]
        assert lines[last - 1].endswith("。")


def test_a_figure_that_a_line_break_cut_is_whole(tmp_path: Path) -> None:
    found = {t.name: str(t.value) for t in plan_of(tmp_path, BROKEN).targets}
    assert found["灯站数量"] == "300"
    assert found["点灯覆盖率"] == "90"


def test_verify_reads_the_broken_text_as_draft_does(tmp_path: Path) -> None:
    document = tmp_path / "broken.txt"
    document.write_text(BROKEN, "utf-8")
    path = tmp_path / "broken.yaml"
    path.write_text(plancmp.draft(document).text, "utf-8")
    rules = {finding.rule for finding in plancmp.verify(path, document).value}
    assert not rules & {"figure-not-there", "title-not-there", "figure-not-coded"}


def test_whole_paragraphs_are_left_alone(tmp_path: Path) -> None:
    """Long lines that end with a sentence are not put together."""
    line = "加快建设城乡点灯网络，完善灯站布局，推动灯站向乡镇和村延伸，健全机制。"
    lines = ["云州市点灯规划（2021—2025年）", "一、主要任务", *[line] * 20]
    plan = plan_of(tmp_path, "\n".join(lines))
    assert [task.lines for task in plan.tasks] == [((n, n),) for n in range(3, 23)]


SPACED = """\
云州市“十四五”点灯发展规划
一、发展目标
专栏1  点灯主要指标
指标名称              单位    2020年   2025年
灯站　　　　　　　　　个      10        30
灯油总收入　　　　　　亿元    1960     4000左右
点灯率　　　　　　　　%                ≥35
二、主要任务
（一）加强点灯。健全跨区域点灯协作机制，完善点灯标准，严厉打击乱点灯行为。
"""


def test_a_table_whose_columns_are_parted_by_blanks(tmp_path: Path) -> None:
    assert written(tmp_path, SPACED).lines[3] == "指标名称\t单位\t2020年\t2025年"
    found = plan_of(tmp_path, SPACED).targets
    base = [str(t.baseline.value) if t.baseline else None for t in found]
    assert [(t.name, str(t.value), t.unit) for t in found] == [
        ("灯站", "30", "个"),
        ("灯油总收入", "4000", "亿元"),
        ("点灯率", "35", "%"),
    ]
    assert base == ["10", "1960", "None"]
